import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import { twoOfThree } from '../fixtures/shares.ts'
import { makeIdentity } from '../../electron/vault/age/identity.ts'
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

function keyFile(text: string): string {
  const file = join(folder, 'key')
  writeFileSync(file, `${text}\n`)
  return file
}

/** What opens a vault, by the name of the second reader's option. */
type Key = { readonly passphrase: string } | { readonly identity: string } | { readonly shares: string }

/** What the second reader prints. */
function secondReader(file: string, key: Key): { status: number | null; printed: unknown; said: string } {
  const reader = join(ROOT, 'build/decrypt-vault.js')
  const [[name, text] = ['', '']] = Object.entries(key)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', reader, file, `--${name}-file`, keyFile(text)],
    { encoding: 'utf8' },
  )
  return { status, printed: stdout === '' ? undefined : JSON.parse(stdout), said: stderr }
}

/** Any two of three shares of a paper key, one a line, as a person may type them. */
function sharesOf(identity: string): readonly string[] {
  return twoOfThree(identity).map((words) =>
    words.map((word, at) => (at % 3 === 0 ? `${at + 1} ${word}` : word.toUpperCase())).join(' '),
  )
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
  it('reads the vectors as the app does: with either passphrase, the paper key, and its shares', () => {
    const { vault, revision, records, passphrases, identity } = vector
    const [first, , third] = sharesOf(identity)
    const keys: readonly Key[] = [
      ...passphrases.map((passphrase) => ({ passphrase })),
      { identity },
      { identity: `# created: 2026-03-01\n${identity.toLowerCase()}` },
      { shares: [third, first].join('\n') },
      { shares: sharesOf(identity).join('\n\n') },
    ]
    for (const key of keys)
      expect(secondReader(path, key)).toEqual({
        status: 0,
        printed: { vault, revision, records, problems: [] },
        said: '',
      })
  })

  it('reads a vault that was just written, changed, and given a new key, in all three ways', async () => {
    const fresh = join(folder, 'fresh.rkit')
    const passphrase = 'fünf Wörter'
    const { identity, recipient } = await makeIdentity()
    const made = await Vault.create(fresh, passphraseBytes(passphrase), { memory: 8192, passes: 2, lanes: 2 })
    await made.addIdentity(recipient)
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
    for (const key of [{ passphrase }, { identity }, { shares: sharesOf(identity).slice(1).join('\n') }])
      expect(secondReader(fresh, key)).toEqual({ status: 0, printed: { ...expected, problems: [] }, said: '' })
  })

  it('reads numbers that are not whole, of every length that the app writes', async () => {
    const fresh = join(folder, 'numbers.rkit')
    const made = await Vault.create(fresh, passphraseBytes('numbers'), { memory: 8192, passes: 1, lanes: 1 })
    const reason = { kind: 'made-up', half: 0.5, single: 0.10000000149011612, double: 0.1, tiny: 2 ** -24, minus: -1.5 }
    const record = { kind: 'quarantined', what: '', reason, source: '', verbatim: new Uint8Array(), added: '' } as const
    made.write([{ type: 'put', id: newRecordId(), plaintext: encodeRecord(record) }])
    made.close()
    expect(secondReader(fresh, { passphrase: 'numbers' }).printed).toMatchObject({ records: [{ content: { reason } }] })
  })

  it('names what is damaged and reads the rest', () => {
    const [first, second] = vector.records
    const database = new Database(path)
    database.prepare('DELETE FROM record WHERE id = ?').run(Buffer.from(first?.id ?? '', 'hex'))
    database.prepare('DELETE FROM manifest WHERE bucket = ?').run(Number.parseInt(second?.id.slice(0, 2) ?? '', 16))
    database.close()
    const { status, printed } = secondReader(path, { identity: vector.identity })
    expect(status).toBe(1)
    expect(printed).toMatchObject({ records: vector.records.slice(1) })
    expect((printed as { problems: string[] }).problems).toContain(`record ${first?.id ?? ''} is missing`)
  })

  it('refuses what does not open it, and says why', async () => {
    const { identity } = await makeIdentity()
    const [first = '', second = ''] = sharesOf(vector.identity)
    const [other = ''] = sharesOf(identity)
    const refused = (key: Key) => {
      const { status, printed, said } = secondReader(path, key)
      expect([status, printed]).toEqual([3, undefined])
      return said.trim()
    }
    expect(refused({ passphrase: 'wrong' })).toBe('This does not open the vault.')
    expect(refused({ identity })).toBe('This does not open the vault.')
    expect(refused({ identity: vector.identity.slice(0, -1) })).toMatch(/^This is not a paper key/)
    expect(refused({ shares: sharesOf(identity).join('\n') })).toBe('This does not open the vault.')
    expect(refused({ shares: first })).toBe('1 of 2 shares are there. More are needed.')
    expect(refused({ shares: `${first}\n${first}` })).toBe('1 of 2 shares are there. More are needed.')
    expect(refused({ shares: `${first}\n${other}` })).toBe('These shares are not all of one set.')
    const words = second.split(' ')
    expect(refused({ shares: `${first}\n${[...words.slice(0, -1), 'academic'].join(' ')}` })).toMatch(
      /^Share 2 has a wrong word/,
    )
    expect(refused({ shares: 'one two' })).toMatch(/^Share 1 has a word that is in no list/)
  })

  it('refuses a file that is no vault, or whose head was changed, before it derives anything', () => {
    const opens = { passphrase: 'wrong' }
    expect(secondReader(join(VECTORS, 'v1.json'), opens)).toMatchObject({ status: 4, printed: undefined })
    const database = new Database(path)
    database.exec("UPDATE slot SET parameters = x'00' WHERE kind = 'passphrase'")
    expect(secondReader(path, opens)).toMatchObject({ status: 4, said: 'The head of this vault is damaged.\n' })
    database.exec('CREATE VIEW more AS SELECT 1')
    database.close()
    expect(secondReader(path, opens)).toMatchObject({ status: 4, said: 'This vault file is damaged.\n' })
  })

  it('imports nothing of the app', () => {
    for (const [name, allowed] of [
      ['decrypt-vault.js', /^(?:node:|@noble\/|@scure\/base$|age-encryption$|\.\/decrypt-shares\.js$)/],
      ['decrypt-shares.js', /^node:/],
    ] as const) {
      const source = readFileSync(join(ROOT, 'build', name), 'utf8')
      const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '')
      expect(imported.length).toBeGreaterThan(0)
      expect(imported.filter((from) => !allowed.test(from))).toEqual([])
      expect(execFileSync(process.execPath, ['--check', join(ROOT, 'build', name)]).length).toBe(0)
    }
  })
})
