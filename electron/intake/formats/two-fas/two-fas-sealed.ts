import { openGcmTagLast } from '../../containers/ciphers.ts'
import { pbkdf2Key } from '../../containers/derivation.ts'
import { bytesFromBase64 } from '../../containers/encodings.ts'
import { damaged, wrongPassword } from '../../containers/failures.ts'
import { utf8 } from '../../containers/text.ts'

/** 2FAS has never written another number, and no file states it. */
const ITERATIONS = 10_000

interface Sealed {
  readonly ciphertext: Uint8Array
  readonly salt: Uint8Array
  readonly nonce: Uint8Array
}

/**
 * Decrypts `servicesEncrypted`: AES-256-GCM with a key by PBKDF2-SHA256.
 *
 * @param reference - The backup's `reference`, which opens with the same password: it tells a wrong
 *   password from damaged services.
 * @returns UTF-8 JSON; the caller wipes it.
 * @throws KitError `wrong-password` or `file-damaged`
 */
export async function openServices(
  services: string,
  reference: string | undefined,
  password: string,
  what: string,
): Promise<Uint8Array> {
  const sealed = sealedFrom(services)
  if (!sealed) throw damaged(what)
  const plaintext = await open(sealed, password, what)
  if (plaintext) return plaintext
  const known = sealedFrom(reference ?? '')
  const opened = known && (await open(known, password, what))
  opened?.fill(0)
  throw opened ? damaged(what) : wrongPassword(what)
}

/** "ciphertext and tag : salt : nonce", each in base64. */
function sealedFrom(text: string): Sealed | undefined {
  const parts = text.split(':').map(bytesFromBase64)
  const [ciphertext, salt, nonce] = parts
  if (parts.length !== 3 || !ciphertext || !salt || nonce?.length !== 12) return undefined
  return { ciphertext, salt, nonce }
}

async function open({ ciphertext, salt, nonce }: Sealed, text: string, what: string): Promise<Uint8Array | undefined> {
  const password = utf8(text)
  const key = await pbkdf2Key({ password, salt, bytes: 32, iterations: ITERATIONS, hash: 'sha256', what })
  const plaintext = openGcmTagLast({ key, nonce, ciphertext })
  password.fill(0)
  key.fill(0)
  return plaintext
}
