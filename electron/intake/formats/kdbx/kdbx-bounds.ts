/**
 * Reads a KeePass database with kdbxweb, and holds what it unpacks to within bounds. The library has
 * none: 64 MB may unpack to as many gigabytes. So a few of its private steps do something more here.
 * They are those of version 2.1.1, which package.json pins; the tests with bombs fail where a later
 * version takes other steps.
 */
import kdbxweb, { type BinaryStream, type Credentials, type Kdbx } from 'kdbxweb'
import { damaged } from '../../containers/failures.ts'
import { unpackGzip } from '../../containers/gzip.ts'
import { decryption } from './kdbx-cipher.ts'
import { WHAT } from './kdbx-failures.ts'
import { areBlocks, innerHeaderEnd } from './kdbx-header.ts'
import { checkedXml, leavePacked, type KdbxElement } from './kdbx-markup.ts'

const { Consts, HashedBlockTransform, Kdbx: Database, KdbxFormat } = kdbxweb
const { None, GZip } = Consts.CompressionAlgorithm

interface Steps {
  readonly kdbx: { readonly xml?: { readonly documentElement: KdbxElement } }
  decryptData(data: ArrayBuffer, key: ArrayBuffer): Promise<ArrayBuffer>
  getMasterKeyV3(): Promise<ArrayBuffer>
  trimStartBytesV3(data: ArrayBuffer): ArrayBuffer
  decryptXmlV3(file: BinaryStream): Promise<string>
  setProtectedValues(): Promise<void>
}

/**
 * @param bytes - Within the limits of `checkHeader`.
 * @param most - Bytes that it may unpack to.
 * @throws KitError `file-too-large` or `file-damaged`, and what the library throws
 */
export async function loadBounded(bytes: Uint8Array, credentials: Credentials, most: number): Promise<Kdbx> {
  const database = new Database()
  database.credentials = credentials
  const format = new KdbxFormat(database)
  const opened: Uint8Array[] = []
  bound(format, most, opened)
  try {
    // The library clears some of what it reads, so it gets a copy.
    return await format.load(new Uint8Array(bytes).buffer)
  } finally {
    for (const secret of opened) secret.fill(0)
  }
}

/** @param opened - Takes what is to be wiped in the end. */
function bound(format: InstanceType<typeof KdbxFormat>, most: number, opened: Uint8Array[]): void {
  const { kdbx: database } = format
  // Its type shows nothing that is private.
  const steps = format as unknown as Steps
  const decrypt = decryption(database, steps.decryptData.bind(format))
  const protect = steps.setProtectedValues.bind(format)
  const unpacked = async (data: ArrayBuffer) => {
    const bytes = new Uint8Array(data)
    opened.push(bytes)
    if (database.header.compression !== GZip) return bytes
    const plain = await unpackGzip(bytes, WHAT, most)
    opened.push(plain)
    // So that the library does not unpack it again.
    database.header.compression = None
    return plain
  }
  steps.decryptXmlV3 = async (file) => {
    const key = await steps.getMasterKeyV3()
    const plain = await decrypt(file.readBytesToEnd(), key)
    opened.push(new Uint8Array(key), new Uint8Array(plain))
    const blocks = steps.trimStartBytesV3(plain)
    if (!areBlocks(new Uint8Array(blocks), 36)) throw damaged(WHAT)
    return checkedXml(await unpacked(await HashedBlockTransform.decrypt(blocks)))
  }
  // In KDBX 4: the step above does not come by here.
  steps.decryptData = async (data, key) => {
    const plain = await unpacked(await decrypt(data, key))
    checkedXml(plain.subarray(innerHeaderEnd(plain)))
    return plain.buffer
  }
  steps.setProtectedValues = async () => {
    await protect()
    leavePacked(steps.kdbx.xml?.documentElement)
  }
}
