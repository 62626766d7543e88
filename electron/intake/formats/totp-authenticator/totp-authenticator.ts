/**
 * TOTP Authenticator (com.authenticator.authservice2): its preferences on a rooted Android phone,
 *
 *   <map><string name="STATIC_TOTP_CODES_LIST">[{"issuer":"PyPI","name":"alice","key":"E492…","base":16,…}]</string></map>
 *
 * and its backup, base64 of AES-256-CBC with an IV of zeros under SHA-256 of the password. Inside is
 * an object whose only name is the same list as text: {"[{\"issuer\":\"PyPI\",…}]":"1608293023"}.
 * Never published; it is what public readers of it agree on.
 */
import { createHash } from 'node:crypto'
import { openCbc } from '../../containers/ciphers.ts'
import { bytesFromBase64 } from '../../containers/encodings.ts'
import {
  cutOff,
  damaged,
  otherShape,
  passwordNeeded,
  tooMany,
  wrongPasswordOrDamaged,
} from '../../containers/failures.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import { isPreferencesWith, preferencesOf } from '../../containers/xml.ts'
import { totpAuthenticatorEntry } from './totp-authenticator-entry.ts'

export const totpAuthenticatorXml: Format = {
  id: 'totp-authenticator-xml',
  name: 'TOTP Authenticator preferences',
  recognises: (source) => isPreferencesWith(source, `"${LIST}"`),
  read: (source) => {
    const what = 'file of TOTP Authenticator preferences'
    const list = preferencesOf(source, what).get(LIST)
    if (list === undefined) throw otherShape(what)
    const entries = listIn(list)
    if (!entries) throw damaged(what)
    return reading(totpAuthenticatorXml, entries, what)
  },
}

export const totpAuthenticator: Format = {
  id: 'totp-authenticator',
  name: 'TOTP Authenticator backup',
  recognises: (source) => isLongBase64(source),
  read: (source, password) => {
    const ciphertext = bytesFromBase64(textOf(source.bytes).text.trim())
    if (!ciphertext || ciphertext.length % BLOCK !== 0) throw cutOff(WHAT)
    const entries = open(ciphertext, password ?? OWN_PASSWORD)
    if (entries) return reading(totpAuthenticator, entries, WHAT)
    throw password === undefined ? passwordNeeded(WHAT) : wrongPasswordOrDamaged(WHAT)
  },
}

const LIST = 'STATIC_TOTP_CODES_LIST'
const WHAT = 'TOTP Authenticator backup'
const BLOCK = 16
const IV = new Uint8Array(BLOCK)

/** What the app encrypts with when the user sets no password. */
const OWN_PASSWORD = 'TotpAuthenticator'

/**
 * The backup has no mark of its own. One line of base64 in all kinds of characters, longer than
 * any code or key, is nothing else that people keep.
 */
function isLongBase64({ bytes }: Source): boolean {
  const start = textOf(bytes.subarray(0, SHORTEST)).text
  if (start.length < SHORTEST || !/^[A-Za-z0-9+/]+$/.test(start)) return false
  const { text } = textOf(bytes)
  return [/[A-Z]/, /[a-z]/, /[0-9]/, /[+/]/].every((kind) => kind.test(start)) && /^[A-Za-z0-9+/]+={0,2}\s*$/.test(text)
}

/** An entry takes more. */
const SHORTEST = 256

/** Undefined when the password does not make a list of it. */
function open(ciphertext: Uint8Array, password: string): readonly unknown[] | undefined {
  const key = createHash('sha256').update(password, 'utf8').digest()
  const plaintext = openCbc(key, IV, ciphertext)
  key.fill(0)
  if (!plaintext) return undefined
  const json = readJson(new TextDecoder().decode(plaintext))
  plaintext.fill(0)
  const names = json.ok && typeof json.value === 'object' && json.value !== null ? Object.keys(json.value) : []
  return names.length === 1 ? listIn(names[0] ?? '') : undefined
}

function listIn(text: string): readonly unknown[] | undefined {
  const json = readJson(text)
  return json.ok && Array.isArray(json.value) ? (json.value as readonly unknown[]) : undefined
}

function reading({ id, name }: Format, entries: readonly unknown[], what: string): Reading {
  if (entries.length > LIMITS.entries) throw tooMany(what)
  const found = entries.map((entry, index) => totpAuthenticatorEntry(entry, `entry ${index + 1}`))
  return { format: id, formatName: name, found, notes: [], parts: [] }
}
