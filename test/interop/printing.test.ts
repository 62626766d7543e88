/** Prints sheets through CUPS itself, on an IPP printer and on one that writes files. */
import { readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { printWithCups, queueOf } from '../../electron/shell/cups.ts'
import { missingOf, skipped } from '../fixtures/tools.ts'
import { readPgm } from '../sheets/grey-picture.ts'
import { everyKind, setWith } from '../sheets/kinds.ts'
import { renderSet } from '../sheets/samples.ts'
import { facts, picturesOf, run } from '../sheets/tools.ts'
import { PrivateCups } from './private-cups.ts'

const missing = missingOf('cupsd', 'dbus-daemon', 'ippeveprinter', 'lpadmin', 'pdfinfo', 'pdftoppm')
const withoutFiles = missingOf('/usr/lib/cups/backend/cups-pdf')
const { uid, username, homedir } = userInfo()

describe.skipIf(missing.length > 0)(`sheets through CUPS${skipped(missing)}`, () => {
  let cups: PrivateCups
  let pdf: Uint8Array
  let inkOfApp: readonly string[]

  beforeAll(async () => {
    pdf = await renderSet(setWith(everyKind().slice(0, 2)))
    inkOfApp = inkBoxes(pdf)
    cups = await PrivateCups.start()
    await cups.addIppPrinter('Office')
  })
  afterAll(async () => {
    await cups.stop()
  })
  beforeEach(() => {
    cups.takeOver()
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('come out of an IPP printer at their size, to the dot', async () => {
    expect(await queueOf('Office')).toEqual({ state: 'ready', writesFiles: false })
    expect(await printWithCups(pdf, 'Office', 'a4')).toBe('printed')
    await cups.drained('Office')
    const [out = '', ...others] = cups.filesIn('out')
    expect(others).toEqual([])
    expect(facts(run('pdfinfo', [out])).get('Page size')).toMatch(/\(A4\)$/)
    expect(inkBoxes(readFileSync(out))).toEqual(inkOfApp)
  })

  it('stay in the spool after that, readable by its group, with a title that names no account', () => {
    const [control = '', document = '', ...others] = cups.filesIn('spool')
    expect(others).toEqual([])
    expect(Buffer.compare(readFileSync(document), pdf)).toBe(0)
    expect((statSync(document).mode & 0o777).toString(8)).toBe('640')
    // Attributes of IPP: names and values behind their lengths.
    const job = readFileSync(control, 'latin1')
    expect(job).toContain(attribute('job-name', 'Recovery Kit sheets'))
    expect(job).toContain(attribute('job-originating-user-name', username))
    for (const [name, value] of [
      ['media', 'A4'],
      ['sides', 'one-sided'],
      ['print-scaling', 'none'],
      ['print-color-mode', 'monochrome'],
    ] as const)
      expect(job).toContain(attribute(name, value))
    expect(job).not.toMatch(/PyPI|alice/)
  })

  it('are not sent to a queue that is paused or rejects jobs', async () => {
    const before = cups.filesIn('spool')
    cups.set('cupsdisable', 'Office')
    expect(await queueOf('Office')).toEqual({ state: 'paused', writesFiles: false })
    await expect(printWithCups(pdf, 'Office', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
    cups.set('cupsenable', 'Office')
    cups.set('cupsreject', 'Office')
    expect(await queueOf('Office')).toEqual({ state: 'rejecting', writesFiles: false })
    await expect(printWithCups(pdf, 'Office', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
    cups.set('cupsaccept', 'Office')
    expect(cups.filesIn('spool')).toEqual(before)
  })

  it('are queued, and not called printed, where jobs are held', async () => {
    cups.set('lpadmin', '-p', 'Office', '-o', 'job-hold-until-default=indefinite')
    expect(await printWithCups(pdf, 'Office', 'a4')).toBe('queued')
    expect(cups.filesIn('out')).toHaveLength(1)
    cups.set('cancel', '-a', 'Office')
  })

  it('are refused for a printer that is not there', async () => {
    await expect(printWithCups(pdf, 'Nowhere', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
  })

  const why = uid === 0 ? skipped(withoutFiles) : ' (skipped: cups-pdf needs root)'
  it.skipIf(uid !== 0 || withoutFiles.length > 0)(`become a file in ~/PDF through cups-pdf${why}`, async () => {
    const folder = join(homedir, 'PDF')
    const names = () => (existsSync(folder) ? readdirSync(folder) : [])
    const before = names()
    cups.set('lpadmin', '-p', 'PDF', '-E', '-v', 'cups-pdf:/', '-m', 'lsb/usr/cups-pdf/CUPS-PDF_noopt.ppd')
    expect(await queueOf('PDF')).toEqual({ state: 'ready', writesFiles: true })
    expect(await printWithCups(pdf, 'PDF', 'a4')).toBe('printed')
    await cups.drained('PDF')
    const made = names().filter((name) => !before.includes(name))
    try {
      expect(made).toHaveLength(1)
      expect(made[0]).toMatch(/^Recovery_Kit_sheets/)
      const written = readFileSync(join(folder, made[0] ?? ''))
      expect(differences(inkBoxes(written), inkOfApp)).toBeLessThanOrEqual(1)
    } finally {
      for (const name of made) rmSync(join(folder, name))
      if (before.length === 0 && names().length === 0) rmdirSync(folder)
    }
  })
})

/** Where there is ink on each page at 100 dots per inch: "827x1170: 51, 89 to 775, 1084". */
function inkBoxes(pdf: Uint8Array): readonly string[] {
  const path = join(tmpdir(), `recovery-kit-ink-${String(process.pid)}.pdf`)
  writeFileSync(path, pdf, { mode: 0o600 })
  const pictures = picturesOf(path, 100)
  try {
    return pictures.map((picture) => inkBox(readFileSync(picture)))
  } finally {
    for (const one of [path, ...pictures]) rmSync(one)
  }
}

function inkBox(picture: Buffer): string {
  const { width, height, pixels } = readPgm(picture)
  const dark = (x: number, y: number) => (pixels[y * width + x] ?? 255) < 128
  const columns = Array.from({ length: width }, (_, x) => x)
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) => columns.some((x) => dark(x, y)))
  const inked = columns.filter((x) => rows.some((y) => dark(x, y)))
  const [left, right, top, bottom] = [inked.at(0), inked.at(-1), rows.at(0), rows.at(-1)].map(String)
  return `${String(width)}x${String(height)}: ${left ?? ''}, ${top ?? ''} to ${right ?? ''}, ${bottom ?? ''}`
}

/** The most that any number differs. */
function differences(some: readonly string[], others: readonly string[]): number {
  const numbers = (texts: readonly string[]) => texts.join(' ').match(/\d+/g)?.map(Number) ?? []
  const [one, other] = [numbers(some), numbers(others)]
  if (one.length !== other.length) return Infinity
  return Math.max(...one.map((number, at) => Math.abs(number - (other[at] ?? 0))))
}

/** As RFC 8010 encodes a name and a value. */
function attribute(name: string, value: string): string {
  return `${name}${String.fromCharCode(value.length >> 8, value.length & 255)}${value}`
}
