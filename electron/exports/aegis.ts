/**
 * Aegis exports, plain and encrypted, file version 1 with database version 3.
 * https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md
 */
import { createCipheriv, scrypt } from 'node:crypto'
import { encodeBase32 } from '../otp/base32.ts'
import { makesCodes } from '../otp/codes.ts'
import { pinOf, type Token } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import { chosenTokens, type NamedToken } from './chosen-tokens.ts'
import type { Exported, KitContents } from './contents.ts'

/** Source of random bytes, for ids, keys and nonces. */
export type Random = (length: number) => Uint8Array

/** The scrypt costs that Aegis itself uses. */
const SCRYPT = { n: 2 ** 15, r: 8, p: 1 }

/** The tokens as a plain Aegis export: anyone with the file can read it. */
export function aegisPlain(contents: KitContents, random: Random, accounts?: ReadonlySet<RecordId>): Exported {
  const { db, ...rest } = databaseOf(contents, random, accounts)
  return { ...rest, bytes: json({ version: 1, header: { slots: null, params: null }, db }) }
}

/** The tokens as an Aegis export with one password slot. */
export async function aegisEncrypted(
  contents: KitContents,
  password: string,
  random: Random,
  accounts?: ReadonlySet<RecordId>,
): Promise<Exported> {
  const { db, ...rest } = databaseOf(contents, random, accounts)
  const plaintext = json(db)
  const masterKey = random(32)
  try {
    const slot = await passwordSlot(masterKey, password, random)
    const { ciphertext, params } = seal(masterKey, plaintext, random(12))
    return {
      ...rest,
      bytes: json({ version: 1, header: { slots: [slot], params }, db: ciphertext.toString('base64') }),
    }
  } finally {
    masterKey.fill(0)
    plaintext.fill(0)
  }
}

function databaseOf(contents: KitContents, random: Random, accounts: ReadonlySet<RecordId> | undefined) {
  const { tokens, leftOut } = chosenTokens(contents, accounts, whyNot)
  const entries = tokens.map(({ issuer, account, note, token }) => ({
    type: token.type,
    uuid: uuid(random(16)),
    name: account,
    issuer,
    note,
    favorite: false,
    icon: null,
    info: infoOf(token),
    groups: [],
  }))
  return {
    db: { version: 3, entries, groups: [] },
    count: entries.length,
    leftOut: [...leftOut, 'dates, and where each token came from'],
  }
}

/** `TotpInfo.isPeriodValid`: the period in milliseconds must fit an `int`. */
const MOST_PERIOD = 2_147_483

/**
 * Aegis refuses the whole file for one entry it cannot take. `OtpInfo.fromJson` takes 1 to 10
 * digits, and HOTP counters as a `long`, which ours all fit.
 */
function whyNot({ token }: NamedToken): string | undefined {
  if (token.algorithm === 'SHA224' || token.algorithm === 'SHA384') return `Aegis does not know ${token.algorithm}`
  // Aegis turns the bytes into hexadecimal text in small letters.
  if (token.type === 'motp' && token.text)
    return 'Aegis makes its codes from small letters, and its secret has capitals'
  if (token.type === 'totp' && token.period > MOST_PERIOD)
    return `its period is ${token.period} s, and Aegis knows up to ${MOST_PERIOD} s`
  return makesCodes(token) ? undefined : 'Aegis needs its PIN, which is not in the vault'
}

function infoOf(token: Token): object {
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  const pin = pinOf(token)
  return {
    secret: encodeBase32(token.secret),
    algo: token.algorithm,
    digits: token.digits,
    ...moving,
    ...(pin && { pin: new TextDecoder().decode(pin) }),
  }
}

async function passwordSlot(masterKey: Uint8Array, password: string, random: Random): Promise<object> {
  const salt = random(32)
  const key = await keyFrom(password, salt)
  const { ciphertext, params } = seal(key, masterKey, random(12))
  key.fill(0)
  return {
    type: 1,
    uuid: uuid(random(16)),
    key: ciphertext.toString('hex'),
    key_params: params,
    ...SCRYPT,
    salt: hex(salt),
    // True says that the key was made after Aegis fixed its bug with long passwords (0.4).
    repaired: true,
    is_backup: false,
  }
}

/** Exactly as typed: Aegis neither trims nor normalises. */
function keyFrom(password: string, salt: Uint8Array): Promise<Buffer> {
  const { n: N, r, p } = SCRYPT
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function seal(key: Uint8Array, plaintext: Uint8Array, nonce: Uint8Array) {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return { ciphertext, params: { nonce: hex(nonce), tag: hex(cipher.getAuthTag()) } }
}

/** RFC 9562 section 5.4, version 4. */
function uuid(bytes: Uint8Array): string {
  const digits = hex(bytes)
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-')
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 4))
}
