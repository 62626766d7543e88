import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPrinter, lpArguments, printWithCups } from '../../electron/shell/cups.ts'
import { printOptions } from '../../electron/shell/printing.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cups-test-'))
  vi.stubEnv('PATH', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** Puts a command in the path, which then holds nothing else. */
function command(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
}

describe.skipIf(process.platform === 'win32')('printing through CUPS', () => {
  it('goes to the printer that the system prints to', async () => {
    command('lpstat', 'echo "system default destination: Office_2"')
    expect(await defaultPrinter()).toBe('Office_2')
  })

  it('is not offered without a printer, or without CUPS', async () => {
    expect(await defaultPrinter()).toBeUndefined()
    command('lpstat', 'echo "no system default destination"')
    expect(await defaultPrinter()).toBeUndefined()
  })

  it('asks for one side, no scaling and a title that tells nothing', () => {
    expect(lpArguments('Office', 'a4').join(' ')).toBe(
      '-d Office -t document -o media=A4 -o sides=one-sided -o print-scaling=none -',
    )
    expect(lpArguments('Office', 'letter')).toContain('media=Letter')
  })

  it('hands the PDF over on standard input', async () => {
    const taken = join(folder, 'taken')
    command('lp', `while IFS= read -r line; do echo "$line"; done > ${taken}; echo "$@" >> ${taken}`)
    await printWithCups(new TextEncoder().encode('%PDF-1.7\n'), 'Office', 'a4')
    expect(readFileSync(taken, 'utf8')).toBe(`%PDF-1.7\n${lpArguments('Office', 'a4').join(' ')}\n`)
  })

  it('says when the printer did not take it', async () => {
    command('lp', 'exit 1')
    await expect(printWithCups(new Uint8Array(100_000), 'Office', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
    rmSync(join(folder, 'lp'))
    await expect(printWithCups(new Uint8Array(9), 'Office', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
  })
})

describe('printing through the system', () => {
  it('keeps the pages at their size, on one side', () => {
    expect(printOptions('letter')).toEqual({
      silent: false,
      color: false,
      margins: { marginType: 'none' },
      scaleFactor: 100,
      duplexMode: 'simplex',
      pageSize: 'Letter',
    })
  })
})
