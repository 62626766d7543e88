import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { ShareWork } from '../../slip39/cipher.ts'

const pbkdf2Async = promisify(pbkdf2)

/** The key of a round of SLIP-39, in a thread of Node's pool. */
export async function shareKey({ password, salt, iterations, bytes }: ShareWork): Promise<Uint8Array> {
  return await pbkdf2Async(password, salt, iterations, bytes, 'sha256')
}
