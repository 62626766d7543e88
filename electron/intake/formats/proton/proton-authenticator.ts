/**
 * Proton Authenticator's exports. With a password, the content is base64 of a nonce of 12 bytes,
 * AES-256-GCM ciphertext and tag, and holds the JSON of a plain one.
 *
 *   { "version": 1, "entries": [{ "id": "…", "content": { "uri": "otpauth://…", "entry_type": "Totp", "name": "…" }, "note": null }] }
 *   { "version": 1, "salt": "…", "content": "…" }
 *
 * https://proton.me/support/proton-authenticator-export
 */
import * as v from 'valibot'
import { KitError } from '../../../kit-error.ts'
import { base64Bytes } from '../../containers/encodings.ts'
import { openGcmTagLast } from '../../containers/ciphers.ts'
import { argon2Key } from '../../containers/derivation.ts'
import { damaged, passwordNeeded, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { isJsonWith, jsonAs, readJson } from '../../containers/json.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import { readProtonEntries } from './proton-entries.ts'

const WHAT = 'Proton Authenticator export'

export const protonAuthenticator: Format = {
  id: 'proton-authenticator',
  name: WHAT,
  recognises: (source) => isJsonWith(source, 'entries', 'content', 'entry_type'),
  read: (source) => {
    const file = jsonAs(source, v.unknown(), WHAT)
    return { format: protonAuthenticator.id, formatName: WHAT, ...readProtonEntries(file, WHAT), parts: [] }
  },
}

export const protonAuthenticatorEncrypted: Format = {
  id: 'proton-authenticator-encrypted',
  name: 'Proton Authenticator export, encrypted',
  recognises: (source) => isJsonWith(source, 'version', 'salt', 'content') && !isJsonWith(source, 'entries'),
  read: async (source, password) => {
    const file = jsonAs(source, fileSchema, WHAT)
    if (file.version !== KNOWN_VERSION) throw newer()
    if (password === undefined) throw passwordNeeded(WHAT)
    const plaintext = await open(file.salt, file.content, password)
    try {
      const json = readJson(textOf(plaintext).text)
      if (!json.ok) throw damaged(WHAT)
      const { id: format, name: formatName } = protonAuthenticatorEncrypted
      return { format, formatName, ...readProtonEntries(json.value, WHAT), parts: [] }
    } finally {
      plaintext.fill(0)
    }
  },
}

const KNOWN_VERSION = 1
/** The costs of version 1, which the file does not state; memory in KiB. */
const COSTS = { memory: 19 * 1024, passes: 2, lanes: 1 }
const ASSOCIATED_DATA = utf8('proton.authenticator.export.v1')
const NONCE_BYTES = 12
const SALT_BYTES = 16

const fileSchema = v.object({
  version: v.number(),
  salt: v.pipe(base64Bytes, v.length(SALT_BYTES)),
  content: base64Bytes,
})

/** The file has one tag for everything, so a wrong password looks like a changed byte. */
async function open(salt: Uint8Array, content: Uint8Array, passwordText: string): Promise<Uint8Array> {
  const password = utf8(passwordText)
  try {
    const key = await argon2Key({ type: 'argon2id', password, salt, ...COSTS, bytes: 32, what: WHAT })
    const plaintext = openGcmTagLast({
      key,
      nonce: content.subarray(0, NONCE_BYTES),
      ciphertext: content.subarray(NONCE_BYTES),
      associatedData: ASSOCIATED_DATA,
    })
    key.fill(0)
    if (!plaintext) throw wrongPasswordOrDamaged(WHAT)
    return plaintext
  } finally {
    password.fill(0)
  }
}

function newer(): KitError {
  return new KitError(
    'unreadable',
    'This Proton Authenticator export is encrypted in a way that came after this app. Nothing was read. Export it without a password.',
  )
}
