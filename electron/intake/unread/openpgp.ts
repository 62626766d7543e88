/**
 * Whether a file is a message that OpenPGP encrypted: in text, or as bytes that begin with a key for
 * each reader, by public key (tag 1) or by passphrase (tag 3).
 *
 * RFC 9580 sections 4.2, 5.1, 5.3 and 6.2.
 */
export function isOpenPgp(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES))
  if (/^\s*-----BEGIN PGP MESSAGE-----/.test(head.toString('latin1').replace(/^\xef\xbb\xbf/, ''))) return true
  const packet = firstPacket(head)
  if (packet?.tag === PUBLIC_KEY) return isForPublicKey(packet.body)
  return packet?.tag === PASSPHRASE && isForPassphrase(packet.body)
}

const HEAD_BYTES = 1024
const PUBLIC_KEY = 1
const PASSPHRASE = 3
/** RSA, RSA for encryption only, Elgamal, ECDH, X25519, X448. */
const PUBLIC_ALGORITHMS: ReadonlySet<number> = new Set([1, 2, 16, 18, 25, 26])
/** From IDEA to Camellia with 256 bits. */
const MOST_CIPHER = 13
/** Simple, salted, iterated and salted, Argon2. */
const KEY_STRETCHES: ReadonlySet<number> = new Set([0, 1, 3, 4])

/** Both ways of writing a length; what is written in parts is never a key. */
function firstPacket(head: Buffer): { readonly tag: number; readonly body: Buffer } | undefined {
  const [first = 0, length = 0] = head
  if ((first & 0xc0) === 0xc0) return { tag: first & 0x3f, body: head.subarray(length < 192 ? 2 : 3) }
  const bytes = [2, 3, 5][first & 3]
  return (first & 0xc0) === 0x80 && bytes !== undefined
    ? { tag: (first >> 2) & 0xf, body: head.subarray(bytes) }
    : undefined
}

/** Version, the id of the key, and its algorithm; version 6 has a length and a fingerprint for the id. */
function isForPublicKey(body: Buffer): boolean {
  const [version = 0, length = 0] = body
  if (version === 3) return PUBLIC_ALGORITHMS.has(body[9] ?? 0)
  return version === 6 && [0, 21, 33].includes(length) && PUBLIC_ALGORITHMS.has(body[2 + length] ?? 0)
}

/** Version, cipher, and how the passphrase is stretched; versions 5 and 6 state more between. */
function isForPassphrase(body: Buffer): boolean {
  const [version = 0, second = 0, third = 0, fourth = 0, fifth = 0] = body
  if (version === 4) return second > 0 && second <= MOST_CIPHER && KEY_STRETCHES.has(third)
  if (version === 5) return second > 0 && second <= MOST_CIPHER && KEY_STRETCHES.has(fourth)
  return (
    version === 6 && third > 0 && third <= MOST_CIPHER && fourth > 0 && KEY_STRETCHES.has(body[5] ?? -1) && fifth > 0
  )
}
