import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { DrillView } from '../../electron/contract.ts'
import { lineCheck } from '../../electron/sheets/line-check.ts'
import { TestApp } from '../fixtures/app.ts'
import { hardPicture } from '../fixtures/intake/hard-pictures.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'
import { missingOf, skipped } from '../fixtures/tools.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const PYPI = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=6&period=30`
const NPM =
  'otpauth://totp/npm:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=npm&algorithm=SHA1&digits=6&period=30'
const CODES = ['a1', '3b', '5c', '7d', '9e', 'b1', 'd2', 'f4'].map((pair) => `${pair}0f2e4d6c8b9a17`)
const NEWER = ['6b', 'c3', '18', 'e5', '0d', '92', 'fa', '47'].map((pair) => `${pair}8e3c1f7a0d5b94`)
const DAY = 24 * 60 * 60 * 1000

const missing = missingOf('pdftoppm')
let app: TestApp

beforeEach(async () => {
  app = new TestApp()
  await app.create()
})

afterEach(async () => {
  await app.close()
})

interface Printed {
  readonly id: string
  readonly set: string
}

async function accountId(service: string): Promise<string> {
  const rows = await app.call['accounts.list']({ search: service })
  return rows[0]?.id ?? ''
}

async function print(choice: { readonly apart?: boolean; readonly copies?: number } = {}): Promise<Printed> {
  app.savePath = join(app.folder, 'sheets.pdf')
  const accounts = (await app.call['accounts.list']({ search: '' })).map(({ id }) => id)
  await app.call['sheets.save']({
    accounts,
    paper: 'a4',
    kind: 'plain',
    apart: choice.apart ?? false,
    copies: choice.copies ?? 1,
    cover: false,
    archivist: false,
  })
  const [latest] = await app.call['sheets.list'](undefined)
  return { id: latest?.id ?? '', set: latest?.set ?? '' }
}

/** The printed pages as a plain scanner gives them. */
function scans(): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] {
  const pages = join(app.folder, 'page')
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-png', join(app.folder, 'sheets.pdf'), pages])
  return readdirSync(app.folder)
    .filter((name) => name.startsWith('page-'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(app.folder, name))) }))
}

async function picture(name: string, text: string) {
  return { name, bytes: new Uint8Array(await qrPng(text)) }
}

/** They join the account of their name. */
async function bringInCodes(codes: readonly string[]): Promise<void> {
  const files = [{ name: 'codes.txt', bytes: new TextEncoder().encode(codes.join('\n')) }]
  const { id } = await app.call['intake.read']({ files, intake: undefined })
  await app.call['intake.commit']({ intake: id, take: [{ index: 0, service: 'PyPI', name: 'alice' }] })
}

function verdicts({ sheets }: DrillView) {
  return sheets.map(({ verdict, words }) => [verdict, words])
}

describe.skipIf(missing.length > 0)(`a set that was printed and scanned${skipped(missing)}`, () => {
  beforeEach(async () => {
    await app.bringIn(PYPI)
    await app.bringIn(NPM)
  })

  it('is the same as the vault, which is recorded for the copy', async () => {
    const { set } = await print({ copies: 2 })
    await app.call['drill.start']({ set })
    const files = scans().slice(0, 2)
    const view = await app.call['drill.read']({ files })
    expect(verdicts(view)).toEqual([
      ['same', 'as in the vault'],
      ['same', 'as in the vault'],
    ])
    expect(view).toMatchObject({ set, copy: 1, notes: [], copies: [{ number: 1 }, { number: 2 }] })
    expect(files.every(({ bytes }) => bytes.every((byte) => byte === 0))).toBe(true)
    expect(() => app.call['drill.finish']({ copy: 2 })).toThrow('No sheet of copy 2 was read')
    const at = new Date(app.now).toISOString()
    expect(await app.call['drill.finish']({ copy: 1 })).toEqual({
      set,
      copy: 1,
      at,
      how: 'scanned',
      same: [1, 2],
      wrong: [],
      of: 2,
    })
    const [listed] = await app.call['sheets.list'](undefined)
    expect(listed?.copies.map(({ drills, last }) => [drills, last])).toEqual([
      [1, { at, passed: true }],
      [0, undefined],
    ])
    expect(() => app.call['drill.finish']({ copy: 1 })).toThrow('This drill is over')
  })

  it('is stale where the vault was changed since, with the reason, and fails', async () => {
    const { set } = await print()
    app.now += 3 * DAY
    const id = await accountId('npm')
    await app.call['accounts.edit']({ id, service: 'npm', name: 'alicia', note: '' })
    const view = await app.call['drill.read']({ files: scans() })
    expect(
      verdicts(view)
        .map(([verdict]) => verdict)
        .sort(),
    ).toEqual(['same', 'stale'])
    expect(view.sheets.find(({ verdict }) => verdict === 'stale')?.words).toBe(
      'out of date: the service or login name changed. Print it again, and destroy this one.',
    )
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({
      set,
      same: [expect.any(Number)],
      wrong: [expect.any(Number)],
    })
    expect((await app.call['sheets.list'](undefined))[0]?.copies[0]?.last?.passed).toBe(false)
  })

  it('is altered where one character of a secret differs, and says which without saying what', async () => {
    const { set } = await print()
    const npm = (await app.call['drill.start']({ set })).sheets.find(({ title }) => title === 'npm: alice')?.number ?? 0
    const altered = NPM.replace('GEZDGNBVGY3TQOJQ', 'GEZDGNAVGY3TQOJQ')
    await app.call['drill.read']({ files: scans() })
    const view = await app.call['drill.read']({ files: [await picture('stuck-on.png', altered)] })
    expect(view.sheets.find(({ number }) => number === npm)).toMatchObject({
      verdict: 'altered',
      words:
        'not what was printed: character 7 of the secret in its QR code is not the one in the vault. Do not use it; print it again, and destroy this one.',
    })
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ wrong: [npm] })
  })

  it('is read from a PDF, and from the marks alone is not', async () => {
    const { set } = await print()
    const pdf = { name: 'all.pdf', bytes: new Uint8Array(readFileSync(join(app.folder, 'sheets.pdf'))) }
    expect(verdicts(await app.call['drill.read']({ files: [pdf] })).map(([verdict]) => verdict)).toEqual([
      'same',
      'same',
    ])
    await app.call['drill.start']({ set })
    const view = await app.call['drill.read']({ files: [await picture('foot.png', `RKIT:${set}:1:1:1`)] })
    expect(verdicts(view)).toEqual([
      ['unreadable', 'its QR code was not read. Scan it again, or type a line of it.'],
      ['not-read', 'not read yet'],
    ])
  })
})

test('pages of another vault, blank pages and codes of nothing are named', async () => {
  await app.bringIn(PYPI)
  const { set } = await print()
  await expect(
    app.call['drill.read']({ files: [await picture('other.png', 'RKIT:00000000:1:1:1')] }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    app.call['drill.read']({ files: [await picture('poster.png', 'https://example.org')] }),
  ).rejects.toMatchObject({ code: 'no-qr-code' })
  await app.call['drill.start']({ set })
  const { notes } = await app.call['drill.read']({
    files: [
      await picture('other.png', 'RKIT:00000000:1:1:1'),
      await picture('poster.png', 'https://example.org'),
      { name: 'white.pgm', bytes: Buffer.from(`P5 200 200 255\n${'\xff'.repeat(40_000)}`, 'latin1') },
    ],
  })
  expect(notes).toEqual([
    'white.pgm: no QR code was found. Scan it again with 300 dots an inch.',
    'A page of set 00000000 was read, which this vault does not know: it is from another vault.',
    'poster.png: a QR code that is on no sheet of this set.',
  ])
})

describe('recovery codes, which are only text', () => {
  async function codesSheet() {
    await app.bringIn(PYPI)
    await bringInCodes(CODES)
    const { set } = await print({ apart: true })
    await app.call['drill.start']({ set })
    const marks = await Promise.all([1, 2].map((sheet) => picture(`${sheet}.png`, `RKIT:${set}:${sheet}:${sheet}:1`)))
    const view = await app.call['drill.read']({ files: marks })
    const codes = view.sheets.find(({ kind }) => kind === 'codes')
    const label = `C${/recovery code (\d)/.exec(codes?.line ?? '')?.[1] ?? ''}`
    const text = CODES[Number(label.slice(1)) - 1] ?? ''
    const check = lineCheck(`${set}-${codes?.number ?? 0}`, label, text)
    return { set, view, sheet: codes?.number ?? 0, text, check }
  }

  it('are checked by one line, chosen by chance, whose mistakes are pointed out and not mended', async () => {
    const { view, sheet, text, check } = await codesSheet()
    expect(view.sheets.find(({ number }) => number === sheet)?.verdict).toBe('to-type')
    const mistyped = text.replace(text.charAt(0), text.startsWith('9') ? '7' : '9')
    const wrong = await app.call['drill.line']({ sheet, text: mistyped, check })
    // The check is of a new set each time; in one of 250 it fits another line as well.
    expect(wrong).toMatchObject({ result: 'mistyped', suggestions: expect.arrayContaining([text]) as string[] })
    expect(wrong.drill.sheets.find(({ number }) => number === sheet)?.verdict).toBe('to-type')
    expect(await app.call['drill.line']({ sheet, text, check: check === '0000' ? '1111' : '0000' })).toMatchObject({
      result: 'wrong-check',
    })
    const right = await app.call['drill.line']({ sheet, text: ` ${text.toUpperCase()} `, check: check.toUpperCase() })
    expect(right.result).toBe('same')
    expect(right.drill.sheets.find(({ number }) => number === sheet)).toMatchObject({ verdict: 'same', typed: true })
  })

  it('are stale from the day on which the service made new ones, and no line is asked for', async () => {
    const { set, sheet } = await codesSheet()
    app.now += 10 * DAY
    await bringInCodes(NEWER)
    const view = await app.call['drill.start']({ set })
    expect(view.sheets.find(({ number }) => number === sheet)?.line).toBeUndefined()
    const read = await app.call['drill.read']({ files: [await picture('codes.png', `RKIT:${set}:${sheet}:2:1`)] })
    expect(read.sheets.find(({ number }) => number === sheet)).toMatchObject({
      verdict: 'stale',
      words: expect.stringMatching(/^out of date: the recovery codes were regenerated on 2026-03-11/) as string,
    })
  })
})

test('locking forgets the drill', async () => {
  await app.bringIn(PYPI)
  const { set } = await print()
  await app.call['drill.start']({ set })
  app.app.lock('asked')
  await app.unlock()
  expect(() => app.call['drill.finish']({ copy: 1 })).toThrow('This drill is over')
})

test('a page held up to the camera is seen once, and only while the camera is open', async () => {
  await app.bringIn(PYPI)
  const { set } = await print()
  await app.call['drill.start']({ set })
  const frame = () => {
    const { width, height, data } = hardPicture(PYPI, { turn: 8 }, 1)
    return { width, height, grey: new Uint8Array(data) }
  }
  await expect(app.call['drill.frame'](frame())).rejects.toMatchObject({ code: 'invalid-input' })
  await app.call['camera.open'](undefined)
  const first = await app.call['drill.frame'](frame())
  expect(first).toMatchObject({ inSight: true, drill: { sheets: [{ title: 'PyPI: alice', verdict: 'same' }] } })
  expect(await app.call['drill.frame'](frame())).toEqual({ inSight: true })
  expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ how: 'scanned', same: [1], wrong: [] })
})
