/**
 * 2FAS backups, schema 4, plain and encrypted. 2FAS does not document them; this is the layout of
 * the app's own backups, `twofas/2fas-android`, `data/services/.../BackupContent.kt`:
 *
 *   { "services": [...], "groups": [], "updatedAt": 1, "schemaVersion": 4, "appVersionCode": 1, ... }
 *
 * In an encrypted backup `services` is empty, and `servicesEncrypted` is "ciphertext and
 * tag:salt:nonce", each in base64.
 */
import { createCipheriv, pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { encodeBase32 } from '../otp/base32.ts'
import { KIND_NAMES } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import type { Random } from './aegis.ts'
import { chosenTokens, type NamedToken } from './chosen-tokens.ts'
import type { Exported, KitContents } from './contents.ts'

/** The tokens as a plain 2FAS backup: anyone with the file can read it. */
export function twoFasPlain(contents: KitContents, accounts?: ReadonlySet<RecordId>): Exported {
  const { services, ...rest } = servicesOf(contents, accounts)
  return { ...rest, bytes: json(fileOf(contents, { services })) }
}

/** The tokens as a 2FAS backup encrypted with a password. */
export async function twoFasEncrypted(
  contents: KitContents,
  password: string,
  random: Random,
  accounts?: ReadonlySet<RecordId>,
): Promise<Exported> {
  const { services, ...rest } = servicesOf(contents, accounts)
  const salt = random(256)
  const key = await keyFrom(password, salt)
  const plaintext = json(services)
  try {
    const sealed = {
      services: [],
      servicesEncrypted: seal(key, salt, plaintext, random(12)),
      reference: seal(key, salt, new TextEncoder().encode(REFERENCE), random(12)),
    }
    return { ...rest, bytes: json(fileOf(contents, sealed)) }
  } finally {
    key.fill(0)
    plaintext.fill(0)
  }
}

/**
 * 2FAS encrypts this beside the entries, to detect a wrong password before reading them. It is the
 * same in every file.
 */
const REFERENCE =
  'tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92R3HkdGfwuXbzLebqVFJsR7IZ2w58t938iymwG4824igYy1wi6n2WDpO1Q1P69zwJGs2F5a1qP4MyIiDSD7NCV2OvidXQCBnDlGfmz0f1BQySRkkt4ryiJeCjD2o4QsveJ9uDBUn8ELyOrESv5R5DMDkD4iAF8TXU7KyoJujd'

/** The app fixes this number; no file states it. */
const ITERATIONS = 10_000

/** The choices 2FAS offers. It replaces any other value by a default, and then shows wrong codes. */
const DIGITS = [5, 6, 7, 8]
const PERIODS = [10, 30, 60, 90]

/** `BackupService.Otp.counter` is a Kotlin `Int`; a higher number makes 2FAS refuse the whole file. */
const MOST_COUNTER = 2 ** 31 - 1

function whyNot({ token }: NamedToken): string | undefined {
  if (token.type === 'motp' || token.type === 'yandex') return `2FAS does not know ${KIND_NAMES[token.type]} codes`
  if (!DIGITS.includes(token.digits)) return `its codes have ${token.digits} digits, and 2FAS knows 5 to 8`
  if (token.type === 'totp' && !PERIODS.includes(token.period))
    return `its period is ${token.period} s, and 2FAS knows 10, 30, 60 and 90 s`
  if (token.type === 'hotp' && token.counter > MOST_COUNTER)
    return `its counter is ${token.counter}, and 2FAS counts to ${MOST_COUNTER}`
  return undefined
}

function servicesOf(contents: KitContents, accounts: ReadonlySet<RecordId> | undefined) {
  const { tokens, leftOut } = chosenTokens(contents, accounts, whyNot)
  return {
    services: tokens.map(serviceOf),
    count: tokens.length,
    leftOut: [...leftOut, 'notes, dates, and where each token came from'],
  }
}

function serviceOf({ issuer, account, token, added }: NamedToken, position: number): object {
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  // 2FAS lists entries by this name, so fill it whenever there is another name.
  const name = issuer || account
  return {
    name,
    secret: encodeBase32(token.secret),
    updatedAt: Date.parse(added) || 0,
    otp: {
      label: account,
      account,
      issuer,
      digits: token.digits,
      algorithm: token.algorithm,
      tokenType: token.type.toUpperCase(),
      // "Manual" as if typed by hand: a "Link" entry would need the link beside these values.
      source: 'Manual',
      ...moving,
    },
    order: { position },
    icon: { selected: 'Label', label: { text: initials(name), backgroundColor: 'Default' } },
  }
}

function initials(name: string): string {
  return Array.from(name).slice(0, 2).join('').toUpperCase()
}

function fileOf({ at }: KitContents, content: object): object {
  return {
    ...content,
    groups: [],
    updatedAt: Date.parse(at),
    schemaVersion: 4,
    // The first app versions that wrote schema 4.
    appVersionCode: 5_000_000,
    appVersionName: '5.0.0',
    appOrigin: 'android',
  }
}

/** Exactly as typed: 2FAS neither trims nor normalises. */
async function keyFrom(password: string, salt: Uint8Array): Promise<Buffer> {
  const typed = new TextEncoder().encode(password)
  try {
    return await promisify(pbkdf2)(typed, salt, ITERATIONS, 32, 'sha256')
  } finally {
    typed.fill(0)
  }
}

function seal(key: Uint8Array, salt: Uint8Array, plaintext: Uint8Array, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  return [sealed, salt, nonce].map((bytes) => Buffer.from(bytes).toString('base64')).join(':')
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
