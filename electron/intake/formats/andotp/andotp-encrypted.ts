/**
 * andOTP backups, encrypted: the plain JSON under AES-256-GCM, without any mark in the file.
 *
 *   iterations (4, big-endian)  salt (12)  nonce (12)  ciphertext  tag (16)   key by PBKDF2-SHA1
 *   nonce (12)  ciphertext  tag (16)                                          old, key = SHA-256
 *
 * Nothing tells such a file from other random bytes, so both are looked at after every other
 * format, and the answers say that it may be something else.
 *
 * https://github.com/andOTP/andOTP/wiki
 */
import { createHash } from 'node:crypto'
import { KitError } from '../../../kit-error.ts'
import { openGcmTagLast } from '../../containers/ciphers.ts'
import { pbkdf2Key } from '../../containers/derivation.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import { ANDOTP, readAndotp } from './andotp.ts'
import { looksRandom } from '../randomness.ts'

export const andotpEncrypted: Format = {
  id: 'andotp-encrypted',
  name: 'Perhaps an andOTP backup, encrypted',
  recognises: (source) => mayBeSealed(source) && iterationsOf(source) !== undefined,
  read: async (source, password) => {
    if (password === undefined) throw unsureWithout()
    // One old file in 4000 begins like a new one. The old key costs nothing to try.
    const old = readOld(source, password)
    if (old) return old
    const plaintext = await openNew(source, password)
    if (!plaintext) throw unsureWith()
    return readPlain(andotpEncrypted, source, plaintext)
  },
}

export const andotpEncryptedOld: Format = {
  id: 'andotp-encrypted-old',
  name: 'Perhaps an old andOTP backup, encrypted',
  recognises: (source) => mayBeSealed(source) && iterationsOf(source) === undefined,
  read: (source, password) => {
    if (password === undefined) throw unsureWithout()
    const reading = readOld(source, password)
    if (!reading) throw unsureWith()
    return reading
  },
}

const ITERATION_BYTES = 4
const SALT_BYTES = 12
const NONCE_BYTES = 12
/** A backup of one entry has about 150 bytes, one of none 2. */
const FEWEST_BYTES = NONCE_BYTES + 2 + 16
/** Ten thousand entries with long names; far above, it is something else. */
const MOST_BYTES = 8 * 1024 * 1024

function mayBeSealed(source: Source): boolean {
  const { bytes } = source
  if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES || beginsLikeAnother(bytes)) return false
  return looksRandom(bytes) && !textOf(bytes).sound
}

/** Marks of files that are as random behind them; none of them is one an old backup has by chance. */
function beginsLikeAnother(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return MARKS.some((mark) => head.startsWith(mark))
}

const MARKS = [
  ...['AUTHENTICATORPRO', 'AuthenticatorPro', '\x03\xd9\xa2\x9a', 'Salted__'], // Stratum, KeePass, OpenSSL
  ...['PK\x03\x04', '7z\xbc\xaf', 'Rar!', '\x1f\x8b\x08', '\xfd7zXZ', '\x28\xb5\x2f\xfd'], // archives, compressed files
  ...['\x89PNG', '\xff\xd8\xff', 'RIFF', 'GIF8', '%PDF'], // pictures and documents
]

/** The number of rounds in a file that may be a new one. One that asks for more is none, and no work is done. */
function iterationsOf({ bytes }: Source): number | undefined {
  if (bytes.length < ITERATION_BYTES + SALT_BYTES + FEWEST_BYTES) return undefined
  const iterations = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(0)
  return iterations >= ITERATIONS.min && iterations <= ITERATIONS.max ? iterations : undefined
}

/** andOTP writes 140,000 to 160,000. The fewer numbers are taken, the fewer old files seem new. */
const ITERATIONS = { min: 1000, max: 1_000_000 } as const

async function openNew(source: Source, text: string): Promise<Uint8Array | undefined> {
  const { bytes } = source
  const salt = bytes.subarray(ITERATION_BYTES, ITERATION_BYTES + SALT_BYTES)
  const sealed = bytes.subarray(ITERATION_BYTES + SALT_BYTES)
  const iterations = iterationsOf(source)
  if (iterations === undefined) return undefined
  const password = utf8(text)
  try {
    const key = await pbkdf2Key({ password, salt, bytes: 32, iterations, hash: 'sha1', what: ANDOTP })
    return openSealed(key, sealed)
  } finally {
    password.fill(0)
  }
}

function readOld(source: Source, text: string): Reading | undefined {
  const password = utf8(text)
  const key = createHash('sha256').update(password).digest()
  password.fill(0)
  const plaintext = openSealed(key, source.bytes)
  return plaintext && readPlain(andotpEncryptedOld, source, plaintext)
}

function openSealed(key: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const plaintext = openGcmTagLast({ key, nonce, ciphertext: sealed.subarray(NONCE_BYTES) })
  key.fill(0)
  return plaintext
}

/** It has opened, so there is no "perhaps" any more. */
function readPlain(format: Format, source: Source, plaintext: Uint8Array): Reading {
  try {
    const reading = readAndotp(format, { name: source.name, bytes: plaintext })
    return { ...reading, formatName: 'andOTP backup, encrypted' }
  } finally {
    plaintext.fill(0)
  }
}

function unsureWithout(): KitError {
  return new KitError(
    'password-needed',
    'Nothing in this file says what it is; encrypted andOTP backups are like that, and other files too. Nothing was read yet. If it is one, give the password it was made with.',
  )
}

function unsureWith(): KitError {
  return new KitError(
    'wrong-password',
    'This password does not open the file as an andOTP backup: it is another password, the file was damaged or cut off, or it is something else. Nothing was read. Check Caps Lock and the keyboard layout.',
  )
}
