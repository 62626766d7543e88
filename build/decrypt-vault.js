/**
 * Reads a Recovery Kit vault without Recovery Kit: a second reader, written only from
 * electron/vault/FORMAT.md. It shares no code with the app, so that each checks the other, and so
 * that a vault can be read when the app is gone.
 *
 *   npm install @noble/ciphers @noble/hashes @scure/base age-encryption
 *   node decrypt-vault.js VAULT --passphrase-file F
 *   node decrypt-vault.js VAULT --identity-file F     (the paper key, AGE-SECRET-KEY-1...)
 *   node decrypt-vault.js VAULT --shares-file F       (shares of the paper key, one a line)
 *
 * F may be - for standard input. Keep decrypt-shares.js beside this file. Needs Node 24 or newer. Prints every
 * secret in the vault to standard output, as JSON; a byte string is {"bytes": base64}. It only reads
 * the vault. With 256 MiB, each passphrase of the vault takes half a minute to try.
 *
 * Exit codes: 0 done, 1 done but something is damaged, 2 usage, 3 wrong key, 4 not a vault, or its head is damaged.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { argv, exit, stderr, stdout } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { argon2id } from '@noble/hashes/argon2.js'
import { bech32 } from '@scure/base'
import { Decrypter } from 'age-encryption'
import { secretOfShares } from './decrypt-shares.js'

/** Anything else in the schema might run. */
const SCHEMA = [
  'CREATE TABLE manifest (bucket INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT',
  `CREATE TABLE record (id BLOB PRIMARY KEY, revision INTEGER NOT NULL, sealed BLOB NOT NULL)
   STRICT, WITHOUT ROWID`,
  `CREATE TABLE slot (id BLOB PRIMARY KEY, kind TEXT NOT NULL, parameters BLOB NOT NULL, wrapped BLOB NOT NULL)
   STRICT, WITHOUT ROWID`,
  `CREATE TABLE vault (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL, revision INTEGER NOT NULL,
   root BLOB NOT NULL, mac BLOB NOT NULL) STRICT`,
]

const OPTIONS = { '--passphrase-file': byPassphrase, '--identity-file': byIdentity, '--shares-file': byShares }

const [file, option, keyFile] = argv.slice(2)
if (!file || !Object.hasOwn(OPTIONS, option ?? '') || !keyFile) {
  stop(2, 'Usage: node decrypt-vault.js VAULT --passphrase-file F | --identity-file F | --shares-file F')
}
const typed = readFileSync(keyFile === '-' ? 0 : keyFile, 'utf8').replace(/\r?\n$/, '')
const { result, problems } = await readVault(file, OPTIONS[option](typed))
stdout.write(`${JSON.stringify({ ...result, problems }, jsonBytes, 2)}\n`)
exit(problems.length === 0 ? 0 : 1)

async function readVault(path, keyInSlot) {
  const database = openDatabase(path)
  const slots = database.prepare('SELECT id, kind, parameters, wrapped FROM slot ORDER BY id').all().map(withBuffers)
  checkSlots(slots)
  const header = withBuffers(database.prepare('SELECT id, revision, root, mac FROM vault').get() ?? {})
  if (header.id?.length !== 16) stop(4, 'The head of this vault is damaged.')
  const vaultKey = await findVaultKey(header.id, slots, keyInSlot)
  const key = (purpose) => Buffer.from(hkdfSync('sha256', vaultKey, header.id, `recovery-kit v1 ${purpose}`, 32))
  const problems = []
  if (!timingSafeEqual(headerMac(key('header'), header.id, slots), header.mac)) problems.push('the header is altered')
  const manifest = readManifest(database, key('manifest'), header, problems)
  const records = readRecords(database, key('record'), header.id, manifest, problems)
  return { result: { vault: hex(header.id), revision: header.revision, records }, problems }
}

function openDatabase(path) {
  const start = readFileSync(path).subarray(0, 100)
  const isVault = start.length === 100 && start.toString('latin1', 0, 15) === 'SQLite format 3'
  if (!isVault || start.readUInt32BE(68) !== 0x524b6974) stop(4, 'This is not a Recovery Kit vault.')
  if (start.readUInt32BE(60) !== 1) stop(4, 'This vault is of another version than 1.')
  const database = new DatabaseSync(path, { readOnly: true })
  const schema = database.prepare('SELECT sql FROM sqlite_schema').all()
  const statements = schema.map(({ sql }) => String(sql).replace(/\s/g, '')).sort()
  if (statements.join() !== SCHEMA.map((sql) => sql.replace(/\s/g, '')).join()) stop(4, 'This vault file is damaged.')
  return database
}

/** All of them, before anything is derived. */
function checkSlots(slots) {
  const wellFormed = slots.map(({ id, kind, parameters, wrapped }) => {
    if (id.length !== 16) return false
    if (kind === 'identity') return /^age1[02-9ac-hj-np-z]{58}$/.test(parameters.toString()) && wrapped.length <= 4096
    return kind === 'passphrase' && parameters.length === 28 && wrapped.length === 72
  })
  if (slots.length < 1 || slots.length > 16 || wellFormed.includes(false)) stop(4, 'The head of this vault is damaged.')
  const costs = slots.filter(({ kind }) => kind === 'passphrase').map(({ parameters }) => costsOf(parameters))
  const outside = costs.some(({ m, t, p }) => m < 8192 || m > 1048576 || t < 1 || t > 20 || p < 1 || p > 4)
  const work = costs.reduce((sum, { m, t }) => sum + m * t, 0)
  if (outside || work > 83886080) stop(4, 'The key derivation is out of bounds.')
}

async function findVaultKey(vaultId, slots, keyInSlot) {
  for (const slot of slots) {
    const vaultKey = await keyInSlot(vaultId, slot)
    if (vaultKey) return vaultKey
  }
  return stop(3, 'This does not open the vault.')
}

function byPassphrase(text) {
  const passphrase = Buffer.from(text.normalize('NFKC'))
  return (vaultId, { id, kind, parameters, wrapped }) => {
    if (kind !== 'passphrase') return undefined
    const options = { ...costsOf(parameters), dkLen: 32, maxmem: 2 ** 31 }
    const wrapping = argon2id(passphrase, parameters.subarray(12), options)
    return unseal(wrapping, data('slot', vaultId, id, parameters), wrapped)
  }
}

function costsOf(parameters) {
  return { m: parameters.readUInt32BE(0), t: parameters.readUInt32BE(4), p: parameters.readUInt32BE(8) }
}

/** `text` may be a file of age-keygen, which has comments. */
function byIdentity(text) {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#'))
  const identity = lines.join('').replace(/\s/g, '').toUpperCase()
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch {
    stop(3, 'This is not a paper key: a character of it is wrong or missing.')
  }
  return async (vaultId, { id, kind, wrapped }) => {
    if (kind !== 'identity') return undefined
    const content = Buffer.from(await decrypter.decrypt(Uint8Array.from(wrapped)).catch(() => []))
    const belongs = content.subarray(0, 32).equals(Buffer.concat([vaultId, id]))
    return belongs && content.length === 64 ? content.subarray(32) : undefined
  }
}

/** What was shared are the 32 bytes of the identity. */
function byShares(text) {
  const { secret, problem } = secretOfShares(text.split(/\r?\n/).filter((line) => line.trim() !== ''))
  if (problem) stop(3, problem)
  if (secret.length !== 32) stop(3, 'These shares hold something else than a paper key.')
  return byIdentity(bech32.encodeFromBytes('age-secret-key-', secret))
}

function headerMac(key, vaultId, slots) {
  const mac = createHmac('sha256', key).update(u64(1)).update(vaultId)
  for (const { id, kind, parameters, wrapped } of slots) {
    mac.update(id)
    for (const field of [Buffer.from(kind), parameters, wrapped]) mac.update(u64(field.length)).update(field)
  }
  return mac.digest()
}

/** Maps record ids to revision and tag. Problems of the manifest itself go into `problems`. */
function readManifest(database, key, { id: vaultId, revision, root, mac }, problems) {
  const manifest = new Map()
  const sealedRoot = unseal(key, data('root', vaultId, u64(revision), mac), root)
  if (!sealedRoot) problems.push('the root of the manifest is altered')
  const buckets = new Map(
    database
      .prepare('SELECT bucket, sealed FROM manifest')
      .all()
      .map((row) => [row.bucket, Buffer.from(row.sealed)]),
  )
  for (const entry of entries(sealedRoot && unpad(sealedRoot), 25)) {
    const number = entry[0]
    const sealed = buckets.get(number)
    buckets.delete(number)
    const bucketData = data('bucket', vaultId, Buffer.of(number), entry.subarray(1, 9))
    const fits = sealed?.subarray(-16).equals(entry.subarray(9))
    const opened = fits ? unseal(key, bucketData, sealed) : undefined
    if (!opened) problems.push(`bucket ${number} of the manifest is missing or altered`)
    for (const record of entries(opened && unpad(opened), 40)) {
      manifest.set(hex(record.subarray(0, 16)), record.subarray(16))
    }
  }
  for (const number of buckets.keys()) problems.push(`bucket ${number} of the manifest does not belong`)
  return manifest
}

function readRecords(database, key, vaultId, manifest, problems) {
  const records = []
  for (const row of database.prepare('SELECT id, revision, sealed FROM record ORDER BY id').all().map(withBuffers)) {
    const id = hex(row.id)
    const stamp = Buffer.concat([u64(row.revision), row.sealed.subarray(-16)])
    const listed = manifest.get(id)
    manifest.delete(id)
    if (!listed?.equals(stamp)) problems.push(`record ${id} is not as the manifest has it`)
    const opened = unseal(key, data('record', vaultId, row.id, u64(row.revision)), row.sealed)
    const content = opened && unpad(opened)
    if (content) records.push({ id, revision: row.revision, content: decodeCbor(content) })
    else problems.push(`record ${id} is altered`)
  }
  for (const id of manifest.keys()) problems.push(`record ${id} is missing`)
  return records
}

function unseal(key, associated, sealed) {
  try {
    return Buffer.from(xchacha20poly1305(key, sealed.subarray(0, 24), associated).decrypt(sealed.subarray(24)))
  } catch {
    return undefined
  }
}

function unpad(padded) {
  const length = padded.readUInt32BE(0)
  const rest = padded.subarray(4 + length)
  const whole = padded.length % 256 === 0 && 4 + length <= padded.length && rest.length < 256
  return whole && rest.every((byte) => byte === 0) ? padded.subarray(4, 4 + length) : undefined
}

function data(label, ...fields) {
  return Buffer.concat([Buffer.from(`recovery-kit v1 ${label}\0`), ...fields])
}

function* entries(bytes, size) {
  for (let at = 0; bytes && at + size <= bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The part of RFC 8949 that records use: definite lengths, no tags. */
function decodeCbor(bytes) {
  let at = 0
  const take = (length) => bytes.subarray(at, (at += length))
  const argument = (info) => {
    if (info < 24) return info
    if (info === 24) return take(1).readUInt8()
    if (info === 25) return take(2).readUInt16BE()
    if (info === 26) return take(4).readUInt32BE()
    if (info === 27) return Number(take(8).readBigUInt64BE())
    throw new Error('a CBOR length that is not used')
  }
  const simple = (info) => {
    if (info === 25) return half(take(2).readUInt16BE())
    if (info === 26) return take(4).readFloatBE()
    if (info === 27) return take(8).readDoubleBE()
    return { 20: false, 21: true, 22: null }[info]
  }
  const value = () => {
    const first = take(1).readUInt8()
    const [major, info] = [first >> 5, first & 31]
    if (major === 7) return simple(info)
    const count = argument(info)
    if (major === 0) return count
    if (major === 1) return -1 - count
    if (major === 2) return take(count)
    if (major === 3) return take(count).toString('utf8')
    if (major === 4) return Array.from({ length: count }, value)
    if (major === 5) return Object.fromEntries(Array.from({ length: count }, () => [value(), value()]))
    throw new Error('a CBOR tag, which is not used')
  }
  return value()
}

/** A number of 16 bits, RFC 8949 appendix D. Records have no infinities. */
function half(bits) {
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  const size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25)
  return bits >> 15 ? -size : size
}

/** node:sqlite gives Uint8Array. A Buffer has already turned itself into JSON when this is called. */
function jsonBytes(_name, value) {
  return value?.type === 'Buffer' ? { bytes: Buffer.from(value.data).toString('base64') } : value
}

function withBuffers(row) {
  const buffered = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value) : value,
  ])
  return Object.fromEntries(buffered)
}

function u64(number) {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(number))
  return bytes
}

function hex(bytes) {
  return Buffer.from(bytes).toString('hex')
}

function stop(code, sentence) {
  stderr.write(`${sentence}\n`)
  exit(code)
}
