import * as v from 'valibot'
import { argon2Key } from '../../containers/derivation.ts'
import { readJson } from '../../containers/json.ts'
import { openSalted } from '../../containers/openssl-salted.ts'
import { utf8 } from '../../containers/text.ts'

/** What opens the entries of one backup. Undefined where it does not. */
export interface ExtensionKeys {
  /** A secret of version 2. */
  readonly openSecret: (sealed: string) => string | undefined
  /** An entry of version 3. */
  readonly openWhole: (keyId: string, sealed: string) => unknown
}

const keySchema = v.object({ dataType: v.literal('Key'), id: v.string(), salt: v.string() })
const oldKeySchema = v.object({ key: v.object({ enc: v.string() }) })

/** Each costs a derivation; the extension makes one. */
const MOST_KEYS = 4
const COSTS = { type: 'argon2id', memory: 19_456, passes: 2, lanes: 1 } as const
const KEY_BYTES = 32
/** RFC 9106 asks for as many. */
const FEWEST_SALT_BYTES = 8

/** Derives the keys of a backup from its password. */
export async function extensionKeys(backup: object, password: string, what: string): Promise<ExtensionKeys> {
  const passphrases = new Map<string, string>()
  for (const key of Object.values(backup)
    .filter((value) => v.is(keySchema, value))
    .slice(0, MOST_KEYS))
    if (utf8(key.salt).length >= FEWEST_SALT_BYTES)
      passphrases.set(key.id, await passphraseOf(key.salt, password, what))
  const old = oldPassphrase(backup, password)
  return {
    openSecret: (sealed) => secretIn(old === undefined ? undefined : openSalted(sealed, old)),
    openWhole: (keyId, sealed) => {
      const passphrase = passphrases.get(keyId)
      const plain = passphrase === undefined ? undefined : openSalted(sealed, passphrase)
      const json = plain && readJson(new TextDecoder().decode(plain))
      plain?.fill(0)
      return json?.ok ? json.value : undefined
    },
  }
}

/** The extension seals under the base64 text of what it derives. */
async function passphraseOf(salt: string, password: string, what: string): Promise<string> {
  const key = await argon2Key({ ...COSTS, password: utf8(password), salt: utf8(salt), bytes: KEY_BYTES, what })
  const text = Buffer.from(key).toString('base64').replace(/=+$/, '')
  key.fill(0)
  return text
}

/** The password itself, or the hexadecimal text of the key that `key` holds sealed under it. */
function oldPassphrase(backup: object, password: string): string | undefined {
  const old = v.safeParse(oldKeySchema, backup)
  if (!old.success) return password
  const key = openSalted(old.output.key.enc, password)
  const text = key && Buffer.from(key).toString('hex')
  key?.fill(0)
  return text
}

/** A wrong key may pass the padding; what it makes is no secret. */
function secretIn(plain: Uint8Array | undefined): string | undefined {
  const text = plain && new TextDecoder().decode(plain)
  plain?.fill(0)
  return text !== undefined && /^(?:bli?z-|stm-)?(?:[a-z2-7]{8,}=*|[0-9a-f]{8,})$/i.test(text.replace(/\s/g, ''))
    ? text
    : undefined
}
