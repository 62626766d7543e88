/**
 * A KDBX 4.0 file (keepass.info/help/kb/kdbx_4.html) with chosen Argon2id costs: keepassxc-cli
 * itself only makes KDBX 3.1 with AES-KDF.
 */
import { argon2Sync, createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { KdfCosts } from '../../electron/vault/slots/kdf.ts'

const AES_256 = Buffer.from('31c1f2e6bf714350be5805216afc5aff', 'hex')
const ARGON2ID = Buffer.from('9e298b1956db4773b23dfc3ec6f0a1e6', 'hex')
const CHACHA20 = 3

export function kdbxOf(xml: string, passphrase: string, { memory, passes, lanes }: KdfCosts): Buffer {
  const [seed, salt, iv] = [randomBytes(32), randomBytes(32), randomBytes(16)]
  const kdf = Buffer.concat([
    Buffer.from([0, 1]),
    entry(0x42, '$UUID', ARGON2ID),
    entry(0x42, 'S', salt),
    entry(0x04, 'P', u32(lanes)),
    entry(0x05, 'M', u64(BigInt(memory * 1024))),
    entry(0x05, 'I', u64(BigInt(passes))),
    entry(0x04, 'V', u32(0x13)),
    Buffer.from([0]),
  ])
  const header = Buffer.concat([
    Buffer.from('03d9a29a67fb4bb500000400', 'hex'),
    ...[field(2, AES_256), field(3, u32(0)), field(4, seed), field(7, iv), field(11, kdf)],
    field(0, Buffer.from('\r\n\r\n')),
  ])
  const message = sha256(sha256(Buffer.from(passphrase)))
  const key = argon2Sync('argon2id', { message, nonce: salt, parallelism: lanes, tagLength: 32, memory, passes })
  const cipher = createCipheriv('aes-256-cbc', sha256(Buffer.concat([seed, key])), iv)
  const inner = Buffer.concat([field(1, u32(CHACHA20)), field(2, randomBytes(64)), field(0, Buffer.alloc(0))])
  const payload = Buffer.concat([cipher.update(Buffer.concat([inner, Buffer.from(xml)])), cipher.final()])
  const hmacKey = sha512(Buffer.concat([seed, key, Buffer.from([1])]))
  const head = hmac(hmacKey, 0xffffffffffffffffn, header)
  return Buffer.concat([header, sha256(header), head, block(hmacKey, 0n, payload), block(hmacKey, 1n, Buffer.alloc(0))])
}

function block(hmacKey: Buffer, index: bigint, data: Buffer): Buffer {
  const signed = Buffer.concat([u64(index), u32(data.length), data])
  return Buffer.concat([hmac(hmacKey, index, signed), u32(data.length), data])
}

function hmac(hmacKey: Buffer, index: bigint, data: Buffer): Buffer {
  return createHmac('sha256', sha512(Buffer.concat([u64(index), hmacKey])))
    .update(data)
    .digest()
}

/** One value of the dictionary of KDF parameters. */
function entry(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), u32(name.length), Buffer.from(name), u32(value.length), value])
}

function field(id: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([id]), u32(value.length), value])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

function sha512(data: Buffer): Buffer {
  return createHash('sha512').update(data).digest()
}
