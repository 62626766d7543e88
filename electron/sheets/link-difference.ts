import { parseOtpauth } from '../otp/otpauth.ts'
import { pinOf, tokenIdentity } from '../otp/token.ts'

/**
 * Whether two links restore the same: names, secret and settings. How they are escaped does not
 * count, and a HOTP counter only must not be ahead of the one in the vault, which moves with use.
 */
export function sameLink(read: string, known: string): boolean {
  if (read === known) return true
  const [one, other] = [parseOtpauth(read), parseOtpauth(known)]
  if (one.kind !== 'read' || other.kind !== 'read') return false
  const [pin, otherPin] = [pinOf(one.token), pinOf(other.token)]
  return (
    one.issuer === other.issuer &&
    one.account === other.account &&
    tokenIdentity(one.token) === tokenIdentity(other.token) &&
    Buffer.from(pin ?? []).equals(otherPin ?? Buffer.of()) &&
    counterOf(one.token) <= counterOf(other.token)
  )
}

/** In what a link differs from the one in the vault, where it is one setting or one character; no part of a secret is named. */
export function differenceInWords(read: string, known: string): string | undefined {
  const [one, other] = [partsOf(read), partsOf(known)]
  if (!one || !other)
    return oneCharacter(read, known) === undefined ? undefined : 'one character of its QR code is wrong'
  const names = [...new Set([...one.keys(), ...other.keys()])]
  const [name, ...more] = names.filter((name) => one.get(name) !== other.get(name))
  if (name === undefined || more.length > 0 || !NAMES.includes(name)) return undefined
  if (name !== 'secret') return `the ${name} in its QR code ${name === 'digits' ? 'are' : 'is'} not as in the vault`
  const at = oneCharacter(one.get(name) ?? '', other.get(name) ?? '')
  return at === undefined ? undefined : `character ${at + 1} of the secret in its QR code is not the one in the vault`
}

/** The link that differs from a text in one thing alone, if there is one. */
export function nearestLink(text: string, links: readonly string[]): string | undefined {
  return links.find((link) => differenceInWords(text, link) !== undefined)
}

/** Others are not repeated: they come from the paper. */
const NAMES: readonly string[] = ['name', 'secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'pin']

/** Where two texts of one length differ, if it is at one place alone. */
function oneCharacter(one: string, other: string): number | undefined {
  if (one.length !== other.length) return undefined
  const places = Array.from(one).flatMap((character, at) => (character === other[at] ? [] : [at]))
  return places.length === 1 ? places[0] : undefined
}

function partsOf(link: string): ReadonlyMap<string, string> | undefined {
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
