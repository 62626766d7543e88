/**
 * What a KDBX file says before it is decrypted, for telling a broken file from a wrong password
 * and for holding its costs against `LIMITS`. https://keepass.info/help/kb/kdbx.html
 *
 *   signature 8, version 2 + 2, then fields: id 1, length 2 (KDBX 3) or 4 (KDBX 4), value
 */
import { createHash } from 'node:crypto'
import { cutOff, damaged } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { keePass1, unreadable, WHAT } from './kdbx-failures.ts'
import { checkKdf, checkRounds } from './kdbx-kdf.ts'

const SIGNATURE = Buffer.from('03d9a29a', 'hex')
const VERSION_2 = Buffer.from('67fb4bb5', 'hex')
/** KeePass 1 has the same first four bytes. */
const VERSION_1 = Buffer.from('65fb4bb5', 'hex')
const FIELD = { end: 0, cipher: 2, rounds: 6, kdf: 11 }

/** The ciphers that are read, by their UUID. */
export const CIPHERS = {
  aes: '31c1f2e6bf714350be5805216afc5aff',
  chacha20: 'd6038a2b8b6f4cb5a524339a31dbb59a',
  twofish: 'ad68f29f576f4bb9a36ad47af965346c',
}

/** Whether it is a database of KeePass 1 or 2, in any version. */
export function isKeePass(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, 4))
}

/**
 * The version of a database that can be opened, given its keys.
 *
 * @throws KitError `unreadable`, `cost-too-high`, `file-truncated` or `file-damaged`
 */
export function checkHeader(source: Uint8Array): 3 | 4 {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.length)
  const version = versionOf(bytes)
  const { fields, end } = readFields(bytes, version)
  const cipher = fields.get(FIELD.cipher)?.toString('hex')
  if (cipher === undefined || !Object.values(CIPHERS).includes(cipher)) throw damaged(WHAT)
  if (version === 3) checkRounds(fields.get(FIELD.rounds))
  else checkKdf(dictionary(fields.get(FIELD.kdf)))
  if (version === 4) checkHash(bytes, end)
  // The ciphertext of a block cipher is whole blocks.
  else if (cipher !== CIPHERS.chacha20 && (bytes.length - end) % 16 !== 0) throw cutOff(WHAT)
  return version
}

function versionOf(bytes: Buffer): 3 | 4 {
  if (bytes.length < 12) throw cutOff(WHAT)
  if (VERSION_1.equals(bytes.subarray(4, 8))) throw keePass1()
  const version = VERSION_2.equals(bytes.subarray(4, 8)) ? bytes.readUInt16LE(10) : 0
  if (version !== 3 && version !== 4)
    throw unreadable('it is of a version other than KDBX 3 and 4', 'save it as KDBX 4')
  return version
}

function readFields(bytes: Buffer, version: 3 | 4) {
  const sizeBytes = version === 3 ? 2 : 4
  const fields = new Map<number, Buffer>()
  let place = 12
  for (;;) {
    if (place + 1 + sizeBytes > bytes.length) throw cutOff(WHAT)
    const id = bytes.readUInt8(place)
    const start = place + 1 + sizeBytes
    place = start + bytes.readUIntLE(start - sizeBytes, sizeBytes)
    if (place > bytes.length) throw cutOff(WHAT)
    fields.set(id, bytes.subarray(start, place))
    if (id === FIELD.end) return { fields, end: place }
  }
}

/** Version 2, then entries: type 1, key length 4, key, value length 4, value; type 0 ends it. */
function dictionary(bytes: Buffer | undefined): ReadonlyMap<string, Buffer> {
  if (!bytes) throw damaged(WHAT)
  const values = new Map<string, Buffer>()
  let place = 2
  const take = () => {
    if (place + 4 > bytes.length) throw damaged(WHAT)
    const start = place + 4
    place = start + bytes.readUInt32LE(start - 4)
    if (place > bytes.length) throw damaged(WHAT)
    return bytes.subarray(start, place)
  }
  while (place < bytes.length && bytes[place] !== 0) {
    place++
    const key = take()
    values.set(key.toString(), take())
  }
  return values
}

/** The header's hash and HMAC, then blocks. */
function checkHash(bytes: Buffer, end: number): void {
  if (end + 64 > bytes.length) throw cutOff(WHAT)
  const hash = createHash('sha256').update(bytes.subarray(0, end)).digest()
  if (!hash.equals(bytes.subarray(end, end + 32))) throw damaged(WHAT)
  if (!areBlocks(bytes.subarray(end + 64), 32)) throw cutOff(WHAT)
}

/**
 * Whether these are blocks up to an empty one. The library takes them one by one, so they are few.
 *
 * @param proof - Bytes before each length of 4: in KDBX 3 an index and a hash, in KDBX 4 an HMAC.
 * @throws KitError `file-damaged` when they are too many
 */
export function areBlocks(source: Uint8Array, proof: 32 | 36): boolean {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.length)
  for (let place = 0, count = 1; ; count++) {
    if (count > LIMITS.kdbxParts) throw damaged(WHAT)
    if (place + proof + 4 > bytes.length) return false
    const length = bytes.readUInt32LE(place + proof)
    if (length === 0) return true
    place += proof + 4 + length
  }
}

/**
 * Where the XML of KDBX 4 begins: behind a second header of fields (id 1, length 4, value), many of
 * them attachments, up to one with the id 0.
 *
 * @throws KitError `file-damaged`, also when they are too many
 */
export function innerHeaderEnd(source: Uint8Array): number {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.length)
  for (let place = 0, count = 1; ; count++) {
    if (place + 5 > bytes.length || count > LIMITS.kdbxParts) throw damaged(WHAT)
    const id = bytes.readUInt8(place)
    place += 5 + bytes.readUInt32LE(place + 1)
    if (place > bytes.length) throw damaged(WHAT)
    if (id === 0) return place
  }
}
