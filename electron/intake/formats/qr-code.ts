/** The text of one QR code: a link, the secret alone, or something for another app that is named for what it is. */
import { utf8 } from '../containers/text.ts'
import type { Found } from '../intake.ts'
import type { OtherCode } from '../judgements.ts'
import { readLink } from './links.ts'
import { singleSecret } from './single-secret.ts'

/** @param where - Names it in the preview: "QR code 2 of 3, top right". */
export function readCode(text: string, where: string): ReturnType<typeof readLink> {
  const read = readLink(text, where)
  const [found] = read.found
  if (!found || !('reason' in found) || !['not-a-link', 'link-unknown'].includes(found.reason.kind)) return read
  const other = otherCode(text.trim())
  // A web address with a secret in it is more than an address.
  const unlike = found.kind === 'quarantined' && other?.kind === 'qr-web'
  // What may hold a secret is kept, and the reason says what it is.
  if (other && !unlike) return { ...read, found: [{ ...found, reason: other } as Found] }
  return secretAlone(text, where) ?? read
}

function secretAlone(text: string, where: string): ReturnType<typeof readLink> | undefined {
  const source = { name: where, bytes: utf8(text) }
  if (!singleSecret.recognises(source)) return undefined
  const { found } = singleSecret.read(source) as { readonly found: readonly Found[] }
  return { found, parts: [] }
}

/** Which of the codes of other apps it is; undefined for any other text. */
export function otherCode(text: string): OtherCode | undefined {
  return CODES.find(([is]) => is(text))?.[1]
}

const starts =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text)

/** The first that fits counts, so web addresses in general come last. */
const CODES: readonly (readonly [is: (text: string) => boolean, code: OtherCode])[] = [
  [isDuo, { kind: 'qr-duo' }],
  // Microsoft's page asks for its own app unless one chooses another.
  [starts(/^(?:phonefactor|msauth[a-z0-9]*):/i), { kind: 'qr-microsoft' }],
  [starts(/^okta(?:verify)?:\/\//i), { kind: 'qr-push', app: 'Okta Verify' }],
  [starts(/^(?:pushauth|mfauth):\/\//i), { kind: 'qr-push', app: 'ForgeRock Authenticator' }],
  [starts(/^igmobileotp:/i), { kind: 'qr-push', app: 'Entrust Identity' }],
  [starts(/^com\.rsa\.securid|^https?:\/\/127\.0\.0\.1\/securid/i), { kind: 'qr-push', app: 'RSA Authenticator' }],
  [starts(/^https:\/\/[a-z0-9.-]*\.pingidentity\.com\/pingid/i), { kind: 'qr-push', app: 'PingID' }],
  [starts(/^https:\/\/s\.team\/q\//i), { kind: 'qr-sign-in', app: 'Steam' }],
  [starts(/^2@[^,\s]+,|^https:\/\/wa\.me\/settings\/linked_devices/i), { kind: 'qr-sign-in', app: 'WhatsApp' }],
  [starts(/^(?:sgnl:\/\/linkdevice|tsdevice:)/i), { kind: 'qr-sign-in', app: 'Signal' }],
  [starts(/^tg:\/\/login/i), { kind: 'qr-sign-in', app: 'Telegram' }],
  [starts(/^https:\/\/(?:www\.)?discord(?:app)?\.com\/ra\//i), { kind: 'qr-sign-in', app: 'Discord' }],
  // CTAP 2.2 section 11.5.1: digits behind the name.
  [starts(/^FIDO:\/\d+$/i), { kind: 'qr-passkey' }],
  [starts(/^WIFI:/i), { kind: 'qr-wifi' }],
  [starts(/^(?:BEGIN:VCARD|MECARD:)/i), { kind: 'qr-contact' }],
  // Bech32 allows capitals alone too, which make smaller codes.
  [starts(/^age1[02-9ac-hj-np-z]{50,}$/i), { kind: 'qr-age-recipient' }],
  [starts(/^AGE-SECRET-KEY-[A-Z0-9-]+$/i), { kind: 'qr-age-identity' }],
  [starts(/^-----BEGIN AGE ENCRYPTED FILE-----/), { kind: 'qr-age-file' }],
  [starts(/^RKIT:/), { kind: 'qr-page-mark' }],
  // SLIP-39 has words of four to eight letters, twenty of them or more.
  [starts(/^(?:[a-z]{4,8}\s+){19,}[a-z]{4,8}$/i), { kind: 'qr-share' }],
  [starts(/^(?:https?:\/\/|www\.)\S+$/i), { kind: 'qr-web' }],
]

/** A link, a page of the company, or a code and a dash and the name of its server in base64. */
function isDuo(text: string): boolean {
  if (/^duo:\/\/|^https:\/\/m-[a-z0-9]+\.duosecurity\.com\//i.test(text)) return true
  const [, server = ''] = /^(?:duo:\/\/)?[A-Za-z0-9]{16,32}-([A-Za-z0-9+/_-]{20,}={0,2})$/.exec(text) ?? []
  return /^api-[a-z0-9]+\.duosecurity\.com$/.test(Buffer.from(server, 'base64').toString('latin1'))
}
