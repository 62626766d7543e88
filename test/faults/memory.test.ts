import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createApp, type App } from '../../electron/app.ts'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import { deriveKey } from '../../electron/vault/slots/kdf.ts'
import { openPassphraseSlot, slotCosts } from '../../electron/vault/slots/passphrase-slot.ts'
import { passphraseBytes } from '../../electron/vault/slots/passphrase.ts'
import { readHead } from '../../electron/vault/store/vault-file.ts'
import { VaultKeys } from '../../electron/vault/vault-keys.ts'
import { inFolder, LEAST_COSTS, startProcess } from './faults.ts'
import { findInMemory, type Needle } from './process-memory.ts'

const MEMORY_PATIENCE = 300_000

/** Nowhere in the sources of the app or of its process, so that only what went through them is found. */
const secret = (of: string, length = 20) =>
  createHash('sha512').update(`a secret of ${of}`).digest().subarray(0, length)
const PASSPHRASE = Array.from({ length: 5 }, (_, word) => secret(`word ${word}`, 4).toString('hex')).join(' ')

const TOKENS = [
  { of: 'totp', length: 20, rest: 'algorithm=SHA1&digits=6&period=30' },
  { of: 'hotp', length: 32, rest: 'algorithm=SHA256&digits=6&counter=0' },
  { of: 'steam', length: 20, rest: '' },
  { of: 'totp', length: 64, rest: 'algorithm=SHA512&digits=8&period=60' },
  { of: 'yaotp', length: 16, rest: 'pin=12345678' },
].map((token, at) => ({ ...token, secret: secret(`token ${at}`, token.length) }))
const LINKS = TOKENS.map(
  (token, at) => `otpauth://${token.of}/Service${at}:alice?secret=${encodeBase32(token.secret)}&${token.rest}`,
)
/** Imported after the vault was opened. */
const LATER = secret('later')
const CODES = Array.from({ length: 8 }, (_, at) => secret(`code ${at}`, 8).toString('hex'))

const onLinux = it.skipIf(process.platform !== 'linux')

onLinux(
  'a locked app has no key, secret, code or passphrase in its memory (searched on Linux alone)',
  async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'vault.rkit')
      await makeVault(path)
      const seen = await seenInMemory(folder, path, [...(await keysOf(path)), ...secrets()], inBase32())
      // What is in use is found, which shows that the search works.
      expect(Object.keys(seen.open)).toEqual(
        expect.arrayContaining(['vault key', 'record key', 'manifest key', 'token secret', 'recovery code']),
      )
      expect(seen.locked).toEqual({})
      expect(seen.later).toEqual({})
    })
  },
  // Looks at every byte of some hundred MiB three times.
  MEMORY_PATIENCE,
)

onLinux(
  'half a minute after a lock nothing is left of a passphrase that was chosen (searched on Linux alone)',
  { tags: 'thorough', timeout: MEMORY_PATIENCE },
  async () => {
    await inFolder(async (folder) => {
      const chosen = asText('passphrase', PASSPHRASE)
      const { later } = await seenInMemory(folder, join(folder, 'new.rkit'), [], [...chosen, ...inBase32([LATER])])
      expect(later).toEqual({})
    })
  },
)

interface Seen {
  readonly open: Readonly<Record<string, number>>
  readonly locked: Readonly<Record<string, number>>
  readonly later: Readonly<Record<string, number>>
}

/**
 * Searches the app while it is open, right after the lock, and once it has overwritten its garbage
 * again.
 *
 * @param slow - Only looked for in the last search.
 */
async function seenInMemory(
  folder: string,
  vault: string,
  needles: readonly Needle[],
  slow: readonly Needle[],
): Promise<Seen> {
  const file = join(folder, 'later.txt')
  writeFileSync(file, `otpauth://totp/Later:alice?secret=${encodeBase32(LATER)}`)
  const app = startProcess('memory-process.ts', [vault, join(folder, 'saved'), file], {
    asks: true,
    // Node calls counting objects an experiment.
    env: { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  })
  const search = (all: readonly Needle[]) => findInMemory(app.process.pid ?? 0, all)
  app.answer(PASSPHRASE)
  await app.printing('open')
  const open = search(needles)
  app.answer(PASSPHRASE)
  await app.printing('locked')
  const locked = search(needles)
  app.answer('')
  await app.printing('later')
  const later = search([...needles, ...slow])
  app.answer('')
  expect(await app.ended).toBe(0)
  return { open, locked, later }
}

async function makeVault(path: string): Promise<void> {
  const nobody = () => Promise.resolve(undefined)
  const app = createApp({
    vaultPath: path,
    costs: LEAST_COSTS,
    now: () => Date.now(),
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    chooseSavePath: nobody,
    chooseFolder: nobody,
    chooseFile: nobody,
    chooseFiles: nobody,
    tell: () => undefined,
  })
  await app.handlers['vault.create']({ passphrase: PASSPHRASE })
  await bringIn(app, 'links.txt', LINKS)
  await bringIn(app, 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt', CODES)
  await app.close()
}

async function bringIn({ handlers }: App, name: string, lines: readonly string[]): Promise<void> {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const { id, entries } = await handlers['intake.read']({ files: [{ name, bytes }] })
  await handlers['intake.commit']({
    intake: id,
    take: entries.map((entry) => ({ index: entry.index, service: entry.service, name: entry.name })),
  })
}

/** The keys of a vault, from just its file and the passphrase. */
async function keysOf(path: string): Promise<readonly Needle[]> {
  const database = new Database(path, { readonly: true })
  const { header, slots } = readHead(database)
  database.close()
  const [slot] = slots
  if (slot?.kind !== 'passphrase') throw new Error('the vault has one passphrase')
  const { costs, salt } = slotCosts(slot)
  const vaultKey = await openPassphraseSlot(header.id, slot, passphraseBytes(PASSPHRASE))
  if (!vaultKey) throw new Error('the passphrase opens the vault')
  const { record, manifest, header: headerKey } = new VaultKeys(header.id, vaultKey)
  const wrappingKey = await deriveKey(passphraseBytes(PASSPHRASE), salt, costs)
  return [
    { name: 'vault key', bytes: vaultKey },
    { name: 'record key', bytes: record },
    { name: 'manifest key', bytes: manifest },
    { name: 'header key', bytes: headerKey },
    { name: 'wrapping key', bytes: wrappingKey },
  ]
}

function secrets(): readonly Needle[] {
  const tokens = [...TOKENS.map((token) => token.secret), LATER]
  return [
    ...asText('passphrase', PASSPHRASE),
    ...CODES.flatMap((code) => asText('recovery code', code)),
    ...tokens.map((bytes) => ({ name: 'token secret', bytes })),
    ...tokens.flatMap((bytes) => asText('token secret in hexadecimal', bytes.toString('hex'))),
  ]
}

function inBase32(tokens = [...TOKENS.map((token) => token.secret), LATER]): readonly Needle[] {
  return tokens.flatMap((bytes) => asText('token secret in base32', encodeBase32(bytes)))
}

/** Strings have one byte a character, or two. */
function asText(name: string, text: string): readonly Needle[] {
  return [
    { name, bytes: Buffer.from(text, 'latin1') },
    { name: `${name} in UTF-16`, bytes: Buffer.from(text, 'utf16le') },
  ]
}
