import * as v from 'valibot'
import { motpSecret } from '../../../otp/secret-text.ts'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Format, Found, Reading } from '../../intake.ts'
import type { Reason } from '../../judgements.ts'
import { LIMITS } from '../../containers/limits.ts'
import { entryFrom, setAside, type StatedEntry } from '../../stated-entry.ts'
import { utf8 } from '../../containers/text.ts'

/** In the middle of a sentence. */
export const STRATUM = 'Stratum backup'

/** Numbers of a backup, as https://github.com/stratumauth/app/blob/master/doc/BACKUP_FORMAT.md lists them. */
const TYPES = new Map<unknown, string>([
  [1, 'hotp'],
  [2, 'totp'],
  [3, 'motp'],
  [4, 'steam'],
  [5, 'yandex'],
])
const ALGORITHMS = new Map<unknown, string>([
  [0, 'SHA1'],
  [1, 'SHA256'],
  [2, 'SHA512'],
])

/** The JSON of a backup. */
export const backupSchema = v.object({
  Authenticators: v.array(v.unknown()),
  Categories: v.nullish(v.array(v.object({ Id: v.string(), Name: v.nullish(v.string(), '') })), []),
  AuthenticatorCategories: v.nullish(
    v.array(v.object({ CategoryId: v.string(), AuthenticatorSecret: v.nullish(v.string(), '') })),
    [],
  ),
  CustomIcons: v.nullish(v.array(v.unknown()), []),
})

const stated = v.optional(v.unknown())
const authenticatorSchema = v.object({
  Type: v.unknown(),
  Issuer: v.nullish(v.string(), ''),
  Username: v.nullish(v.string(), ''),
  Secret: v.string(),
  /** Null where there is none; absent in old files, where it follows an mOTP secret. */
  Pin: v.nullish(v.string()),
  Algorithm: stated,
  Digits: stated,
  Period: stated,
  Counter: stated,
})
type Authenticator = v.InferOutput<typeof authenticatorSchema>

/** @throws KitError `file-damaged` when it is no backup, `file-too-large` */
export function readStratum(format: Format, backup: unknown): Reading {
  const result = v.safeParse(backupSchema, backup)
  if (!result.success) throw otherShape(STRATUM)
  const { Authenticators, Categories, AuthenticatorCategories, CustomIcons } = result.output
  if (Authenticators.length > LIMITS.entries) throw tooMany(STRATUM)
  const names = new Map(Categories.map(({ Id, Name }) => [Id, Name]))
  // A secret is the key of an authenticator in this app.
  const categories = Map.groupBy(AuthenticatorCategories, ({ AuthenticatorSecret }) => AuthenticatorSecret)
  const categoriesOf = (secret: string) =>
    (categories.get(secret) ?? []).map(({ CategoryId }) => names.get(CategoryId) ?? '').filter((name) => name !== '')
  const icons = CustomIcons.length
  return {
    format: format.id,
    formatName: format.name,
    found: Authenticators.map((one, index) => readAuthenticator(one, `entry ${index + 1}`, categoriesOf)),
    notes: icons > 0 ? [{ kind: 'icons', count: icons }] : [],
    parts: [],
  }
}

function readAuthenticator(value: unknown, where: string, categoriesOf: (secret: string) => string[]): Found {
  const result = v.safeParse(authenticatorSchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'Stratum' })
  const one = result.output
  const categories = categoriesOf(one.Secret)
  const named = {
    issuer: one.Issuer,
    account: one.Username,
    note: categories.length > 0 ? `Stratum categories: ${categories.join(', ')}` : '',
    tags: categories,
    entry: value,
    where,
  }
  const token = tokenOf(one)
  return 'kind' in token ? setAside(value, where, token) : entryFrom({ ...named, ...token })
}

/** What is stated of the token, or why it is not understood. */
function tokenOf(one: Authenticator): Omit<StatedEntry, 'issuer' | 'account' | 'entry' | 'where'> | Reason {
  const type = TYPES.get(one.Type)
  if (type === undefined) return { kind: 'type-unknown', stated: String(one.Type) }
  const pin = typeof one.Pin === 'string' && one.Pin !== '' ? { pin: utf8(one.Pin) } : {}
  // The app looks at no other value for these types, and writes its defaults for TOTP there.
  if (type === 'motp') return motpOf(one, pin)
  if (type === 'steam' || type === 'yandex') return { type, secret: one.Secret, ...pin }
  const algorithm = ALGORITHMS.get(one.Algorithm ?? 0)
  if (algorithm === undefined) return { kind: 'algorithm-unknown', stated: String(one.Algorithm) }
  return { type, secret: one.Secret, algorithm, digits: one.Digits, period: one.Period, counter: one.Counter }
}

/** The one type whose secret is hexadecimal. The app makes codes from it as it was typed. */
function motpOf({ Secret, Pin }: Authenticator, pin: { readonly pin?: Uint8Array }): ReturnType<typeof tokenOf> {
  const joined = Pin === undefined && Secret.length > PIN_LENGTH
  const hex = joined ? Secret.slice(0, -PIN_LENGTH) : Secret
  const secret = motpSecret(hex)
  if (!secret) return { kind: 'not-hex' }
  return { type: 'motp', ...secret, ...(joined ? { pin: utf8(Secret.slice(-PIN_LENGTH)) } : pin) }
}

const PIN_LENGTH = 4
