/**
 * OTP Manager for Nextcloud: JSON, with secrets in clear, or each under the password of the app when
 * there is an `iv`: AES-256-CBC, the key is the SHA-256 of the password, and nothing proves it right.
 *
 *   { "accounts": [{ "name": "alice", "issuer": "PyPI", "secret": "JBSW…", "type": "totp", "algorithm": 0,
 *     "digits": 6, "period": 30, "counter": null, "icon": "default" }], "iv": "32 hex digits" }
 *
 * An algorithm is a number in older files and a name, "SHA1", in newer ones. A counter is that of the
 * code shown last, -1 or null before the first.
 *
 * https://github.com/matteo-convertino/otpmanager-nextcloud (useExportAccounts.tsx, EncryptionService.php)
 */
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { decodeBase32 } from '../../otp/base32.ts'
import { labelText } from '../../otp/otpauth.ts'
import { openCbc } from '../containers/ciphers.ts'
import { bytesFromBase64, bytesFromHex } from '../containers/encodings.ts'
import { passwordNeeded, tooMany, wrongPasswordOrDamaged } from '../containers/failures.ts'
import type { Format, Found, Reading, Source } from '../intake.ts'
import { isJsonWith, jsonAs } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { entryFrom, setAside } from '../stated-entry.ts'
import { utf8 } from '../containers/text.ts'

export const otpManager: Format = {
  id: 'otp-manager',
  name: 'OTP Manager export',
  recognises: (source) => isExport(source) && !isJsonWith(source, 'iv'),
  read: (source, password) => read(source, otpManager, password),
}

export const otpManagerEncrypted: Format = {
  id: 'otp-manager-encrypted',
  name: 'OTP Manager export, encrypted',
  recognises: (source) => isExport(source) && isJsonWith(source, 'iv'),
  read: (source, password) => read(source, otpManagerEncrypted, password),
}

function isExport(source: Source): boolean {
  return isJsonWith(source, 'accounts', 'name', 'issuer', 'period', 'counter', 'secret')
}

const text = v.nullish(v.string(), '')
const file = v.object({ accounts: v.array(v.unknown()), iv: v.nullish(v.string()) })
const accountSchema = v.object({
  name: text,
  issuer: text,
  secret: v.string(),
  type: v.optional(v.unknown()),
  algorithm: v.optional(v.unknown()),
  digits: v.optional(v.unknown()),
  period: v.optional(v.unknown()),
  counter: v.optional(v.unknown()),
})
type Account = v.InferOutput<typeof accountSchema>

/** The secret of an account in base32, or undefined when the password does not open it. */
type Open = (secret: string) => string | undefined

function read(source: Source, { id, name }: Format, password: string | undefined): Reading {
  const { accounts, iv } = jsonAs(source, file, name)
  if (accounts.length > LIMITS.entries) throw tooMany(name)
  const open = typeof iv === 'string' ? opener(iv, password, name) : (secret: string) => secret
  let opened = 0
  const found = accounts.map((value, index) => {
    const account = v.safeParse(accountSchema, value)
    if (!account.success) return setAside(value, `account ${index + 1}`, { kind: 'other-shape', app: 'OTP Manager' })
    const secret = open(account.output.secret)
    if (secret !== undefined) opened++
    return readAccount(account.output, secret, value, `account ${index + 1}`)
  })
  // When it opens one account, it is the right one.
  if (typeof iv === 'string' && opened === 0 && accounts.length > 0) throw wrongPasswordOrDamaged(name)
  return { format: id, formatName: name, found, notes: [], parts: [] }
}

function opener(ivHex: string, password: string | undefined, what: string): Open {
  if (password === undefined) throw passwordNeeded(what)
  const iv = bytesFromHex(ivHex) ?? new Uint8Array()
  const key = createHash('sha256').update(utf8(password)).digest()
  return (secret) => {
    const plaintext = openCbc(key, iv, bytesFromBase64(secret) ?? new Uint8Array())
    const base32 = plaintext && new TextDecoder().decode(plaintext)
    plaintext?.fill(0)
    // A wrong key may pass the padding, but what it makes is not base32.
    return base32 !== undefined && decodeBase32(base32).ok && base32 !== '' ? base32 : undefined
  }
}

function readAccount(account: Account, secret: string | undefined, entry: unknown, where: string): Found {
  const { name, issuer, algorithm, counter, type } = account
  if (secret === undefined) return setAside(entry, labelText(issuer, name) || where, { kind: 'secret-damaged' })
  return entryFrom({
    ...{ issuer, account: name, secret, type, entry, where },
    digits: account.digits,
    period: account.period,
    algorithm: typeof algorithm === 'number' ? (ALGORITHMS[algorithm] ?? algorithm) : algorithm,
    counter: typeof counter === 'number' ? counter + 1 : (counter ?? 0),
  })
}

const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512']
