/**
 * QR codes of other apps that hold no token: they set up one app through its maker's server, sign a
 * device in, or are something else altogether.
 */
import type { OtherCode, SetUpCode } from './judgements.ts'

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

/** Those of them that services show where others show a secret; a text with nothing else is told by them too. */
export function setUpCode(text: string): SetUpCode | undefined {
  const code = otherCode(text.trim())
  return code && isSetUp(code) ? code : undefined
}

const SET_UP: readonly string[] = ['qr-push', 'qr-sign-in', 'qr-duo', 'qr-microsoft', 'qr-passkey']

function isSetUp(code: OtherCode): code is SetUpCode {
  return SET_UP.includes(code.kind)
}
