/**
 * SQLCipher databases of version 3, the one that Android apps used until 2018. Pages of 1024 bytes
 * end in a reserve of 48: an IV of 16, an HMAC of 20, and filling. The first 16 bytes are the salt.
 *
 * https://www.zetetic.net/sqlcipher/design/
 */
import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { pbkdf2Key } from './derivation.ts'
import { damaged } from './failures.ts'
import { utf8 } from './text.ts'

const PAGE = 1024
const SALT = 16
const IV = PAGE - 48
const MAC = IV + 16
const MAC_END = MAC + 20
const ITERATIONS = 64_000
const MAC_ITERATIONS = 2
/** Told by SQLCipher from the salt for the cipher. */
const MAC_SALT_MASK = 0x3a
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

/** Nothing in such a file tells what it is; this is the most that its size says. */
export function hasWholePages(bytes: Uint8Array): boolean {
  return bytes.length >= 2 * PAGE && bytes.length % PAGE === 0
}

/**
 * Decrypts a database. Each page's HMAC is checked before anything of it is decrypted.
 *
 * @returns A plain SQLite database, which the caller wipes; undefined when the first page does not
 *   fit the password.
 * @throws KitError `file-damaged` when a later page does not
 */
export async function openSqlcipher(bytes: Uint8Array, text: string, what: string): Promise<Uint8Array | undefined> {
  const password = utf8(text)
  const salt = bytes.subarray(0, SALT)
  const macSalt = salt.map((byte) => byte ^ MAC_SALT_MASK)
  const common = { bytes: 32, what, hash: 'sha1' as const }
  const key = await pbkdf2Key({ ...common, password, salt, iterations: ITERATIONS })
  const macKey = await pbkdf2Key({ ...common, password: key, salt: macSalt, iterations: MAC_ITERATIONS })
  const plain = new Uint8Array(bytes.length)
  try {
    for (let start = 0; start < bytes.length; start += PAGE) {
      const opened = openPage(bytes.subarray(start, start + PAGE), start, key, macKey)
      if (!opened && start === 0) return undefined
      if (!opened) throw damaged(what)
      plain.set(opened, start === 0 ? SALT : start)
      opened.fill(0)
    }
    plain.set(MAGIC)
    return plain
  } catch (error) {
    plain.fill(0)
    throw error
  } finally {
    for (const secret of [password, key, macKey]) secret.fill(0)
  }
}

/** Without the salt of the first page. The reserve stays empty; SQLite does not look at it. */
function openPage(page: Uint8Array, start: number, key: Uint8Array, macKey: Uint8Array): Uint8Array | undefined {
  const ciphertext = page.subarray(start === 0 ? SALT : 0, IV)
  const number = Buffer.alloc(4)
  number.writeUInt32LE(start / PAGE + 1)
  const mac = createHmac('sha1', macKey).update(ciphertext).update(page.subarray(IV, MAC)).update(number).digest()
  if (!timingSafeEqual(mac, page.subarray(MAC, MAC_END))) return undefined
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(IV, MAC)).setAutoPadding(false)
  // Whole blocks, so that everything comes out at once.
  const plain = decipher.update(ciphertext)
  decipher.final()
  return plain
}
