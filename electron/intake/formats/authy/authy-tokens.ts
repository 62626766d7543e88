/**
 * What Authy's servers send to the app, JSON, as people save it on the way since the desktop app
 * ended; and the same after public scripts have decrypted it. Authy never published this either.
 *
 *   { "authenticator_tokens": [{ "account_type": "authenticator", "name": "PyPI: alice", "original_name": "PyPI:alice",
 *     "issuer": "PyPI", "digits": 6, "encrypted_seed": "base64", "salt": "text", "key_derivation_iterations": 100000,
 *     "unique_iv": null or 32 hex digits, "unique_id": "1" }] }
 *   { "decrypted_authenticator_tokens": [{ "name": "PyPI: alice", "issuer": "PyPI", "decrypted_seed": "BASE32", "digits": 6 }] }
 *   { "apps": [{ "name": "Exchange", "digits": 7, "secret_seed": "hex" }] }
 *
 * The seed is base32 under AES-256-CBC; the key is PBKDF2-SHA1 of the backup password. Without an
 * initialisation vector it is zeros, and without iterations they are 1000.
 *
 * github.com/AlexTech01/Authy-iOS-MiTM, and the readers of it that agree.
 */
import * as v from 'valibot'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { authyEntry, type AuthyAccount } from './authy-account.ts'
import { authySecrets } from './authy-secrets.ts'

export const authyTokens: Format = {
  id: 'authy-tokens',
  name: 'Authy tokens',
  recognises: (source) =>
    isJsonWith(source, 'decrypted_authenticator_tokens', 'decrypted_seed') || isJsonWith(source, 'apps', 'secret_seed'),
  read: (source) => readTokens(authyTokens, source),
}

export const authyTokensEncrypted: Format = {
  id: 'authy-tokens-encrypted',
  name: 'Authy tokens, encrypted',
  recognises: (source) => isJsonWith(source, 'authenticator_tokens', 'encrypted_seed'),
  read: (source, password) => readTokens(authyTokensEncrypted, source, password),
}

const WHAT = 'file of Authy tokens'

const list = v.nullish(v.array(v.unknown()))
const file = v.object({ authenticator_tokens: list, decrypted_authenticator_tokens: list, apps: list })
const text = v.nullish(v.string(), '')
const tokenSchema = v.object({
  name: text,
  original_name: text,
  issuer: text,
  account_type: text,
  digits: v.optional(v.unknown()),
  encrypted_seed: v.nullish(v.string()),
  decrypted_seed: v.nullish(v.string()),
  secret_seed: v.nullish(v.string()),
  salt: v.nullish(v.string()),
  key_derivation_iterations: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1))),
  unique_iv: v.nullish(v.string()),
})

async function readTokens({ id, name }: Format, source: Source, password?: string): Promise<Reading> {
  const lists = jsonAs(source, file, WHAT)
  const there = [lists.authenticator_tokens, lists.decrypted_authenticator_tokens, lists.apps].filter((one) => !!one)
  if (there.length === 0) throw otherShape(WHAT)
  const entries = there.flat()
  if (entries.length > LIMITS.entries) throw tooMany(WHAT)
  const accounts = entries.map(accountOf)
  const secrets = await authySecrets(accounts, password, WHAT)
  const found = entries.map((entry, index) => authyEntry(accounts[index], secrets[index], entry, `entry ${index + 1}`))
  return { format: id, formatName: name, found, notes: [], parts: [] }
}

function accountOf(entry: unknown): AuthyAccount | undefined {
  const result = v.safeParse(tokenSchema, entry)
  if (!result.success) return undefined
  const token = result.output
  return {
    name: token.name,
    originalName: token.original_name,
    originalIssuer: token.issuer,
    accountType: token.account_type,
    digits: token.digits,
    decryptedSecret: token.decrypted_seed,
    encryptedSecret: token.encrypted_seed,
    salt: token.salt,
    secretSeed: token.secret_seed,
    ...(token.key_derivation_iterations && { iterations: token.key_derivation_iterations }),
    ...(token.unique_iv && { iv: token.unique_iv }),
  }
}
