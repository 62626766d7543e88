/**
 * Backups of FreeOTP 2, `externalBackup.xml`, which is no XML but a serialised Java map: the master
 * key, and for each token its sealed secret and what is known of it. On a rooted phone the same
 * values are in preferences that are XML.
 *
 *   "masterKey" -> {…}, "<uuid>" -> {"key":"{…}"}, "<uuid>-token" -> {"type":"TOTP","label":"alice",…}
 *
 * https://github.com/freeotp/freeotp-android, `TokenPersistence`
 */
import * as v from 'valibot'
import { labelText } from '../../../otp/otpauth.ts'
import { damaged, otherShape, passwordNeeded, tooMany } from '../../containers/failures.ts'
import type { Format, Found } from '../../intake.ts'
import { readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import type { Reason } from '../../judgements.ts'
import { setAside } from '../../stated-entry.ts'
import { isPreferencesWith, preferencesOf } from '../../containers/xml.ts'
import { masterKey, openMasterKey, openSealedKey, sealedKey, type SealedKey } from './freeotp-v2-keys.ts'
import { freeOtpToken } from './freeotp-token.ts'
import { isJavaMap, readJavaMap } from './java-map.ts'

export const freeOtpV2: Format = {
  id: 'freeotp-v2',
  name: 'FreeOTP backup',
  recognises: (source) => isJavaMap(source.bytes) || isPreferencesWith(source, `"${MASTER}"`, 'mCipherText'),
  read: async (source, password) => {
    const values = isJavaMap(source.bytes) ? readJavaMap(source.bytes, WHAT) : preferencesOf(source, WHAT)
    const master = values.get(MASTER)
    if (master === undefined) throw otherShape(WHAT)
    const sealed = asJson(master, masterKey)
    if (!sealed) throw damaged(WHAT)
    const ids = idsOf(values)
    if (ids.length > LIMITS.entries) throw tooMany(WHAT)
    if (password === undefined) throw passwordNeeded(WHAT)
    const key = await openMasterKey(sealed, password, WHAT)
    const found = ids.map((id, index) => readToken(values, id, key, `entry ${index + 1}`))
    key.fill(0)
    return { format: freeOtpV2.id, formatName: freeOtpV2.name, found, notes: [], parts: [] }
  },
}

const WHAT = 'FreeOTP backup'
const MASTER = 'masterKey'
const TOKEN = '-token'

/** The ids of all tokens, including those with only one of their two values. */
function idsOf(values: ReadonlyMap<string, string>): string[] {
  const names = [...values.keys()].filter((name) => name !== MASTER)
  return [...new Set(names.map((name) => (name.endsWith(TOKEN) ? name.slice(0, -TOKEN.length) : name)))]
}

/** The algorithm is in two places: beside the secret, where it is authenticated, and in the token. */
function readToken(values: ReadonlyMap<string, string>, id: string, key: Uint8Array, where: string): Found {
  const [keyText, tokenText] = [values.get(id), values.get(id + TOKEN)]
  const token = asJson(tokenText, v.looseObject({}))
  const what = token ? nameOf(token) || where : where
  const aside = (reason: Reason) => setAside({ id, key: keyText ?? null, token: tokenText ?? null }, what, reason)
  if (keyText === undefined) return aside({ kind: 'secret-missing' })
  const sealed = sealedIn(keyText)
  if (!sealed) return aside({ kind: 'other-secret-shape', app: 'FreeOTP' })
  const secret = openSealedKey(sealed, key)
  // FreeOTP leaves older tokens under the master key of an earlier password.
  if (!secret) return aside({ kind: 'secret-damaged' })
  const entry = { ...token, secret: Array.from(new Int8Array(secret)) }
  secret.fill(0)
  if (!token) return setAside(entry, what, { kind: 'rest-damaged' })
  if (!fits(sealed.mToken, token.algo)) return setAside(entry, what, { kind: 'two-algorithms' })
  return freeOtpToken(entry, where)
}

/** The sealed key is JSON in a string of JSON. */
function sealedIn(text: string): SealedKey | undefined {
  return asJson(asJson(text, v.object({ key: v.string() }))?.key, sealedKey)
}

/** `HmacSHA256` fits SHA256, and `HmacSHA1` an algorithm that is not stated. */
function fits(sealedFor: string, algorithm: unknown): boolean {
  const stated = typeof algorithm === 'string' ? algorithm : 'SHA1'
  return sealedFor.toLowerCase() === `hmac${stated.toLowerCase()}`
}

function nameOf({ issuerExt, label }: Readonly<Record<string, unknown>>): string {
  return labelText(typeof issuerExt === 'string' ? issuerExt : '', typeof label === 'string' ? label : '')
}

function asJson<const S extends v.GenericSchema>(text: string | undefined, schema: S): v.InferOutput<S> | undefined {
  const json = text === undefined ? undefined : readJson(text)
  const result = json?.ok ? v.safeParse(schema, json.value) : undefined
  return result?.success ? result.output : undefined
}
