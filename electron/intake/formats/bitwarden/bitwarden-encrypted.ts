/**
 * Bitwarden's password-protected exports, of the vault and of the authenticator: JSON around
 * another JSON, which is one of the plain exports.
 *
 *   { "encrypted": true, "passwordProtected": true, "salt": "…", "kdfType": 0, "kdfIterations": 600000,
 *     "encKeyValidation_DO_NOT_EDIT": "2.iv|ciphertext|mac", "data": "2.iv|ciphertext|mac" }
 *
 * An export that only the account opens has the validation and no salt: its key is on Bitwarden's server.
 *
 * https://bitwarden.com/help/encrypted-export/
 */
import * as v from 'valibot'
import { KitError } from '../../../kit-error.ts'
import { damaged, passwordNeeded, wrongPassword } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { isJsonWith, jsonAs, readJson } from '../../containers/json.ts'
import { textOf } from '../../containers/text.ts'
import { readItems } from './bitwarden-items.ts'
import { openString, stretchedKeys } from './bitwarden-keys.ts'

const WHAT = 'Bitwarden export'

export const bitwardenEncrypted: Format = {
  id: 'bitwarden-encrypted',
  name: 'Bitwarden export, encrypted',
  recognises: (source) => isJsonWith(source, 'encrypted', 'encKeyValidation_DO_NOT_EDIT'),
  read: async (source, password) => {
    const outer = jsonAs(source, v.looseObject({ passwordProtected: v.optional(v.unknown()) }), WHAT)
    if (outer.passwordProtected !== true) throw accountOnly()
    const result = v.safeParse(fileSchema, outer)
    if (!result.success) throw damaged(WHAT)
    if (password === undefined) throw passwordNeeded(WHAT)
    const plaintext = await open(result.output, password)
    try {
      const json = readJson(textOf(plaintext).text)
      if (!json.ok) throw damaged(WHAT)
      const { id: format, name: formatName } = bitwardenEncrypted
      return { format, formatName, ...readItems(json.value, WHAT), parts: [] }
    } finally {
      plaintext.fill(0)
    }
  },
}

const number = v.nullish(v.number())
const fileSchema = v.object({
  salt: v.string(),
  kdfType: number,
  kdfIterations: number,
  kdfMemory: number,
  kdfParallelism: number,
  encKeyValidation_DO_NOT_EDIT: v.nullish(v.string(), ''),
  data: v.string(),
})

/** The validation is sealed with the same keys: where it opens and the data does not, the data is damaged. */
async function open(file: v.InferOutput<typeof fileSchema>, password: string): Promise<Uint8Array> {
  const keys = await stretchedKeys(file, password, WHAT)
  try {
    const data = openString(file.data, keys)
    if (data) return data
    const validation = openString(file.encKeyValidation_DO_NOT_EDIT, keys)
    throw validation ? damaged(WHAT) : wrongPassword(WHAT)
  } finally {
    keys.encryption.fill(0)
    keys.mac.fill(0)
  }
}

function accountOnly(): KitError {
  return new KitError(
    'unreadable',
    'Only the Bitwarden account that made this export opens it. Nothing was read. Export it again in Bitwarden, as JSON or as encrypted JSON of the type "Password protected".',
  )
}
