/**
 * The backup of the "Authenticator" browser extension: JSON with an entry under each id. Where
 * entries are encrypted, their keys are in the file too, under the password.
 *
 *   { "0b8f…": { "type": "totp", "secret": "JBSW…", "issuer": "PyPI", "account": "alice", "encrypted": false,
 *     "counter": 0, "period": 60, "digits": 8, "algorithm": "SHA256", "index": 0, "hash": "0b8f…" } }
 *
 * Encrypted, version 2: `secret` is sealed under the password, or under a key that `key` holds sealed.
 * Version 3 seals whole entries: { "dataType": "EncOTPStorage", "keyId": "…", "data": "U2FsdGVkX1…" } with
 * { "dataType": "Key", "id": "…", "salt": "…", "hash": "$argon2id$…" }.
 *
 * https://github.com/Authenticator-Extension/Authenticator (models/storage.ts, models/encryption.ts, import.ts)
 */
import * as v from 'valibot'
import { passwordNeeded, tooMany, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import type { Format, Found, Reading, Source } from '../../intake.ts'
import { setAside } from '../../stated-entry.ts'
import { extensionEntry } from './browser-extension-entry.ts'
import { extensionKeys, type ExtensionKeys } from './browser-extension-keys.ts'

export const browserExtension: Format = {
  id: 'browser-extension',
  name: 'Authenticator extension backup',
  recognises: (source) => isBackup(source) && !isEncrypted(source),
  read: (source) => readBackup(source, browserExtension, undefined),
}

export const browserExtensionEncrypted: Format = {
  id: 'browser-extension-encrypted',
  name: 'Authenticator extension backup, encrypted',
  recognises: (source) => isBackup(source) && isEncrypted(source),
  read: (source, password) => {
    if (password === undefined) throw passwordNeeded(WHAT)
    return readBackup(source, browserExtensionEncrypted, password)
  },
}

const WHAT = 'Authenticator extension backup'

/** Entries stand under ids, so the file is an object; the names of their values tell it from others. */
function isBackup(source: Source): boolean {
  if (!/^\s*\{/.test(textOf(source.bytes).text)) return false
  const plain = ['encrypted', 'hash', 'index', 'type', 'secret'].every((name) => isJsonWith(source, name))
  return (plain && !isJsonWith(source, 'items')) || isJsonWith(source, 'dataType', 'keyId', 'data')
}

function isEncrypted(source: Source): boolean {
  const { text } = textOf(source.bytes)
  return /"encrypted"\s*:\s*true/.test(text) || /"dataType"\s*:\s*"EncOTPStorage"/.test(text)
}

const keySchema = v.object({ dataType: v.literal('Key') })
const sealedSchema = v.object({ dataType: v.literal('EncOTPStorage'), keyId: v.string(), data: v.string() })
const sealedSecret = v.looseObject({ encrypted: v.literal(true), secret: v.string() })

async function readBackup(source: Source, { id, name }: Format, password: string | undefined): Promise<Reading> {
  const backup = jsonAs(source, v.record(v.string(), v.unknown()), WHAT)
  const entries = Object.entries(backup).filter(([place, value]) => !isOther(place, value))
  if (entries.length > LIMITS.entries) throw tooMany(WHAT)
  const keys = password === undefined ? undefined : await extensionKeys(backup, password, WHAT)
  let opened = 0
  const found = entries.map(([, value], index): Found => {
    const where = `entry ${index + 1}`
    if (!v.is(sealedSchema, value) && !v.is(sealedSecret, value)) return extensionEntry(value, value, where)
    const plain = keys && openEntry(value, keys)
    if (plain === undefined) return setAside(value, where, { kind: 'secret-damaged' })
    opened++
    return extensionEntry(plain, value, where)
  })
  if (password !== undefined && opened === 0) throw wrongPasswordOrDamaged(WHAT)
  return { format: id, formatName: name, found, notes: [], parts: [] }
}

/** Keys, and settings of the extension. */
function isOther(place: string, value: unknown): boolean {
  return place === 'key' || place === 'UserSettings' || place === 'LocalStorage' || v.is(keySchema, value)
}

/** The entry as it was before it was sealed; undefined when no key opens it. */
function openEntry(
  value: v.InferOutput<typeof sealedSchema> | v.InferOutput<typeof sealedSecret>,
  keys: ExtensionKeys,
): unknown {
  if ('keyId' in value && 'data' in value) return keys.openWhole(String(value.keyId), String(value.data))
  const secret = keys.openSecret(value.secret)
  return secret === undefined ? undefined : { ...value, secret }
}
