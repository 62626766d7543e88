import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SetRecord } from '../../../electron/accounts/records.ts'
import { decodeRecord } from '../../../electron/accounts/encoding.ts'
import { passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'
import { missingOf, scansOf, skipped } from '../../sheets/tools.ts'

const HOLDERS = ['Ada', 'Grace', '', 'Édith', 'Lin']

let test: TestApp
let identity: string
let recipient: string

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  ;({ identity, recipient } = await test.call['identity.create']({ replace: false }))
})

afterEach(async () => {
  await test.close()
})

const code = async (...call: Parameters<TestApp['dispatch']>) => {
  const result = await test.dispatch(...call)
  return result.ok ? 'ok' : result.error.code
}
const pdf = () => join(test.folder, 'out.pdf')
const missing = missingOf('pdftoppm', 'pdftotext')

async function saveShares(threshold = 3) {
  test.savePath = pdf()
  return await test.call['identity.shares']({
    identity,
    paper: 'a4',
    threshold,
    holders: HOLDERS,
    nameOthers: true,
    to: 'file',
  })
}

/** The shares as the sheets show them: words, without their numbers and the checks of the lines. */
function printedShares(): readonly string[] {
  const pages = execFileSync('pdftotext', ['-layout', pdf(), '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
  const words = pages.map((page) =>
    [...page.matchAll(/^ *\d+ ([a-z]+) +\d+ ([a-z]+) +\d+ ([a-z]+) /gm)].flatMap(([, ...three]) => three).join(' '),
  )
  // Behind each share is the page that says how it is written.
  expect(words.map((text) => text !== '')).toEqual(words.map((_, at) => at % 2 === 0))
  return words.filter((text) => text !== '')
}

/** The sheets that the vault knows, as another reader of the file finds them. */
async function sheetRecords(): Promise<readonly SetRecord[]> {
  test.app.lock('asked')
  const vault = await Vault.open(test.vaultPath, passphraseBytes(PASSPHRASE))
  const records = Array.from(vault.records(), ({ plaintext }) => decodeRecord(plaintext))
  vault.close()
  await test.unlock()
  return records.flatMap((record) => (record?.kind === 'sheet' ? [record] : []))
}

describe('the identity on paper', () => {
  it.skipIf(missing.length > 0)(
    `is saved whole, and the set is noted without the secret${skipped(missing)}`,
    async () => {
      test.savePath = pdf()
      expect(await test.call['identity.sheet']({ identity, paper: 'letter', copies: 2, to: 'file' })).toEqual({
        outcome: 'saved',
        path: pdf(),
        pages: 4,
      })
      const text = execFileSync('pdftotext', ['-layout', pdf(), '-'], { encoding: 'utf8' })
      expect(text.replace(/\s/g, '')).toContain(recipient)
      expect(await sheetRecords()).toEqual([
        {
          kind: 'sheet',
          accounts: [],
          paper: 'letter',
          pages: 2,
          made: '2026-03-01T12:00:00.000Z',
          set: expect.stringMatching(/^[0-9A-F]{8}$/) as string,
          verifyBy: '2027-03-01',
          sheets: [{ number: 1, kind: 'identity', identity: recipient, pages: 1, lines: 4 }],
          copies: [1, 2].map((number) => ({ number, place: '', holder: '', drills: [] })),
          file: { path: pdf() },
        },
      ])
    },
  )

  it('is not printed for an identity that is not of this vault, or mistyped', async () => {
    test.savePath = pdf()
    for (const typed of ['AGE-SECRET-KEY-1QQ', '', recipient])
      expect(await code('identity.sheet', { identity: typed, paper: 'a4', copies: 1, to: 'file' })).toBe(
        'invalid-input',
      )
    expect(existsSync(pdf())).toBe(false)
  })

  it('asks for the passphrase first', async () => {
    test.now += 3_600_000
    test.savePath = pdf()
    expect(await code('identity.sheet', { identity, paper: 'a4', copies: 1, to: 'file' })).toBe('confirm-needed')
    expect(
      await code('identity.shares', {
        identity,
        paper: 'a4',
        threshold: 2,
        holders: ['', ''],
        nameOthers: false,
        to: 'file',
      }),
    ).toBe('confirm-needed')
  })

  it('counts as split until every printed share of it is destroyed', async () => {
    const isSplit = async () => (await test.call['identity.get'](undefined)).split
    test.savePath = pdf()
    await test.call['identity.sheet']({ identity, paper: 'a4', copies: 1, to: 'file' })
    expect(await isSplit()).toBe(false)
    await saveShares()
    expect(await isSplit()).toBe(true)
    const listed = await test.call['sheets.list'](undefined)
    expect(listed.flatMap(({ share }) => share?.index ?? [])).toEqual([1, 2, 3, 4, 5])
    for (const { id, share } of await test.call['sheets.list'](undefined))
      if (share) await test.call['sheets.gone']({ set: id, copy: 1, gone: true })
    expect(await isSplit()).toBe(false)
  })

  it('is one file to delete, however many shares are in it', async () => {
    await saveShares()
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { files: 1 } })
  })

  it('goes to the printer from memory, and no file is noted', async () => {
    const input = { identity, paper: 'a4', copies: 1, to: 'printer' } as const
    test.printing = 'cancelled'
    expect(await test.call['identity.sheet'](input)).toEqual({ outcome: 'neither', pages: 0 })
    expect(await sheetRecords()).toEqual([])
    test.printing = 'printed'
    expect(await test.call['identity.sheet'](input)).toEqual({ outcome: 'printed', pages: 2 })
    expect(test.printed.map((pdf) => Buffer.from(pdf.subarray(0, 5)).toString())).toEqual(['%PDF-'])
    const [record] = await sheetRecords()
    expect(record).not.toHaveProperty('file')
  })

  it('is not noted when nobody says where to', async () => {
    expect(await test.call['identity.sheet']({ identity, paper: 'a4', copies: 1, to: 'file' })).toEqual({
      outcome: 'neither',
      pages: 0,
    })
    expect(await sheetRecords()).toEqual([])
  })

  it('writes nothing when the vault is locked while it asks where', async () => {
    test.savePath = pdf()
    test.whileChoosing = () => {
      test.app.lock('idle')
    }
    expect(await code('identity.sheet', { identity, paper: 'a4', copies: 1, to: 'file' })).toBe('vault-locked')
    expect(existsSync(pdf())).toBe(false)
  })
})

describe('shares on paper', () => {
  it('are one sheet for each holder, each a set of its own', async () => {
    expect(await saveShares()).toEqual({ outcome: 'saved', path: pdf(), pages: 10 })
    const records = await sheetRecords()
    expect(new Set(records.map(({ set }) => set)).size).toBe(5)
    expect(records.map(({ copies }) => copies?.[0]?.holder).sort()).toEqual([...HOLDERS].sort())
    expect(records.map(({ sheets }) => sheets?.[0]?.share?.index).sort()).toEqual([1, 2, 3, 4, 5])
    for (const { sheets } of records)
      expect(sheets).toMatchObject([
        { kind: 'share', identity: recipient, lines: 11, share: { threshold: 3, count: 5 } },
      ])
  })

  it.skipIf(missing.length > 0)(
    `open the vault, any three of them, typed from the paper${skipped(missing)}`,
    async () => {
      await saveShares()
      const [, second = '', third = '', , fifth = ''] = printedShares()
      expect(await test.call['identity.combine']({ shares: [fifth, second, third] })).toMatchObject({
        result: 'fits',
        found: 3,
        needed: 3,
        checked: '2026-03-01T12:00:00.000Z',
      })
      expect(await test.call['identity.get'](undefined)).toMatchObject({ checked: '2026-03-01T12:00:00.000Z' })
      const drilled = (await sheetRecords()).filter(({ copies }) => (copies?.[0]?.drills.length ?? 0) > 0)
      expect(drilled.map(({ sheets }) => sheets?.[0]?.share?.index).sort()).toEqual([2, 3, 5])
      expect(drilled[0]?.copies?.[0]?.drills).toEqual([
        { at: '2026-03-01T12:00:00.000Z', how: 'typed', same: [1], wrong: [], half: [] },
      ])
    },
  )

  it.skipIf(missing.length > 0)(
    `open the vault scanned, from the PDF itself or a picture of it${skipped(missing)}`,
    async () => {
      await saveShares(2)
      const file = { name: 'out.pdf', bytes: Uint8Array.from(readFileSync(pdf())) }
      const scanned = await test.call['identity.combine']({ shares: [], pictures: [file] })
      expect(scanned).toMatchObject({ result: 'fits', found: 5, needed: 2 })
      expect(scanned.pieces).toHaveLength(5)
      expect((await sheetRecords()).map(({ copies }) => copies?.[0]?.drills[0]?.how)).toEqual(Array(5).fill('scanned'))

      const [page = ''] = scansOf(pdf(), 150)
      const picture = { name: 'page.jpg', bytes: Uint8Array.from(readFileSync(page)) }
      const [, second = ''] = printedShares()
      expect(await test.call['identity.combine']({ shares: [second], pictures: [picture] })).toMatchObject({
        result: 'fits',
        found: 2,
      })
    },
  )

  it.skipIf(missing.length > 0)(
    `are too few with one missing, and tell nothing but what they are${skipped(missing)}`,
    async () => {
      await saveShares()
      const [first = '', second = ''] = printedShares()
      const set = first.split(' ').slice(0, 2).join(' ')
      expect(await test.call['identity.combine']({ shares: [first, second, 'abandon'] })).toEqual({
        result: 'too-few',
        found: 2,
        needed: 3,
        pieces: [
          { from: '', kind: 'share', number: 1, set },
          { from: '', kind: 'share', number: 2, set },
          { from: '', kind: 'unknown-word', position: 1, suggestions: expect.any(Array) as string[] },
        ],
      })
      expect(await test.call['identity.get'](undefined)).not.toHaveProperty('checked')
    },
  )

  it.skipIf(missing.length > 0)(`do not open the vault once the identity is replaced${skipped(missing)}`, async () => {
    await saveShares()
    const shares = [...printedShares()]
    await test.call['identity.create']({ replace: true })
    expect(await test.call['identity.combine']({ shares })).toMatchObject({ result: 'other', found: 5 })
    expect(await test.call['identity.get'](undefined)).not.toHaveProperty('checked')
  })

  it('cannot be fewer than are needed', async () => {
    test.savePath = pdf()
    const input = { identity, paper: 'a4', threshold: 3, holders: ['', ''], nameOthers: false, to: 'file' }
    expect(await code('identity.shares', input)).toBe('invalid-input')
    expect(await code('identity.shares', { ...input, threshold: 1 })).toBe('invalid-input')
    expect(existsSync(pdf())).toBe(false)
  })
})
