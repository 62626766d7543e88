/** The keys of Bitwarden's password-protected exports, and the strings sealed with them. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { openCbc } from '../../containers/ciphers.ts'
import { argon2Key, pbkdf2Key } from '../../containers/derivation.ts'
import { damaged } from '../../containers/failures.ts'
import { utf8 } from '../../containers/text.ts'

/** Absent values are Bitwarden's defaults for that derivation. Memory is in MiB. */
interface Costs {
  readonly salt: string
  readonly kdfType?: number | null | undefined
  readonly kdfIterations?: number | null | undefined
  readonly kdfMemory?: number | null | undefined
  readonly kdfParallelism?: number | null | undefined
}

/** 32 bytes each. */
export interface Keys {
  readonly encryption: Uint8Array
  readonly mac: Uint8Array
}

/**
 * PBKDF2-SHA256 or Argon2id over the password, then HKDF without its first half (RFC 5869 section
 * 2.3). The salt is the base64 text itself, not what it encodes; Argon2id has its SHA-256.
 *
 * @throws KitError `file-damaged`, `cost-too-high`
 */
export async function stretchedKeys(costs: Costs, passwordText: string, what: string): Promise<Keys> {
  const password = utf8(passwordText)
  try {
    const key = await masterKey(costs, password, what)
    const keys = { encryption: expand(key, 'enc'), mac: expand(key, 'mac') }
    key.fill(0)
    return keys
  } finally {
    password.fill(0)
  }
}

async function masterKey(costs: Costs, password: Uint8Array, what: string): Promise<Uint8Array> {
  const { kdfType, kdfIterations, kdfMemory, kdfParallelism } = costs
  const salt = utf8(costs.salt)
  const shared = { password, bytes: 32, what }
  switch (kdfType ?? PBKDF2) {
    case PBKDF2:
      return await pbkdf2Key({ ...shared, salt, iterations: kdfIterations ?? 600_000, hash: 'sha256' })
    case ARGON2ID:
      return await argon2Key({
        ...shared,
        type: 'argon2id',
        salt: createHash('sha256').update(salt).digest(),
        passes: kdfIterations ?? 3,
        memory: (kdfMemory ?? 64) * 1024,
        lanes: kdfParallelism ?? 4,
      })
    default:
      throw damaged(what)
  }
}

const PBKDF2 = 0
const ARGON2ID = 1

/** One block is all: SHA-256 gives the 32 bytes that are asked for. */
function expand(key: Uint8Array, info: string): Uint8Array {
  return createHmac('sha256', key)
    .update(info)
    .update(new Uint8Array([1]))
    .digest()
}

/**
 * Opens `2.iv|ciphertext|mac`: AES-256-CBC, and HMAC-SHA256 over iv and ciphertext, which is
 * checked first. Undefined when it does not match or the string is another.
 */
export function openString(sealed: string, keys: Keys): Uint8Array | undefined {
  const parts = /^2\.([\w+/=-]+)\|([\w+/=-]+)\|([\w+/=-]+)$/.exec(sealed.trim())
  if (!parts) return undefined
  const [iv, ciphertext, mac] = parts.slice(1).map((part) => Buffer.from(part, 'base64'))
  if (iv?.length !== 16 || mac?.length !== 32 || !ciphertext) return undefined
  const expected = createHmac('sha256', keys.mac).update(iv).update(ciphertext).digest()
  return timingSafeEqual(mac, expected) ? openCbc(keys.encryption, iv, ciphertext) : undefined
}
