/**
 * LastPass Authenticator's export: JSON, without encryption. Android and iOS write the same names
 * and differ in which are there.
 *
 *   { "deviceId": "", "version": 3, "accounts": [{ "issuerName": "PyPI", "userName": "alice",
 *     "secret": "JBSW…", "timeStep": 30, "digits": 6, "algorithm": "SHA1",
 *     "folderData": { "folderId": 1, "position": 0 } }], "folders": [{ "id": 1, "name": "Favorites" }] }
 *
 * https://support.lastpass.com/s/document-item?bundleId=lastpass&topicId=LastPass/authenticator-export.html
 */
import * as v from 'valibot'
import { tooMany } from '../../containers/failures.ts'
import type { Format, Found } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'

export const lastpass: Format = {
  id: 'lastpass',
  name: 'LastPass Authenticator export',
  recognises: (source) => isJsonWith(source, 'accounts', 'issuerName', 'timeStep'),
  read: (source) => {
    const { accounts, folders } = jsonAs(source, file, lastpass.name)
    if (accounts.length > LIMITS.entries) throw tooMany(lastpass.name)
    const names = new Map(folders.map(({ id, name }) => [id, name]))
    return {
      format: lastpass.id,
      formatName: lastpass.name,
      found: accounts.map((account, index) => readAccount(account, names, `account ${index + 1}`)),
      notes: [],
      parts: [],
    }
  },
}

/** Where every account is that was not moved; the app calls it "Other accounts" in the user's language. */
const NO_FOLDER = 0

const text = v.nullish(v.string())
const file = v.object({
  accounts: v.array(v.unknown()),
  folders: v.nullish(v.array(v.object({ id: v.number(), name: v.string() })), []),
})
const accountSchema = v.object({
  issuerName: text,
  originalIssuerName: text,
  userName: text,
  originalUserName: text,
  secret: v.string(),
  timeStep: v.optional(v.unknown()),
  digits: v.optional(v.unknown()),
  algorithm: v.optional(v.unknown()),
  folderData: v.nullish(v.object({ folderId: v.nullish(v.number()) })),
})

function readAccount(value: unknown, folders: ReadonlyMap<number, string>, where: string): Found {
  const result = v.safeParse(accountSchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'LastPass' })
  const account = result.output
  const id = account.folderData?.folderId ?? NO_FOLDER
  const folder = id === NO_FOLDER ? undefined : folders.get(id)
  return entryFrom({
    type: 'totp',
    // The names as the user changed them; absent is not the same as emptied.
    issuer: account.issuerName ?? account.originalIssuerName ?? '',
    account: account.userName ?? account.originalUserName ?? '',
    secret: account.secret,
    algorithm: account.algorithm,
    digits: account.digits,
    period: account.timeStep,
    entry: value,
    where,
    ...(folder !== undefined && { note: `LastPass folder: ${folder}` }),
  })
}
