import { createDecipheriv } from 'node:crypto'

/** AES-256-GCM as most exports use it: a tag of 16 bytes, and usually a nonce of 12. */
export interface SealedGcm {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
  readonly tag: Uint8Array
  readonly associatedData?: Uint8Array
}

/** The plaintext, or undefined when the tag does not match: then nothing of it may be used. */
export function openGcm({ key, nonce, ciphertext, tag, associatedData }: SealedGcm): Uint8Array | undefined {
  if (tag.length !== 16 || nonce.length === 0) return undefined
  const decipher = createDecipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce, {
    authTagLength: 16,
  })
  decipher.setAuthTag(tag)
  if (associatedData) decipher.setAAD(associatedData)
  const plaintext = decipher.update(ciphertext)
  try {
    decipher.final()
    return plaintext
  } catch {
    // The tag is checked last; what came before it must not be used.
    plaintext.fill(0)
    return undefined
  }
}

/** The same, with the tag after the ciphertext. */
export function openGcmTagLast(sealed: Omit<SealedGcm, 'tag'>): Uint8Array | undefined {
  const end = sealed.ciphertext.length - 16
  if (end < 0) return undefined
  return openGcm({ ...sealed, ciphertext: sealed.ciphertext.subarray(0, end), tag: sealed.ciphertext.subarray(end) })
}

/**
 * AES-256-CBC with PKCS #7 padding; undefined when the padding is wrong. It proves nothing about
 * the key: one wrong key in 256 passes.
 */
export function openCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined {
  if (ciphertext.length === 0 || ciphertext.length % 16 !== 0 || iv.length !== 16) return undefined
  const decipher = createDecipheriv('aes-256-cbc', key, iv)
  const start = decipher.update(ciphertext)
  try {
    const end = decipher.final()
    const plaintext = new Uint8Array(start.length + end.length)
    plaintext.set(start)
    plaintext.set(end, start.length)
    return plaintext
  } catch {
    return undefined
  } finally {
    start.fill(0)
  }
}
