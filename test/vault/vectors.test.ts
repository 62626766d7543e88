import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import { passphraseBytes } from '../../electron/vault/slots/passphrase.ts'
import { newRecordId, Vault } from '../../electron/vault/vault.ts'
import { asJson, exampleOf } from './vectors/expected.ts'
import { vectorRecords } from './vectors/records.ts'

const ROOT = join(import.meta.dirname, '../..')
const VECTORS = join(import.meta.dirname, 'vectors')
const vector = JSON.parse(readFileSync(join(VECTORS, 'v1.json'), 'utf8')) as {
  passphrases: [string, string]
  identity: string
  vault: string
  revision: number
  records: { id: string; revision: number; content: unknown }[]
  example: Record<string, string>
}

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-test-'))
  path = join(folder, 'v1.rkit')
  copyFileSync(join(VECTORS, 'v1.rkit'), path)
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function contentOf(vault: Vault): unknown {
  expect(vault.damage).toEqual([])
  const records = [...vault.records()].map(({ id, revision, plaintext }) => {
    const record = decodeRecord(plaintext)
    if (!record) throw new Error(`record ${id} is not understood`)
    return { id, revision, content: asJson(record) }
  })
  return { vault: vault.id, revision: vault.revision, records: records.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

function passphraseFile(passphrase: string): string {
  const file = join(folder, 'passphrase')
  writeFileSync(file, `${passphrase}\n`)
  return file
}

/** What the second reader prints. */
function secondReader(file: string, passphrase: string): { status: number | null; printed: unknown } {
  const reader = join(ROOT, 'build/decrypt-vault.js')
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', reader, file, '--passphrase-file', passphraseFile(passphrase)],
    { encoding: 'utf8' },
  )
  return { status, printed: stdout === '' ? undefined : JSON.parse(stdout) }
}

describe('the vault of format version 1', () => {
  const { vault, revision, records } = vector

  it.each(vector.passphrases)('opens with the passphrase "%s" and holds what it held', async (passphrase) => {
    const opened = await Vault.open(path, passphraseBytes(passphrase))
    expect(contentOf(opened)).toEqual({ vault, revision, records })
    opened.close()
  })

  it('opens with its identity and holds what it held', async () => {
    const opened = await Vault.openWithIdentity(path, vector.identity)
    expect(contentOf(opened)).toEqual({ vault, revision, records })
    opened.close()
  })

  it('goes from passphrase to record by the values of the worked example', async () => {
    expect(await exampleOf(path, vector.passphrases[0])).toEqual(vector.example)
    const page = readFileSync(join(ROOT, 'electron/vault/FORMAT.md'), 'utf8').replace(/\s/g, '')
    for (const [name, value] of Object.entries(vector.example))
      expect(page).toContain(`${name.replace(/\s/g, '')}:${value}`)
  })

  it('has a record of every kind that the app wrote when it was made', () => {
    const kinds = new Set(records.map(({ content }) => (content as { kind: string }).kind))
    expect(kinds).toEqual(new Set(vectorRecords('').map(({ kind }) => kind)))
  })
})

describe('the second reader', () => {
  it('reads the vectors as the app does, with either passphrase', () => {
    const { vault, revision, records } = vector
    for (const passphrase of vector.passphrases)
      expect(secondReader(path, passphrase)).toEqual({
        status: 0,
        printed: { vault, revision, records, problems: [] },
      })
  })

  it('reads a vault that was just written, changed, and given a new key', async () => {
    const fresh = join(folder, 'fresh.rkit')
    const passphrase = 'fünf Wörter'
    const made = await Vault.create(fresh, passphraseBytes(passphrase), { memory: 8192, passes: 2, lanes: 2 })
    const puts = vectorRecords(newRecordId()).map((record) => ({
      type: 'put' as const,
      id: newRecordId(),
      plaintext: encodeRecord(record),
    }))
    made.write(puts)
    made.write([{ type: 'delete', id: puts[0]?.id ?? '' }])
    await made.rotate([{ slot: made.opener, bytes: passphraseBytes(passphrase) }])
    const expected = contentOf(made) as object
    made.close()
    expect(secondReader(fresh, passphrase)).toEqual({ status: 0, printed: { ...expected, problems: [] } })
  })

  it('names what is damaged and reads the rest', () => {
    const [first, second] = vector.records
    const database = new Database(path)
    database.prepare('DELETE FROM record WHERE id = ?').run(Buffer.from(first?.id ?? '', 'hex'))
    database.prepare('DELETE FROM manifest WHERE bucket = ?').run(Number.parseInt(second?.id.slice(0, 2) ?? '', 16))
    database.close()
    const { status, printed } = secondReader(path, vector.passphrases[0])
    expect(status).toBe(1)
    expect(printed).toMatchObject({ records: vector.records.slice(1) })
    expect((printed as { problems: string[] }).problems).toContain(`record ${first?.id ?? ''} is missing`)
  })

  it('refuses a wrong passphrase and a file that is no vault', () => {
    expect(secondReader(path, 'wrong')).toEqual({ status: 3, printed: undefined })
    expect(secondReader(join(VECTORS, 'v1.json'), 'wrong')).toEqual({ status: 4, printed: undefined })
  })

  it('imports nothing of the app', () => {
    const source = readFileSync(join(ROOT, 'build/decrypt-vault.js'), 'utf8')
    const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
    expect(imported.filter((name) => !/^(node:|@noble\/)/.test(name ?? ''))).toEqual([])
    expect(execFileSync(process.execPath, ['--check', join(ROOT, 'build/decrypt-vault.js')]).length).toBe(0)
  })
})
