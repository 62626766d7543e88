import { formatOtpauth } from '../../otp/otpauth.ts'
import type { Token } from '../../otp/token.ts'
import { fitsOnPaper } from './qr.ts'

/** A link that a code on paper can hold. */
export interface PaperLink {
  readonly link: string
  readonly names: LinkNames
}

/** What was done to the names in a link, so that it fits. */
export type LinkNames =
  | 'whole'
  /** The service is only in its parameter, and no longer in the label as well. */
  | 'service-once'
  | 'login-cut'
  | 'both-cut'

/**
 * The link of a secret for paper. A name outside ASCII takes nine characters for each of its own, twice for the
 * service; what is too long is shortened. Undefined where the secret itself is too long.
 */
export function paperLink(
  { service, name }: { readonly service: string; readonly name: string },
  token: Token,
): PaperLink | undefined {
  const whole = formatOtpauth({ issuer: service, account: name, token })
  if (fitsOnPaper(whole)) return { link: whole, names: 'whole' }
  // A link of mOTP states the service in its label alone.
  const withNames = (issuer: string, account: string) =>
    formatOtpauth({ issuer, account, token, serviceOnce: token.type !== 'motp' })
  const once = withNames(service, name)
  if (once !== whole && fitsOnPaper(once)) return { link: once, names: 'service-once' }
  const login = longestStart(name, 1, (start) => withNames(service, start))
  if (login !== undefined) return { link: login, names: 'login-cut' }
  const [first = ''] = characters(name)
  const both = longestStart(service, 0, (start) => withNames(start, first))
  return both === undefined ? undefined : { link: both, names: 'both-cut' }
}

/** No shorter link has its names cut: every version of the app prints so much in one code. */
const NEVER_CUT = 258

/** Whether the names in a link that was read may be the start of those that were printed. */
export function mayBeCut(link: string): boolean {
  return Buffer.byteLength(link) > NEVER_CUT
}

/** The link with as much of a name as fits, but no less than some characters; undefined where not even those fit. */
function longestStart(name: string, least: number, linkOf: (start: string) => string): string | undefined {
  const all = characters(name)
  const cutTo = (length: number) => linkOf(all.slice(0, length).join(''))
  let [fits, tooLong] = [Math.min(least, all.length), all.length]
  if (!fitsOnPaper(cutTo(fits))) return undefined
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (fitsOnPaper(cutTo(middle))) fits = middle
    else tooLong = middle
  }
  return cutTo(fits)
}

function characters(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter('en').segment(text.toWellFormed()), ({ segment }) => segment)
}
