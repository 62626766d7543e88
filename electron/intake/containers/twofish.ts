/**
 * Twofish, which KeePass databases may be encrypted with and OpenSSL does not have: decryption in CBC mode, with keys of
 * 128, 192 and 256 bits. The tables that depend on the key are made once, so that a round is eight lookups.
 *
 * https://www.schneier.com/academic/paperfiles/paper-twofish-paper.pdf, section 4
 */

const BLOCK = 16
const ROUNDS = 16

/**
 * With PKCS #7 padding; undefined when the padding is wrong. It proves nothing about the key.
 *
 * @param key - 16, 24 or 32 bytes.
 * @param iv - 16 bytes.
 */
export function openTwofishCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined {
  if (ciphertext.length === 0 || ciphertext.length % BLOCK !== 0 || iv.length !== BLOCK) return undefined
  const plaintext = decryptCbc(key, iv, ciphertext)
  const padding = plaintext.at(-1) ?? 0
  const end = plaintext.length - padding
  const isPadded = padding >= 1 && padding <= BLOCK && plaintext.subarray(end).every((byte) => byte === padding)
  const result = isPadded ? plaintext.slice(0, end) : undefined
  plaintext.fill(0)
  return result
}

function decryptCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const schedule = scheduleOf(key)
  const plaintext = new Uint8Array(ciphertext.length)
  const from = new DataView(ciphertext.buffer, ciphertext.byteOffset, ciphertext.length)
  const to = new DataView(plaintext.buffer)
  const before = wordsOf(iv)
  const block = new Uint32Array(4)
  for (let place = 0; place < ciphertext.length; place += BLOCK) {
    for (let word = 0; word < 4; word++) block[word] = from.getUint32(place + 4 * word, true)
    decryptBlock(block, schedule)
    for (let word = 0; word < 4; word++) {
      to.setUint32(place + 4 * word, at(block, word) ^ at(before, word), true)
      before[word] = from.getUint32(place + 4 * word, true)
    }
  }
  for (const words of [schedule.rounds, schedule.tables, block]) words.fill(0)
  return plaintext
}

interface Schedule {
  /** Four to whiten the input, four the output, two a round. */
  readonly rounds: Uint32Array
  /** g, for each of its four bytes. */
  readonly tables: Uint32Array
}

function decryptBlock(block: Uint32Array, { rounds, tables }: Schedule): void {
  let [c, d] = [at(block, 0) ^ at(rounds, 4), at(block, 1) ^ at(rounds, 5)]
  let [a, b] = [at(block, 2) ^ at(rounds, 6), at(block, 3) ^ at(rounds, 7)]
  for (let round = ROUNDS - 1; round >= 0; round--) {
    const first = g(tables, c)
    const second = g(tables, rotateLeft(d, 8))
    const left = rotateLeft(a, 1) ^ (first + second + at(rounds, 8 + 2 * round))
    const right = rotateLeft(b ^ (first + 2 * second + at(rounds, 9 + 2 * round)), 31)
    ;[a, b, c, d] = [c, d, left, right]
  }
  for (const [index, word] of [a, b, c, d].entries()) block[index] = word ^ at(rounds, index)
}

function g(tables: Uint32Array, word: number): number {
  return (
    at(tables, word & 0xff) ^
    at(tables, 0x100 | ((word >>> 8) & 0xff)) ^
    at(tables, 0x200 | ((word >>> 16) & 0xff)) ^
    at(tables, 0x300 | (word >>> 24))
  )
}

function scheduleOf(key: Uint8Array): Schedule {
  const words = wordsOf(key)
  const even = words.filter((_, index) => index % 2 === 0)
  const odd = words.filter((_, index) => index % 2 === 1)
  const rounds = new Uint32Array(8 + 2 * ROUNDS)
  for (let index = 0; index < rounds.length; index += 2) {
    const a = h(index, even)
    const b = rotateLeft(h(index + 1, odd), 8)
    rounds[index] = a + b
    rounds[index + 1] = rotateLeft(a + 2 * b, 9)
  }
  const sealing = even.map((_, index) => reedSolomon(key.subarray(8 * index, 8 * index + 8))).reverse()
  const tables = new Uint32Array(4 * 256)
  for (let column = 0; column < 4; column++)
    for (let byte = 0; byte < 256; byte++) tables[256 * column + byte] = columnOf(column, byte, sealing)
  for (const secret of [words, even, odd, sealing]) secret.fill(0)
  return { rounds, tables }
}

/** Of a word whose four bytes are the same. */
function h(byte: number, key: Uint32Array): number {
  return columnOf(0, byte, key) ^ columnOf(1, byte, key) ^ columnOf(2, byte, key) ^ columnOf(3, byte, key)
}

/** What a byte gives to the word: through a permutation for each word of the key, then times its column of the matrix. */
function columnOf(column: number, byte: number, key: Uint32Array): number {
  const order = ORDER[column] ?? []
  let mixed = byte
  for (let word = key.length - 1; word >= 0; word--)
    mixed = at(order[word + 1], mixed) ^ ((at(key, word) >>> (8 * column)) & 0xff)
  mixed = at(order[0], mixed)
  return MDS.reduce((sum, row, index) => sum | (times(row[column] ?? 0, mixed, MDS_FIELD) << (8 * index)), 0)
}

function reedSolomon(bytes: Uint8Array): number {
  return RS.reduce((sum, row, index) => {
    const product = row.reduce((all, factor, place) => all ^ times(factor, at(bytes, place), RS_FIELD), 0)
    return sum | (product << (8 * index))
  }, 0)
}

/** In the field of 256 elements that the polynomial makes. */
function times(one: number, other: number, field: number): number {
  let product = 0
  for (let [factor, bits] = [one, other]; bits > 0; bits >>= 1) {
    if (bits & 1) product ^= factor
    factor = factor & 0x80 ? (factor << 1) ^ field : factor << 1
  }
  return product
}

/** Made of four tables of four bits; https://www.schneier.com/academic/paperfiles/paper-twofish-paper.pdf, section 4.3.5 */
function permutation(...rows: readonly string[]): Uint8Array {
  const [t0, t1, t2, t3] = rows.map((row) => Array.from(row, (digit) => parseInt(digit, 16)))
  const crossed = (a: number, b: number) => a ^ (b >> 1) ^ ((b & 1) << 3) ^ ((a << 3) & 0xf)
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const [a, b] = [byte >> 4, byte & 0xf]
    const [c, d] = [at(t0, a ^ b), at(t1, crossed(a, b))]
    return at(t2, c ^ d) | (at(t3, crossed(c, d)) << 4)
  })
}

const Q0 = permutation('817d6f320b59eca4', 'ecb81235f4a6709d', 'ba5e6d90c8f32471', 'd7f4126e9b3085ca')
const Q1 = permutation('28bdf76e31940ac5', '1e2b4c376da5f908', '4c75169a0ed82b3f', 'b951c3de647f208a')
/** For each byte of a word: the last permutation, then the one before each word of the key. */
const ORDER = [
  [Q1, Q0, Q0, Q1, Q1],
  [Q0, Q0, Q1, Q1, Q0],
  [Q1, Q1, Q0, Q0, Q0],
  [Q0, Q1, Q1, Q0, Q1],
]
const MDS_FIELD = 0x169
const MDS = [
  [0x01, 0xef, 0x5b, 0x5b],
  [0x5b, 0xef, 0xef, 0x01],
  [0xef, 0x5b, 0x01, 0xef],
  [0xef, 0x01, 0xef, 0x5b],
]
const RS_FIELD = 0x14d
const RS = [
  [0x01, 0xa4, 0x55, 0x87, 0x5a, 0x58, 0xdb, 0x9e],
  [0xa4, 0x56, 0x82, 0xf3, 0x1e, 0xc6, 0x68, 0xe5],
  [0x02, 0xa1, 0xfc, 0xc1, 0x47, 0xae, 0x3d, 0x19],
  [0xa4, 0x55, 0x87, 0x5a, 0x58, 0xdb, 0x9e, 0x03],
]

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index, true))
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

/** No place outside of them is ever asked for. */
function at(values: ArrayLike<number> | undefined, index: number): number {
  return values?.[index] ?? 0
}
