/**
 * Stratum (once Authenticator Pro) backups, plain: JSON with numbers for types and algorithms.
 *
 *   { "Authenticators": [{ "Type": 2, "Issuer": "PyPI", "Username": "alice", "Secret": "BASE32", "Pin": null,
 *       "Algorithm": 0, "Digits": 6, "Period": 30, "Counter": 0 }],
 *     "Categories": [{ "Id": "a8323a2a", "Name": "Work" }],
 *     "AuthenticatorCategories": [{ "CategoryId": "a8323a2a", "AuthenticatorSecret": "BASE32" }] }
 *
 * https://github.com/stratumauth/app/blob/master/doc/BACKUP_FORMAT.md
 */
import type { Format } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { backupSchema, readStratum, STRATUM } from './stratum-entries.ts'

export const stratum: Format = {
  id: 'stratum',
  name: STRATUM,
  recognises: (source) => isJsonWith(source, 'Authenticators'),
  read: (source) => readStratum(stratum, jsonAs(source, backupSchema, STRATUM)),
}
