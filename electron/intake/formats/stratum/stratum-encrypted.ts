/**
 * Stratum (once Authenticator Pro) backups, encrypted: the plain JSON behind a mark of 16 letters.
 *
 *   AUTHENTICATORPRO  salt (16)  nonce (12)  ciphertext  tag (16)   Argon2id, AES-256-GCM
 *   AuthenticatorPro  salt (20)  iv (16)  ciphertext                PBKDF2-SHA1, AES-256-CBC; old
 *
 * https://github.com/stratumauth/app/blob/master/doc/BACKUP_FORMAT.md
 */
import { openCbc, openGcmTagLast } from '../../containers/ciphers.ts'
import { argon2Key, pbkdf2Key } from '../../containers/derivation.ts'
import { cutOff, passwordNeeded, wrongPassword, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { jsonAs, readJson } from '../../containers/json.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import { backupSchema, readStratum, STRATUM } from './stratum-entries.ts'

export const stratumEncrypted: Format = {
  id: 'stratum-encrypted',
  name: 'Stratum backup, encrypted',
  recognises: (source) => markOf(source) === 'AUTHENTICATORPRO',
  read: async (source, text) => {
    const [salt, nonce, ciphertext] = partsOf(source, 16, 12)
    if (ciphertext.length < GCM_TAG_BYTES) throw cutOff(STRATUM)
    if (text === undefined) throw passwordNeeded(STRATUM)
    const password = utf8(text)
    const key = await argon2Key({ ...ARGON2, password, salt, bytes: 32, what: STRATUM })
    const plaintext = openGcmTagLast({ key, nonce, ciphertext })
    password.fill(0)
    key.fill(0)
    if (!plaintext) throw wrongPassword(STRATUM)
    return readPlain(stratumEncrypted, source, plaintext)
  },
}

export const stratumEncryptedLegacy: Format = {
  id: 'stratum-encrypted-legacy',
  name: 'Authenticator Pro backup, encrypted',
  recognises: (source) => markOf(source) === 'AuthenticatorPro',
  read: async (source, text) => {
    const [salt, iv, ciphertext] = partsOf(source, 20, 16)
    if (ciphertext.length === 0 || ciphertext.length % 16 !== 0) throw cutOff(LEGACY)
    if (text === undefined) throw passwordNeeded(LEGACY)
    const password = utf8(text)
    const key = await pbkdf2Key({ ...PBKDF2, password, salt, bytes: 32, what: LEGACY })
    const plaintext = openCbc(key, iv, ciphertext)
    password.fill(0)
    key.fill(0)
    // Nothing but the text itself tells a right key: one wrong key in 256 gets this far.
    if (!plaintext || !readJson(textOf(plaintext).text).ok) throw wrongPasswordOrDamaged(LEGACY)
    return readPlain(stratumEncryptedLegacy, source, plaintext)
  },
}

const LEGACY = 'Authenticator Pro backup'
const MARK_BYTES = 16
const GCM_TAG_BYTES = 16

/** Fixed in the app; no file states them. */
const ARGON2 = { type: 'argon2id', memory: 65_536, passes: 3, lanes: 4 } as const
const PBKDF2 = { iterations: 64_000, hash: 'sha1' } as const

function markOf({ bytes }: Source): string {
  return Buffer.from(bytes.subarray(0, MARK_BYTES)).toString('latin1')
}

/** Salt, nonce, and the rest. */
function partsOf({ bytes }: Source, saltBytes: number, nonceBytes: number) {
  const nonceAt = MARK_BYTES + saltBytes
  const restAt = nonceAt + nonceBytes
  if (bytes.length < restAt) throw cutOff(STRATUM)
  return [bytes.subarray(MARK_BYTES, nonceAt), bytes.subarray(nonceAt, restAt), bytes.subarray(restAt)] as const
}

function readPlain(format: Format, { name }: Source, plaintext: Uint8Array): Reading {
  try {
    return readStratum(format, jsonAs({ name, bytes: plaintext }, backupSchema, STRATUM))
  } finally {
    plaintext.fill(0)
  }
}
