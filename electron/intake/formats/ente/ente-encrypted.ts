/**
 * Ente Auth's encrypted export: JSON around the text export.
 *
 *   { "version": 1, "kdfParams": { "memLimit": 1073741824, "opsLimit": 4, "salt": "…" },
 *     "encryptedData": "…", "encryptionNonce": "…" }
 *
 * Argon2id as libsodium's `crypto_pwhash` has it (memory in bytes, one lane), then one message of
 * `crypto_secretstream_xchacha20poly1305` with the nonce as its header. All but the numbers is base64.
 *
 * https://ente.com/help/auth/migration/export
 */
import * as v from 'valibot'
import { base64Bytes } from '../../containers/encodings.ts'
import { argon2Key } from '../../containers/derivation.ts'
import { damaged, passwordNeeded, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import { readEnteText } from './ente.ts'

const WHAT = 'Ente Auth export'

export const enteEncrypted: Format = {
  id: 'ente-encrypted',
  name: 'Ente Auth export, encrypted',
  recognises: (source) =>
    isJsonWith(source, 'kdfParams', 'encryptedData') || isJsonWith(source, 'kdfParams', 'memLimit'),
  read: async (source, password) => {
    const file = jsonAs(source, fileSchema, WHAT)
    if (file.encryptionNonce.length !== HEADER_BYTES || file.kdfParams.salt.length !== SALT_BYTES) throw damaged(WHAT)
    if (password === undefined) throw passwordNeeded(WHAT)
    const { plaintext, final } = await open(file, password)
    try {
      const { text, sound } = textOf(plaintext)
      if (!sound) throw damaged(WHAT)
      const entries = readEnteText(text)
      const { id: format, name: formatName } = enteEncrypted
      return { format, formatName, ...entries, ...(!final && { warnings: [...(entries.warnings ?? []), NOT_FINAL] }) }
    } finally {
      plaintext.fill(0)
    }
  },
}

/**
 * The tag covers all of a message, so nothing is missing of this one; and the files that are known
 * to lack the mark are whole. Still, a stream that lost a second message would look the same.
 */
const NOT_FINAL = { kind: 'not-marked-complete' } as const

const HEADER_BYTES = 24
const SALT_BYTES = 16

const fileSchema = v.object({
  kdfParams: v.object({ memLimit: v.number(), opsLimit: v.number(), salt: base64Bytes }),
  encryptedData: base64Bytes,
  encryptionNonce: base64Bytes,
})

/** The file has one tag for everything, so a wrong password looks like a changed byte. */
async function open(file: v.InferOutput<typeof fileSchema>, passwordText: string): Promise<Message> {
  const { memLimit, opsLimit, salt } = file.kdfParams
  const password = utf8(passwordText)
  try {
    const costs = { memory: Math.floor(memLimit / 1024), passes: opsLimit, lanes: 1 }
    const key = await argon2Key({ type: 'argon2id', password, salt, ...costs, bytes: 32, what: WHAT })
    const message = await pull(file.encryptionNonce, file.encryptedData, key)
    key.fill(0)
    if (!message) throw wrongPasswordOrDamaged(WHAT)
    return message
  } finally {
    password.fill(0)
  }
}

/** A message of a stream, and whether it says that it is the last. */
interface Message {
  readonly plaintext: Uint8Array
  readonly final: boolean
}

/** The first message of a stream. Undefined when its tag does not match. */
async function pull(header: Uint8Array, ciphertext: Uint8Array, key: Uint8Array): Promise<Message | undefined> {
  if (ciphertext.length < OVERHEAD_BYTES) return undefined
  // It unpacks 16 MB of WebAssembly, needed only for such files.
  const { default: sodium } = await import('libsodium-wrappers')
  await sodium.ready
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key)
  const result = sodium.crypto_secretstream_xchacha20poly1305_pull(state, ciphertext, null)
  if (!result) return undefined
  return { plaintext: result.message, final: result.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL }
}

/** One byte says which message it is, 16 are the tag. */
const OVERHEAD_BYTES = 17
