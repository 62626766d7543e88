/**
 * Steam Guard secrets as the phone app and Steam Desktop Authenticator keep them: JSON of one account
 * (a maFile), or of several under `accounts`. The secret is base64, and beside it is the
 * revocation code, which takes the authenticator off the account.
 *
 *   { "shared_secret": "BASE64", "account_name": "alice", "revocation_code": "R12345", "uri": "otpauth://…" }
 *   { "accounts": { "76561190000000000": { "shared_secret": ... } } }
 *
 * https://github.com/Jessecar96/SteamDesktopAuthenticator
 */
import * as v from 'valibot'
import { parseOtpauth } from '../../../otp/otpauth.ts'
import { bytesFromBase64 } from '../../containers/encodings.ts'
import { tooMany } from '../../containers/failures.ts'
import type { Format, Found, Reading, Source } from '../../intake.ts'
import type { Warning } from '../../judgements.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { utf8 } from '../../containers/text.ts'

const WHAT = 'Steam Guard file'

export const steam: Format = {
  id: 'steam',
  name: WHAT,
  recognises: (source) => isSteam(source) && isJsonWith(source, 'accounts'),
  read: (source) => {
    const { accounts } = jsonAs(source, v.object({ accounts: v.record(v.string(), v.unknown()) }), WHAT)
    return reading(steam, Object.entries(accounts))
  },
}

export const steamOld: Format = {
  id: 'steam-old',
  name: 'Steam Guard file of one account',
  recognises: (source) => isSteam(source) && !isJsonWith(source, 'accounts'),
  read: (source) =>
    reading(steamOld, [['the account', jsonAs(source, v.looseObject({ shared_secret: v.unknown() }), WHAT)]]),
}

/** The entries of one account, as a maFile has it. */
export function accountEntries(account: unknown): readonly Found[] {
  return readAccount(account, 'the account')
}

/** Other programs have shared secrets, too. */
function isSteam(source: Source): boolean {
  const others = ['identity_secret', 'revocation_code', 'account_name', 'serial_number', 'steamid']
  return isJsonWith(source, 'shared_secret') && others.some((name) => isJsonWith(source, name))
}

const accountSchema = v.object({
  shared_secret: v.string(),
  account_name: v.nullish(v.string(), ''),
  revocation_code: v.nullish(v.string(), ''),
  uri: v.nullish(v.string(), ''),
})
type Account = v.InferOutput<typeof accountSchema>

function reading(format: Format, accounts: readonly (readonly [string, unknown])[]): Reading {
  if (accounts.length > LIMITS.entries) throw tooMany(WHAT)
  const found = accounts.flatMap(([where, account]) => readAccount(account, where))
  return { format: format.id, formatName: format.name, found, notes: [], parts: [] }
}

function readAccount(value: unknown, where: string): readonly Found[] {
  const result = v.safeParse(accountSchema, value)
  if (!result.success) return [setAside(value, where, { kind: 'other-shape', app: 'Steam' })]
  const { shared_secret, account_name: account, revocation_code: revocation } = result.output
  const secret = bytesFromBase64(shared_secret)
  if (!secret) return [setAside(value, account || where, { kind: 'not-base64' })]
  const warnings = otherSecretWarning(result.output, secret)
  const token = entryFrom({ issuer: 'Steam', account, type: 'steam', secret, warnings, entry: value, where })
  if (token.kind !== 'token' || revocation === '') return [token]
  return [token, { kind: 'code-set', service: 'Steam', account, codes: [utf8(revocation)], warnings: [] }]
}

/** The link has the same secret; if it does not, one of the two was edited. */
function otherSecretWarning({ uri }: Account, secret: Uint8Array): Warning[] {
  const link = uri === '' ? undefined : parseOtpauth(uri)
  if (link?.kind !== 'read' || Buffer.compare(link.token.secret, secret) === 0) return []
  return [{ kind: 'other-secret-in-link' }]
}
