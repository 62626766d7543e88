import { parseOtpauth } from '../../otp/otpauth.ts'
import { mayBeCut } from '../content/paper-link.ts'
import { pinOf, tokenDigest, type Token } from '../../otp/token.ts'

/**
 * Whether two links restore the same: names, secret and settings. How they are escaped does not
 * count, a HOTP counter only must not be ahead of the one in the vault, which moves with use, and long
 * names may be cut in the code, as they are on paper.
 */
export function sameLink(read: string, known: string): boolean {
  if (read === known) return true
  const [one, other] = [parseOtpauth(read), parseOtpauth(known)]
  if (one.kind !== 'read' || other.kind !== 'read') return false
  const sameNames = one.issuer === other.issuer && one.account === other.account
  const cutNames = mayBeCut(read) && other.issuer.startsWith(one.issuer) && other.account.startsWith(one.account)
  return (sameNames || cutNames) && sameToken(one.token, other.token)
}

/** The same, whatever names they state. */
export function sameSecret(read: string, known: string): boolean {
  const [one, other] = [parseOtpauth(read), parseOtpauth(known)]
  return one.kind === 'read' && other.kind === 'read' && sameToken(one.token, other.token)
}

function sameToken(one: Token, other: Token): boolean {
  const [pin, otherPin] = [pinOf(one), pinOf(other)]
  return (
    tokenDigest(one) === tokenDigest(other) &&
    Buffer.from(pin ?? []).equals(otherPin ?? Buffer.of()) &&
    counterOf(one) <= counterOf(other)
  )
}

/** How a link differs from another, if it differs in one thing only. */
export type LinkDifference =
  | { readonly kind: 'setting'; readonly name: Setting }
  /** A character of the secret, counted from 1. */
  | { readonly kind: 'secret-character'; readonly at: number }
  /** A character somewhere in a code that is no link. */
  | { readonly kind: 'character' }

/** How a link differs from the one in the vault, if by one setting or one character; no part of a secret is named. */
export function differenceOf(read: string, known: string): LinkDifference | undefined {
  const [one, other] = [partsOf(read), partsOf(known)]
  if (!one || !other) return oneCharacter(read, known) === undefined ? undefined : { kind: 'character' }
  const names = [...new Set([...one.keys(), ...other.keys()])]
  const [changed, ...more] = names.filter((name) => one.get(name) !== other.get(name))
  if (more.length > 0) return undefined
  if (changed === 'secret') {
    const at = oneCharacter(one.get(changed) ?? '', other.get(changed) ?? '')
    return at === undefined ? undefined : { kind: 'secret-character', at: at + 1 }
  }
  const name = SETTINGS.find((setting) => setting === changed)
  return name && { kind: 'setting', name }
}

/** The link that differs from a text in one thing alone, if there is one. */
export function nearestLink(text: string, links: readonly string[]): string | undefined {
  return links.find((link) => differenceOf(text, link) !== undefined)
}

/** Others are not repeated: they come from the paper. */
const SETTINGS = ['name', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'pin'] as const
type Setting = (typeof SETTINGS)[number]

/** What may be the one thing in which two links differ. */
export const ONE_OF: readonly string[] = [...SETTINGS, 'secret']

/** Where two texts of one length differ, if it is at one place alone. */
function oneCharacter(one: string, other: string): number | undefined {
  if (one.length !== other.length) return undefined
  const places = Array.from(one).flatMap((character, at) => (character === other[at] ? [] : [at]))
  return places.length === 1 ? places[0] : undefined
}

/** The parts of a link by name; undefined for other texts. */
export function partsOf(link: string): ReadonlyMap<string, string> | undefined {
  const [, start, query] = /^((?:otpauth|motp):\/\/[^?]*)\?(.*)$/s.exec(link) ?? []
  if (start === undefined || query === undefined) return undefined
  const values = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
  })
  return new Map([['name', start], ...values])
}

function counterOf(token: { readonly type: string; readonly counter?: number }): number {
  return token.counter ?? 0
}
