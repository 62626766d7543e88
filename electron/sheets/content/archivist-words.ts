import type { Token } from '../../otp/token.ts'
import { KEY_OF_BYTES } from './key-of-bytes.ts'

/** What a set may hold, of which its archivist page speaks. */
export type Held = Token['type'] | 'codes' | 'sealed' | 'key'

/** What there is to say, in the order of the page. Without `of` it is of every set. */
interface Said {
  readonly of?: readonly Held[]
  readonly text: string
}

const ANY_TOKEN = ['totp', 'hotp', 'steam', 'motp', 'yandex'] as const
const BASE32 = ['totp', 'hotp', 'steam', 'yandex'] as const

const FORMATS: readonly Said[] = [
  { text: 'QR codes: ISO/IEC 18004, text in UTF-8. Each is whole by itself.' },
  {
    of: ['totp'],
    text: 'TOTP secrets: otpauth://totp/SERVICE:NAME?secret=BASE32&algorithm=SHA1&digits=6&period=30',
  },
  { of: ['hotp'], text: 'HOTP secrets: otpauth://hotp/SERVICE:NAME?secret=BASE32&algorithm=SHA1&digits=6&counter=42' },
  { of: ['steam'], text: 'Steam Guard secrets: otpauth://steam/SERVICE:NAME?secret=BASE32' },
  { of: ['motp'], text: 'mOTP secrets: motp://SERVICE:NAME?secret=HEX&pin=PIN' },
  { of: ['yandex'], text: 'Yandex secrets: otpauth://yaotp/SERVICE:NAME?secret=BASE32&pin=BASE32' },
  {
    of: BASE32,
    text: 'Base32 is RFC 4648: A-Z are 0 to 25, 2-7 are 26 to 31, five bits each, the highest first; no padding.',
  },
  {
    of: ['codes'],
    text: 'Recovery codes: as the service issued them. A character that cannot be printed is written as its Unicode number, [U+1234].',
  },
  {
    of: ['sealed'],
    text: 'Sealed sheets: an age file, version 1, armored, with a passphrase (scrypt, ChaCha20-Poly1305). In it is text: # starts an account, ## says something about it ("## used DATE: " a used code), all else is a link or a code.',
  },
  {
    of: ['key'],
    text: `Paper key: an age X25519 key in Bech32. Shares: SLIP-39, empty passphrase; together the 32 bytes of that key. ${KEY_OF_BYTES}`,
  },
  { of: ['key'], text: 'Exports: age files; in them JSON that names its fields in full.' },
  {
    of: ['key'],
    text: 'The vault and its backups: SQLite; each record is CBOR, sealed with XChaCha20-Poly1305. decoder.html opens them with the key.',
  },
]

/** For a time when no program knows a type any more. */
const CODES: readonly Said[] = [
  {
    of: ['totp', 'hotp'],
    text: 'TOTP is RFC 6238, HOTP is RFC 4226: HMAC over a counter of 8 bytes, which for TOTP is the seconds since 1970 divided by the period; 4 bytes of it from where its last 4 bits point, without the highest bit; the last digits of that.',
  },
  {
    of: ['steam'],
    text: 'Steam Guard: the number of RFC 4226 (SHA1, 30 s) in base 26, its five lowest digits, the lowest first, written as 23456789BCDFGHJKMNPQRTVWXY.',
  },
  {
    of: ['motp'],
    text: 'mOTP: the first 6 hexadecimal digits of MD5 over three texts in a row: seconds since 1970 divided by 10, secret, PIN.',
  },
  {
    of: ['yandex'],
    text: 'Yandex: key = SHA-256 over PIN and the first 16 bytes of the secret, without its first byte if that is 0; RFC 4226 with HMAC-SHA256 (30 s), but 8 bytes in place of 4; the 8 lowest digits in base 26, the highest first, as a-z.',
  },
]

/** Programs of today, at the moment of the worked checks. */
const COMMANDS: readonly Said[] = [
  { of: ['totp'], text: 'TOTP: oathtool --totp=SHA1 -b -d 6 -s 30s -N "2026-01-01 00:00 UTC" BASE32' },
  { of: ['hotp'], text: 'HOTP: oathtool --hotp -b -d 6 -c COUNTER BASE32' },
  { of: ['motp'], text: "mOTP: printf '%s' 176722560HEXPIN | md5sum | cut -c1-6" },
  { of: ANY_TOKEN, text: 'A QR code in a picture: zbarimg --raw -q PICTURE' },
  { of: ['sealed'], text: 'Sealed sheets: age -d sheet.age' },
  { of: ['key'], text: 'Exports: age -d -i key.txt export.age · the public half of a key: age-keygen -y key.txt' },
]

/** How what is held is written, how codes are made of it, and what does that today. */
export function saidOf(held: ReadonlySet<Held>): Readonly<Record<'formats' | 'codes' | 'commands', readonly string[]>> {
  const texts = (all: readonly Said[]) =>
    all.flatMap(({ of, text }) => (of === undefined || of.some((one) => held.has(one)) ? [text] : []))
  return { formats: texts(FORMATS), codes: texts(CODES), commands: texts(COMMANDS) }
}
