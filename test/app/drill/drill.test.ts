import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { DrillView } from '../../../electron/contract.ts'
import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import { noteSentence, verdictSentences } from '../../../electron/contract/words/drill-words.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'
import { hardPicture } from '../../fixtures/intake/hard-pictures.ts'
import { qrPng } from '../../fixtures/intake/pictures.ts'
import { missingOf, scansOf, skipped } from '../../sheets/tools.ts'

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

interface Choice {
  readonly apart?: boolean
  readonly copies?: number
  readonly layout?: 'compact' | 'single'
  /** Seals the sheets. */
  readonly passphrase?: string
  readonly longNotes?: 'leave-out' | 'keep'
}

async function print(choice: Choice = {}): Promise<Printed> {
  app.savePath = join(app.folder, 'sheets.pdf')
  const accounts = (await app.call['accounts.list']({ search: '' })).map(({ id }) => id)
  await app.call['sheets.save']({
    accounts,
    paper: 'a4',
    ...(choice.passphrase === undefined
      ? { kind: 'plain' as const }
      : { kind: 'sealed' as const, passphrase: choice.passphrase }),
    apart: choice.apart ?? false,
    copies: choice.copies ?? 1,
    ...(choice.layout && { layout: choice.layout }),
    ...(choice.longNotes && { longNotes: choice.longNotes }),
    cover: false,
    archivist: false,
  })
  const [latest] = await app.call['sheets.list'](undefined)
  return { id: latest?.id ?? '', set: latest?.set ?? '' }
}

/** The printed pages as a plain scanner gives them. */
function scans(): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] {
  return scansOf(join(app.folder, 'sheets.pdf'), 150).map((path) => ({
    name: basename(path),
    bytes: new Uint8Array(readFileSync(path)),
  }))
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
  return sheets.map(({ verdict, secret, codes }) => [verdict, secret, codes])
}

function sentences({ sheets }: DrillView, number: number): string {
  const sheet = sheets.find((one) => one.number === number)
  return sheet ? verdictSentences(sheet, (iso) => iso.slice(0, 10)).join(' ') : ''
}

describe.skipIf(missing.length > 0)(`a set that was printed and scanned${skipped(missing)}`, () => {
  beforeEach(async () => {
    await app.bringIn(PYPI)
    await app.bringIn(NPM)
  })

  it('is read back account by account where several share a page, by one scan of it', async () => {
    await bringInCodes(CODES)
    const { set } = await print({ layout: 'compact' })
    await app.call['drill.start']({ set })
    const files = scans()
    expect(files).toHaveLength(1)
    const view = await app.call['drill.read']({ files })
    expect(view.sheets.map(({ number, account, lines }) => [number, account, lines.map(({ half }) => half)])).toEqual([
      [1, 'npm: alice', ['secret']],
      [2, 'PyPI: alice', ['secret', 'codes']],
    ])
    expect(verdicts(view)).toEqual([
      ['proven', 'matches', 'none-on-sheet'],
      ['half-proven', 'matches', 'not-read'],
    ])
    expect(view).toMatchObject({ copy: 1, notes: [] })
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({
      same: [1],
      half: [{ sheet: 2, read: 'secret' }],
      wrong: [],
      complete: false,
    })
  })

  it('is the same as the vault, which is recorded for the copy', async () => {
    const { set } = await print({ copies: 2 })
    await app.call['drill.start']({ set })
    const files = scans().slice(0, 2)
    const view = await app.call['drill.read']({ files })
    expect(verdicts(view)).toEqual([
      ['proven', 'matches', 'none-on-sheet'],
      ['proven', 'matches', 'none-on-sheet'],
    ])
    expect(sentences(view, 1)).toBe('Its secret is as in the vault.')
    expect(view).toMatchObject({ set, copy: 1, notes: [], copies: [{ number: 1 }, { number: 2 }] })
    expect(files.every(({ bytes }) => bytes.every((byte) => byte === 0))).toBe(true)
    expect(() => app.call['drill.finish']({ copy: 2 })).toThrow('Nothing on a sheet of copy 2 was read')
    const at = new Date(app.now).toISOString()
    expect(await app.call['drill.finish']({ copy: 1 })).toEqual({
      set,
      copy: 1,
      at,
      how: 'scanned',
      same: [1, 2],
      wrong: [],
      half: [],
      of: 2,
      complete: true,
    })
    const [listed] = await app.call['sheets.list'](undefined)
    expect(listed?.copies.map(({ read, due }) => [read, due])).toEqual([
      [{ kind: 'whole', at, wrong: [], missing: [] }, '2027-03-01'],
      [{ kind: 'never', wrong: [], missing: [] }, '2027-03-01'],
    ])
    expect(() => app.call['drill.finish']({ copy: 1 })).toThrow('This drill is over')
  })

  it('passes where only a note differs: a new name, a key that is noted', async () => {
    const { set } = await print()
    app.now += 3 * DAY
    const id = await accountId('npm')
    await app.call['accounts.edit']({ id, service: 'npm', name: 'alicia', note: 'renamed' })
    const view = await app.call['drill.read']({ files: scans() })
    expect(verdicts(view)).toEqual([
      ['proven', 'matches', 'none-on-sheet'],
      ['proven', 'matches', 'none-on-sheet'],
    ])
    const renamed = view.sheets.find(({ grade }) => grade === 'restores')
    expect(renamed?.changes).toEqual([{ kind: 'names' }, { kind: 'note' }])
    expect(sentences(view, renamed?.number ?? 0)).toBe(
      'Its secret is as in the vault. It still restores; a note on it differs. The service or login name changed. The note changed.',
    )
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ set, same: [1, 2], complete: true })
  })

  it('passes with names that were cut to fit in its code, also when they changed, and the code comes in again', async () => {
    const long = encodeURIComponent('山田'.repeat(200))
    await app.bringIn(PYPI.replace('alice', long).replace(SECRET, 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
    await print()
    const view = await app.call['drill.read']({ files: scans() })
    expect(verdicts(view)).toEqual(Array(3).fill(['proven', 'matches', 'none-on-sheet']))
    await app.call['accounts.edit']({ id: await accountId('山田'), service: 'PyPI', name: 'alicia', note: '' })
    const after = await app.call['drill.read']({ files: scans() })
    expect(verdicts(after)).toEqual(Array(3).fill(['proven', 'matches', 'none-on-sheet']))
    const read = await app.call['intake.read']({ files: scans(), intake: undefined })
    expect(read.entries.map(({ ticked }) => ticked)).not.toContain(true)
  })

  it('does not restore where a secret was added since, with the day, and fails', async () => {
    const { set } = await print()
    app.now += 3 * DAY
    await app.bringIn(NPM.replace('GEZDGNBVGY3TQOJQ', 'MFRGGZDFMZTWQ2LK'))
    const view = await app.call['drill.read']({ files: scans() })
    const old = view.sheets.find(({ verdict }) => verdict === 'does-not-restore')
    expect(old).toMatchObject({ secret: 'not-read', changes: [{ kind: 'secret-added', on: '2026-03-04' }] })
    expect(sentences(view, old?.number ?? 0)).toBe(
      'A secret was added on 2026-03-04. It does not restore what the vault has. Print a new one and read that back; keep this one until then.',
    )
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({
      set,
      same: [expect.any(Number)],
      wrong: [old?.number],
      complete: false,
    })
    const [copy] = (await app.call['sheets.list'](undefined))[0]?.copies ?? []
    expect(copy).toMatchObject({ read: { kind: 'wrong', wrong: [old?.number] }, due: '2026-03-04' })
    const kindAt = async (service: string) =>
      (await app.call['accounts.get']({ id: await accountId(service) })).copies.map(({ read }) => read.kind)
    expect(await kindAt('npm')).toEqual(['wrong'])
    expect(await kindAt('PyPI')).toEqual(['whole'])
  })

  it('is altered where one character of a secret differs, and says which without saying what', async () => {
    const { set } = await print()
    const npm =
      (await app.call['drill.start']({ set })).sheets.find(({ account }) => account === 'npm: alice')?.number ?? 0
    const altered = NPM.replace('GEZDGNBVGY3TQOJQ', 'GEZDGNAVGY3TQOJQ')
    await app.call['drill.read']({ files: scans() })
    const view = await app.call['drill.read']({ files: [await picture('stuck-on.png', altered)] })
    expect(view.sheets.find(({ number }) => number === npm)).toMatchObject({
      verdict: 'altered',
      secret: 'differs',
      difference: { kind: 'secret-character', at: 7 },
    })
    expect(sentences(view, npm)).toBe(
      'Character 7 of the secret in its QR code is not the one in the vault. This is not what was printed. Do not use it. Print a new one and read that back.',
    )
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ wrong: [npm] })
  })

  it('is read from a PDF, and from the marks alone is not', async () => {
    const { set } = await print()
    const pdf = { name: 'all.pdf', bytes: new Uint8Array(readFileSync(join(app.folder, 'sheets.pdf'))) }
    expect(verdicts(await app.call['drill.read']({ files: [pdf] })).map(([verdict]) => verdict)).toEqual([
      'proven',
      'proven',
    ])
    await app.call['drill.start']({ set })
    const view = await app.call['drill.read']({ files: [await picture('foot.png', `RKIT:${set}:1:1:1`)] })
    expect(verdicts(view)).toEqual([
      ['nothing-read', 'not-read', 'none-on-sheet'],
      ['not-read', 'not-read', 'none-on-sheet'],
    ])
    expect(sentences(view, 1)).toMatch(/^Its secret was not read\. Scan it again, or type line \d\.$/)
    expect(() => app.call['drill.finish']({ copy: 1 })).toThrow('Nothing was recorded.')
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
    { kind: 'no-code', from: 'white.pgm' },
    { kind: 'other-set', set: '00000000', known: false },
    { kind: 'stray-code', from: 'poster.png' },
  ])
})

test('pictures of a kind that cannot be read are named', async () => {
  await app.bringIn(PYPI)
  const { set } = await print()
  await app.call['drill.start']({ set })
  const file = (name: string, head: string) => ({ name, bytes: new Uint8Array(Buffer.from(head, 'latin1')) })
  const files = [file('a.heic', '\0\0\0\x18ftypheic\0\0\0\0'), file('b.tif', 'II*\0\x08\0\0\0'), file('c.doc', 'PK')]
  const { notes } = await app.call['drill.read']({ files })
  expect(notes.map((note) => noteSentence(note).split('.').slice(0, 2).join('.'))).toEqual([
    'a.heic: This is a HEIC picture, which cannot be read here',
    'b.tif: This picture could not be opened; it may be damaged or too large',
    'c.doc: This is not a picture of a kind that can be read here (PNG, JPEG, WebP, AVIF, TIFF, GIF, BMP, PNM), and no PDF',
  ])
  expect(notes[0]).toMatchObject({ kind: 'unreadable', from: 'a.heic', code: 'unreadable' })
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
    const label = codes?.lines[0]?.label ?? ''
    const text = CODES[Number(label.slice(1)) - 1] ?? ''
    const check = lineCheck(`${set}-${codes?.number ?? 0}`, label, text)
    return { set, view, sheet: codes?.number ?? 0, label, text, check }
  }

  it('are checked by one line, chosen by chance, whose mistakes are pointed out and not mended', async () => {
    const { view, sheet, label, text, check } = await codesSheet()
    const verdictIn = (drill: DrillView) => drill.sheets.find(({ number }) => number === sheet)
    expect(verdictIn(view)).toMatchObject({
      verdict: 'nothing-read',
      lines: [{ label, half: 'codes', needed: true }],
      typed: [],
    })
    const mistyped = text.replace(text.charAt(0), text.startsWith('9') ? '7' : '9')
    const wrong = await app.call['drill.line']({ sheet, label, text: mistyped, check })
    // The check is of a new set each time; in one of 250 it fits another line as well.
    expect(wrong).toMatchObject({ result: 'mistyped', suggestions: expect.arrayContaining([text]) as string[] })
    expect(verdictIn(wrong.drill)).toMatchObject({ verdict: 'line-failed', typed: [{ label, result: 'mistyped' }] })
    const other = check === '0000' ? '1111' : '0000'
    expect(await app.call['drill.line']({ sheet, label, text, check: other })).toMatchObject({ result: 'wrong-check' })
    const typed = { sheet, label, text: ` ${text.toUpperCase()} `, check: check.toUpperCase() }
    const right = await app.call['drill.line'](typed)
    expect(right.result).toBe('same')
    expect(verdictIn(right.drill)).toMatchObject({
      verdict: 'proven',
      codes: 'matches',
      lines: [],
      typed: [{ label, result: 'same' }],
    })
    expect(() => app.call['drill.line']({ ...typed, label: 'C999' })).toThrow('This line is not asked for')
  })

  it('are stale from the day on which the service made new ones, and no line is asked for', async () => {
    const { set, sheet } = await codesSheet()
    app.now += 10 * DAY
    await bringInCodes(NEWER)
    const view = await app.call['drill.start']({ set })
    expect(view.sheets.find(({ number }) => number === sheet)?.lines).toEqual([])
    const read = await app.call['drill.read']({ files: [await picture('codes.png', `RKIT:${set}:${sheet}:2:1`)] })
    expect(read.sheets.find(({ number }) => number === sheet)).toMatchObject({
      verdict: 'does-not-restore',
      codes: 'not-read',
      changes: [{ kind: 'codes-replaced', on: '2026-03-11' }],
    })
  })
})

describe('an account with a secret and recovery codes on one sheet', () => {
  async function printedTogether() {
    await app.bringIn(PYPI)
    await bringInCodes(CODES)
    const printed = await print()
    await app.call['drill.start']({ set: printed.set })
    const page = await picture('1.png', `RKIT:${printed.set}:1:1:1`)
    const secret = await picture('2.png', PYPI)
    return { ...printed, view: await app.call['drill.read']({ files: [page, secret] }) }
  }
  const copyNow = async () => (await app.call['sheets.list'](undefined))[0]?.copies[0]

  it('is proven by half while its codes were not read, and that half alone is recorded', async () => {
    const { view } = await printedTogether()
    expect(verdicts(view)).toEqual([['half-proven', 'matches', 'not-read']])
    expect(sentences(view, 1)).toMatch(
      /^Its secret is as in the vault\. Its recovery codes were not read: they are only text\. Type recovery code \d to check them\.$/,
    )
    const at = new Date(app.now).toISOString()
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({
      same: [],
      wrong: [],
      half: [{ sheet: 1, read: 'secret' }],
      complete: false,
    })
    expect(await copyNow()).toMatchObject({
      read: { kind: 'part', at, wrong: [], missing: [{ sheet: 1, part: 'codes', why: 'not-read' }] },
      due: '2027-03-01',
    })
  })

  it('is whole when the other half is read another day, and is due from the older one', async () => {
    const { set } = await printedTogether()
    await app.call['drill.finish']({ copy: 1 })
    const first = new Date(app.now).toISOString()
    app.now += 30 * DAY
    const view = await app.call['drill.start']({ set })
    const label = view.sheets[0]?.lines.find(({ half }) => half === 'codes')?.label ?? ''
    const text = CODES[Number(label.slice(1)) - 1] ?? ''
    const { drill } = await app.call['drill.line']({ sheet: 1, label, text, check: lineCheck(`${set}-1`, label, text) })
    expect(verdicts(drill)).toEqual([['half-proven', 'not-read', 'matches']])
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({
      how: 'typed',
      half: [{ sheet: 1, read: 'codes' }],
    })
    expect(await copyNow()).toMatchObject({
      read: { kind: 'whole', at: first, wrong: [], missing: [] },
      due: '2027-03-01',
    })
  })
})

describe.skipIf(missing.length > 0)(`an account with two secrets${skipped(missing)}`, () => {
  const DENSE = 'A'.repeat(1000)

  it('is read only when each was, by its QR code or by a line of its own', async () => {
    await app.bringIn([PYPI, PYPI.replace(SECRET, DENSE)].join('\n'))
    const { set } = await print()
    await app.call['drill.start']({ set })
    const mark = await picture('mark.png', `RKIT:${set}:1:1:1`)
    const view = await app.call['drill.read']({ files: [mark, await picture('code.png', PYPI)] })
    const [sheet] = view.sheets
    expect(sheet).toMatchObject({ verdict: 'nothing-read', secret: 'not-read', secrets: { read: 1, of: 2 } })
    expect(sentences(view, 1)).toBe('1 of its 2 secrets was read. Scan it again, or type a line of each.')
    const [line, ...others] = sheet?.lines.filter(({ needed }) => needed) ?? []
    expect([line?.half, others]).toEqual(['secret', []])
    // The long secret is too dense for a QR code.
    const label = line?.label ?? ''
    const text = lineOfSheet(set, label)
    const { drill } = await app.call['drill.line']({ sheet: 1, label, text, check: lineCheck(`${set}-1`, label, text) })
    expect(verdicts(drill)).toEqual([['proven', 'matches', 'none-on-sheet']])
  })
})

/** What is printed at a label, by the text of the PDF. */
function lineOfSheet(set: string, label: string): string {
  const text = execFileSync('pdftotext', ['-layout', join(app.folder, 'sheets.pdf'), '-'], { encoding: 'utf8' })
  const row = text.split('\n').find((one) => new RegExp(`^ *${label} {2,}[A-Z2-7]{4}`).test(one)) ?? ''
  // Behind the label, whose digits are letters of base32 too.
  const printed = /[A-Z2-7]{2,4}(?: [A-Z2-7]{2,4})*/.exec(row.trimStart().slice(label.length))?.[0] ?? ''
  expect(row).toContain(lineCheck(`${set}-1`, label, printed))
  return printed
}

describe('a sealed sheet', () => {
  const WORDS = 'seven quiet rivers under old bridges'

  it('is judged by what is inside, secret and codes, and passes where only a note differs', async () => {
    await app.bringIn(PYPI)
    await bringInCodes(CODES)
    const { set } = await print({ passphrase: WORDS })
    const id = await accountId('PyPI')
    await app.call['accounts.edit']({ id, service: 'PyPI', name: 'alice', note: 'printed before this' })
    const pdf = () => ({ name: 'sealed.pdf', bytes: new Uint8Array(readFileSync(join(app.folder, 'sheets.pdf'))) })
    const waiting = await app.call['drill.read']({ files: [pdf()] })
    expect(verdicts(waiting)).toEqual([['sealed', 'not-read', 'not-read']])
    expect(() => app.call['drill.finish']({ copy: 1 })).toThrow('Nothing was recorded.')
    await expect(app.call['drill.open']({ passphrase: 'another one' })).rejects.toMatchObject({
      code: 'wrong-password',
    })
    const opened = await app.call['drill.open']({ passphrase: WORDS })
    expect(verdicts(opened)).toEqual([['proven', 'matches', 'matches']])
    expect(opened.sheets[0]).toMatchObject({ grade: 'restores', changes: [{ kind: 'note' }] })
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ set, same: [1], half: [], complete: true })
    app.now += DAY
    await bringInCodes(NEWER)
    expect(verdicts(await app.call['drill.read']({ files: [pdf()] }))).toEqual([
      ['does-not-restore', 'not-read', 'not-read'],
    ])
  })

  it('of a long note proves no secret, and is the right one as long as the note is not another', async () => {
    await app.bringIn(PYPI)
    await bringInCodes(CODES)
    const id = await accountId('PyPI')
    const edit = async (note: string) => await app.call['accounts.edit']({ id, service: 'PyPI', name: 'alice', note })
    await edit('Ask Carol before you use this. '.repeat(22))
    const { set } = await print({ passphrase: WORDS, longNotes: 'keep' })
    const pdf = { name: 'sealed.pdf', bytes: new Uint8Array(readFileSync(join(app.folder, 'sheets.pdf'))) }
    const waiting = await app.call['drill.read']({ files: [pdf] })
    expect(verdicts(waiting)).toEqual([
      ['sealed', 'not-read', 'not-read'],
      ['sealed', 'none-on-sheet', 'none-on-sheet'],
      ['sealed', 'none-on-sheet', 'none-on-sheet'],
    ])
    const opened = await app.call['drill.open']({ passphrase: WORDS })
    expect(verdicts(opened)).toEqual([
      ['proven', 'matches', 'matches'],
      ['proven', 'none-on-sheet', 'none-on-sheet'],
      ['proven', 'none-on-sheet', 'none-on-sheet'],
    ])
    expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ set, same: [1, 2, 3], complete: true })
    const [before] = await app.call['sheets.list'](undefined)
    expect(before).toMatchObject({ stale: [], copies: [{ read: { kind: 'whole', missing: [] } }] })
    await edit('Ask Dave.')
    const [after] = await app.call['sheets.list'](undefined)
    expect(after?.stale).toEqual(
      [2, 3].map((sheet) => ({ sheet, account: 'PyPI · alice', grade: 'restores', changes: [{ kind: 'note' }] })),
    )
  })
})

describe('advice to destroy a set', () => {
  const listed = async () =>
    (await app.call['sheets.list'](undefined)).map(({ set, stale, replacedBy }) => [set, stale.length > 0, replacedBy])

  it('is there only when a newer one holds the same, restores, and was read back', async () => {
    await app.bringIn(PYPI)
    const old = await print()
    app.now += DAY
    await app.bringIn(PYPI.replace(SECRET, 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
    expect(await listed()).toEqual([[old.set, true, undefined]])
    app.now += DAY
    await app.call['vault.confirm']({ passphrase: PASSPHRASE })
    const newer = await print()
    expect(await listed()).toEqual([
      [newer.set, false, undefined],
      [old.set, true, undefined],
    ])
    const pdf = { name: 'new.pdf', bytes: new Uint8Array(readFileSync(join(app.folder, 'sheets.pdf'))) }
    await app.call['drill.read']({ files: [pdf] })
    await app.call['drill.finish']({ copy: 1 })
    expect(await listed()).toEqual([
      [newer.set, false, undefined],
      [old.set, true, [newer.set]],
    ])
    await app.call['sheets.gone']({ set: newer.id, copy: 1, gone: true })
    expect((await listed())[1]).toEqual([old.set, true, undefined])
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
  expect(first).toMatchObject({ inSight: true, drill: { sheets: [{ account: 'PyPI: alice', verdict: 'proven' }] } })
  expect(await app.call['drill.frame'](frame())).toEqual({ inSight: true })
  expect(await app.call['drill.finish']({ copy: 1 })).toMatchObject({ how: 'scanned', same: [1], wrong: [] })
})
