/**
 * The stream that protects values inside of a KeePass database: Salsa20 or ChaCha20, over all of
 * them in the order of the file. https://keepass.info/help/kb/kdbx.html#ips
 */
import { createHash } from 'node:crypto'
import { chacha20 } from '@noble/ciphers/chacha.js'
import { salsa20 } from '@noble/ciphers/salsa.js'
import { damaged } from '../failures.ts'
import { WHAT } from './kdbx-failures.ts'

/** Takes bytes out of their protection; `at` is how many protected bytes the file has before them. */
export type InnerStream = (at: number, bytes: Uint8Array) => Uint8Array

const SALSA20 = 2
const CHACHA20 = 3
const SALSA20_NONCE = Buffer.from('e830094b97205d2a', 'hex')
const BLOCK = 64

/** @throws KitError `file-damaged` when it is neither of the two. */
export function innerStream(algorithm: number, streamKey: Uint8Array): InnerStream {
  if (algorithm === SALSA20) {
    const key = createHash('sha256').update(streamKey).digest()
    return (at, bytes) => taken(at, bytes, (data, counter) => salsa20(key, SALSA20_NONCE, data, undefined, counter))
  }
  if (algorithm !== CHACHA20) throw damaged(WHAT)
  const both = createHash('sha512').update(streamKey).digest()
  const [key, nonce] = [both.subarray(0, 32), both.subarray(32, 44)]
  return (at, bytes) => taken(at, bytes, (data, counter) => chacha20(key, nonce, data, undefined, counter))
}

function taken(at: number, bytes: Uint8Array, cipher: (data: Uint8Array, counter: number) => Uint8Array): Uint8Array {
  const skipped = at % BLOCK
  const data = new Uint8Array(skipped + bytes.length)
  data.set(bytes, skipped)
  return cipher(data, Math.floor(at / BLOCK)).subarray(skipped)
}
