import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { pdf } from '../../../electron/intake/formats/pdf.ts'
import type { Reading } from '../../../electron/intake/intake.ts'
import { KitError } from '../../../electron/kit-error.ts'
import { hardPicture } from '../../fixtures/intake/hard-pictures.ts'
import { jpegOf } from '../../fixtures/intake/jpeg.ts'
import { migrationLink } from '../../fixtures/intake/migration.ts'
import { pdfOf } from '../../fixtures/intake/pdf.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const BOB = LINK.replace('alice', 'bob')

async function read(bytes: Uint8Array, password?: string): Promise<Reading> {
  return await readSource({ name: 'page.pdf', bytes }, password)
}

async function codeOf(bytes: Uint8Array, password?: string): Promise<string> {
  return await read(bytes, password).then(
    () => 'read',
    (error: unknown) => (error instanceof KitError ? error.code : 'another error'),
  )
}

test('the codes of every page are read in order, and pages without one are counted', async () => {
  const bytes = await pdfOf([{ codes: [LINK, BOB] }, { lines: ['nothing here'] }, { codes: ['https://example.org/'] }])
  const before = bytes.slice()
  const reading = await read(bytes)
  expect(reading).toMatchObject({
    format: 'pdf',
    formatName: 'PDF with 3 pages',
    found: [
      { kind: 'token', issuer: 'PyPI', account: 'alice' },
      { kind: 'token', issuer: 'PyPI', account: 'bob' },
      { kind: 'refused', what: 'QR code 1 on page 3', reason: { kind: 'qr-web' } },
    ],
    notes: [{ kind: 'pages-without-code', count: 1 }],
    parts: [],
  })
  expect(bytes).toEqual(before)
})

test('a code that stands twice, as on a sheet, is read once', async () => {
  const { found, notes } = await read(await pdfOf([{ codes: [LINK, LINK] }, { codes: [LINK], lines: [BOB] }]))
  expect(found).toMatchObject([{ kind: 'token', account: 'alice' }])
  expect(notes).toEqual([])
})

test('a link in the text is read where the page has no code, and not beside a code', async () => {
  const reading = await read(await pdfOf([{ lines: ['Your key:', LINK] }, { codes: [BOB], lines: [LINK] }]))
  expect(reading.found).toMatchObject([
    { kind: 'token', account: 'alice' },
    { kind: 'token', account: 'bob' },
  ])
  expect(reading.notes).toEqual([])
})

test('a link that may go on in the next line is put aside, for a part of a secret is none', async () => {
  const reading = await read(await pdfOf([{ lines: [LINK.slice(0, 45), LINK.slice(45)] }]))
  expect(reading.found).toMatchObject([{ kind: 'quarantined', what: 'PyPI · alice' }])
})

test('the part of a Google Authenticator export on a page is noted', async () => {
  const entry = { secret: new Uint8Array(20), name: 'a', issuer: 'b', algorithm: 1, digits: 1, type: 2 }
  const reading = await read(await pdfOf([{ codes: [migrationLink([entry], { size: 3, index: 1, id: 5 })] }]))
  expect(reading.parts).toEqual([{ batch: 5, index: 1, size: 3 }])
  expect(reading.notes).toEqual([{ kind: 'part-of-export', part: 2, of: 3 }])
})

test('a scan that is out of focus is read', async () => {
  const scan = jpegOf(hardPicture(LINK, { blur: 3.2, noise: 4, turn: 4 }, 1), 60)
  expect((await read(await pdfOf([{ scan }]))).found).toMatchObject([{ kind: 'token', account: 'alice' }])
})

describe('a PDF', () => {
  test('without a code or link says so', async () => {
    expect(await codeOf(await pdfOf([{ lines: ['It was a dark and stormy night.'] }]))).toBe('no-qr-code')
  })

  test('that is encrypted asks for its password, and a wrong one is told apart', async () => {
    const bytes = await pdfOf([{ codes: [LINK] }], 'pässword')
    expect(await codeOf(bytes)).toBe('password-needed')
    expect(await codeOf(bytes, 'other')).toBe('wrong-password')
    expect((await read(bytes, 'pässword')).found).toMatchObject([{ kind: 'token', account: 'alice' }])
  })

  test('that is cut off or damaged is told apart', async () => {
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7\n1 0 obj'))).toBe('file-truncated')
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7\nnothing of a PDF\n%%EOF'))).toBe('file-damaged')
  })

  test('with more pages than are looked at is turned away', async () => {
    expect(await codeOf(await pdfOf(Array.from({ length: 101 }, () => ({}))))).toBe('file-too-large')
  })

  test('is known by its header, with or without bytes before it', async () => {
    const bytes = await pdfOf([{}])
    expect(pdf.recognises({ name: 'x', bytes })).toBe(true)
    expect(pdf.recognises({ name: 'x', bytes: new Uint8Array([10, 10, ...bytes]) })).toBe(true)
    expect(pdf.recognises({ name: 'x.pdf', bytes: new TextEncoder().encode('otpauth://totp/a') })).toBe(false)
  })
})

test('a page that claims to be enormous is drawn in the size there is memory for', async () => {
  const text = Buffer.from(await pdfOf([{ codes: [LINK] }])).toString('latin1')
  const huge = text.replace(/\/MediaBox \[[^\]]*\]/, '/MediaBox [0 0 9e9 9e9]')
  expect(huge).not.toBe(text)
  expect(await codeOf(new Uint8Array(Buffer.from(huge, 'latin1')))).toMatch(/^(?:no-qr-code|file-damaged|read)$/)
})

test('changed and shortened files give a coded error or a reading', async () => {
  const bytes = await pdfOf([{ codes: [LINK] }])
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
      const changed = cut ? bytes.slice(0, at) : bytes.with(at, value)
      if (!pdf.recognises({ name: 'x', bytes: changed })) return
      expect(await codeOf(changed)).toMatch(
        /^(?:read|no-qr-code|file-damaged|file-truncated|password-needed|unreadable)$/,
      )
    }),
    { numRuns: 6 },
  )
})
