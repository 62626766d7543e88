/**
 * The 32 bytes of an age identity, which shares hold. `AGE-SECRET-KEY-1…` is their Bech32 form
 * (BIP-173, without its limit of 90 characters; C2SP age.md, "The X25519 recipient type").
 */
import { moveSecret } from '../../secret-bytes.ts'

const PREFIX = 'age-secret-key-'
/** The prefix of post-quantum identities, whose seed has 32 bytes as well. */
const POST_QUANTUM_PREFIX = 'age-secret-key-pq-'
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const CHECKSUM = 6
const BYTES = 32

/** The `AGE-SECRET-KEY-1…` form of 32 bytes. */
export function identityOf(bytes: Uint8Array): string {
  if (bytes.length !== BYTES) throw new Error('an age identity has 32 bytes')
  const data = regroup(Array.from(bytes), 8, 5)
  const rest = remainder(PREFIX, [...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const checksum = Array.from({ length: CHECKSUM }, (_, at) => (rest >>> (5 * (CHECKSUM - 1 - at))) & 31)
  return `${PREFIX}1${[...data, ...checksum].map((value) => ALPHABET[value] ?? '').join('')}`.toUpperCase()
}

/** The bytes of an identity returned by `identityIn`; undefined if it is mistyped. The caller wipes them. */
export function identityBytes(identity: string): Uint8Array | undefined {
  return bytesBehind(PREFIX, identity)
}

/** Whether every character of an identity returned by `identityIn`, post-quantum or not, is right. */
export function isIntact(identity: string): boolean {
  return [PREFIX, POST_QUANTUM_PREFIX].some((prefix) => {
    const bytes = bytesBehind(prefix, identity)
    bytes?.fill(0)
    return bytes !== undefined
  })
}

function bytesBehind(prefix: string, identity: string): Uint8Array | undefined {
  const start = `${prefix}1`.toUpperCase()
  if (!identity.startsWith(start)) return undefined
  const values = Array.from(identity.slice(start.length).toLowerCase(), (character) => ALPHABET.indexOf(character))
  if (values.includes(-1) || remainder(prefix, values) !== 1) return undefined
  const bytes = regroup(values.slice(0, -CHECKSUM), 5, 8)
  // The rest is padding: less than five bits, all 0.
  const padded = regroup(bytes, 8, 5)
  if (bytes.length !== BYTES || padded.some((value, at) => value !== values[at])) return undefined
  return moveSecret(Uint8Array.from(bytes))
}

/** Regroups bits. From 8 to 5 the last group is padded with zeros; from 5 to 8 the remainder is dropped. */
function regroup(values: readonly number[], from: number, to: number): readonly number[] {
  const grouped: number[] = []
  let held = 0
  let bits = 0
  for (const value of values) {
    held = ((held << from) | value) & 0xfff
    bits += from
    while (bits >= to) {
      bits -= to
      grouped.push((held >>> bits) & ((1 << to) - 1))
    }
  }
  if (from > to && bits > 0) grouped.push((held << (to - bits)) & ((1 << to) - 1))
  return grouped
}

const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

function remainder(prefix: string, values: readonly number[]): number {
  const letters = Array.from(prefix, (letter) => letter.charCodeAt(0))
  let rest = 1
  for (const value of [...letters.map((code) => code >>> 5), 0, ...letters.map((code) => code & 31), ...values]) {
    const top = rest >>> 25
    rest = ((rest & 0x1ffffff) << 5) ^ value
    for (const [bit, term] of GENERATOR.entries()) if ((top >>> bit) & 1) rest ^= term
  }
  return rest
}
