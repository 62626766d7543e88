/**
 * Authy's preferences on a rooted Android phone, which hold lists of accounts as JSON:
 *
 *   <map><string name="com.authy.storage.tokens.authenticator.key">[{"name":"PyPI: alice",…}]</string></map>
 *
 * Accounts have a `decryptedSecret`, or once a backup password is set an `encryptedSecret` with a
 * `salt` of their own. Authy never published this; it is what public readers of it agree on.
 */
import * as v from 'valibot'
import { damaged, otherShape, tooMany } from '../../containers/failures.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { sift } from '../../skipped.ts'
import { textOf } from '../../containers/text.ts'
import { isPreferencesWith, preferencesOf } from '../../containers/xml.ts'
import { accountSchema, authyEntry, type AuthyAccount } from './authy-account.ts'
import { authySecrets } from './authy-secrets.ts'

export const authy: Format = {
  id: 'authy',
  name: 'Authy preferences',
  recognises: (source) => isAuthy(source) && !hasEncrypted(source),
  read: (source, password) => readAuthy(authy, source, password),
}

export const authyEncrypted: Format = {
  id: 'authy-encrypted',
  name: 'Authy preferences, encrypted',
  recognises: (source) => isAuthy(source) && hasEncrypted(source),
  read: (source, password) => readAuthy(authyEncrypted, source, password),
}

const WHAT = 'file of Authy preferences'

/** The accounts of services with authenticator codes, and those with Authy's own codes. */
const LISTS = ['com.authy.storage.tokens.authenticator.key', 'com.authy.storage.tokens.authy.key'] as const

function isAuthy(source: Source): boolean {
  return isPreferencesWith(source, ...LISTS.map((name) => `"${name}"`))
}

/** An account may have both, then no password is needed for it. */
function hasEncrypted(source: Source): boolean {
  const count = (name: string) => textOf(source.bytes).text.split(name).length
  return count('&quot;encryptedSecret&quot;') > count('&quot;decryptedSecret&quot;')
}

async function readAuthy({ id, name }: Format, source: Source, password: string | undefined): Promise<Reading> {
  const preferences = preferencesOf(source, WHAT)
  const lists = LISTS.map((list) => preferences.get(list)).filter((list) => list !== undefined)
  if (lists.length === 0) throw otherShape(WHAT)
  const entries = lists.flatMap(accountsIn)
  if (entries.length > LIMITS.entries) throw tooMany(WHAT)
  const accounts = entries.map(accountOf)
  const secrets = await authySecrets(accounts, password, WHAT)
  const items = entries.map((entry, index) => ({
    found: authyEntry(accounts[index], secrets[index], entry, `entry ${index + 1}`),
    trashed: v.is(v.object({ markedForDeletion: v.literal(true) }), entry),
  }))
  return { format: id, formatName: name, ...sift(items, 'deletion-mark'), parts: [] }
}

function accountOf(entry: unknown): AuthyAccount | undefined {
  const result = v.safeParse(accountSchema, entry)
  return result.success ? result.output : undefined
}

function accountsIn(list: string): readonly unknown[] {
  const json = readJson(list)
  if (!json.ok || !Array.isArray(json.value)) throw damaged(WHAT)
  return json.value as readonly unknown[]
}
