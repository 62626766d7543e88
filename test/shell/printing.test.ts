import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPrinter, lpArguments, printWithCups, queueOf } from '../../electron/shell/cups.ts'
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

  it('asks for one side, no scaling, black alone and a title that names no account', () => {
    expect(lpArguments('Office', 'a4').join(' ')).toBe(
      '-d Office -t Recovery Kit sheets -o media=A4 -o sides=one-sided -o print-scaling=none -o print-color-mode=monochrome -',
    )
    expect(lpArguments('Office', 'letter')).toContain('media=Letter')
  })

  describe('hands the PDF over', () => {
    const taken = () => readFileSync(join(folder, 'taken'), 'utf8')
    const lp = (answer = 'request id is Office-3 (0 file(s))') => {
      const taking = `while IFS= read -r line; do echo "$line"; done > ${join(folder, 'taken')}`
      command('lp', `${taking}; echo "$@" >> ${join(folder, 'taken')}; echo "${answer}"`)
    }
    const print = async () => await printWithCups(new TextEncoder().encode('%PDF-1.7\n'), 'Office', 'a4')

    it('on standard input, to a queue that is ready', async () => {
      lp()
      lpstat({ queue: IDLE })
      expect(await print()).toBe('printed')
      expect(taken()).toBe(`%PDF-1.7\n${lpArguments('Office', 'a4').join(' ')}\n`)
    })

    it('and says that it is printed while the printer is still printing', async () => {
      lp()
      lpstat({ queue: IDLE, jobs: jobAlert('Office-3', 'job-printing') })
      expect(await print()).toBe('printed')
    })

    it('and says that it is queued when the job is held, whatever else is in the queue', async () => {
      lp()
      lpstat({ queue: IDLE, jobs: `${jobAlert('Office-2', 'job-printing')}\n${HELD}` })
      expect(await print()).toBe('queued')
      lpstat({ queue: IDLE, jobs: jobAlert('Office-33', 'job-hold-until-specified') })
      expect(await print()).toBe('printed')
    })

    it('and does not call it printed when CUPS does not say what happened to it', async () => {
      lp()
      expect(await print()).toBe('queued')
      lp('something else')
      lpstat({ queue: IDLE })
      expect(await print()).toBe('queued')
    })

    it.each([
      ['paused', PAUSED, /is paused, so nothing was sent/],
      [
        'holding jobs',
        'printer Office is holding new jobs.  enabled since Sun Nov 29',
        /is paused, so nothing was sent/,
      ],
      ['rejecting jobs', REJECTING, /does not accept jobs, so nothing was sent/],
    ])('not at all to a queue that is %s: the pages would wait there', async (_what, queue, sentence) => {
      lp()
      lpstat({ queue })
      await expect(print()).rejects.toMatchObject({
        code: 'print-failed',
        message: expect.stringMatching(sentence) as string,
      })
      expect(existsSync(join(folder, 'taken'))).toBe(false)
    })
  })

  it('says what a queue does before anything is printed', async () => {
    lpstat({ queue: IDLE })
    expect(await queueOf('Office')).toEqual({ state: 'ready', writesFiles: false })
    lpstat({ queue: PAUSED })
    expect(await queueOf('Office')).toEqual({ state: 'paused', writesFiles: false })
    lpstat({ queue: REJECTING })
    expect(await queueOf('Office')).toEqual({ state: 'rejecting', writesFiles: false })
    rmSync(join(folder, 'lpstat'))
    expect(await queueOf('Office')).toEqual({ state: 'unknown', writesFiles: false })
  })

  it.each([
    ['cups-pdf:/', true],
    ['///home/alice/out.prn', true],
    ['file:///dev/null', true],
    ['usb://HP/LaserJet?serial=1', false],
    ['ipp://localhost:8631/ipp/print', false],
  ])('tells a printer that writes files from one with paper: %s', async (device, writesFiles) => {
    lpstat({ queue: IDLE.replace(/(?<=device for Office: ).*/, device) })
    expect(await queueOf('Office')).toEqual({ state: 'ready', writesFiles })
  })

  it('says when the printer did not accept it', async () => {
    lpstat({ queue: IDLE })
    command('lp', 'exit 1')
    await expect(printWithCups(new Uint8Array(100_000), 'Office', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
    rmSync(join(folder, 'lp'))
    await expect(printWithCups(new Uint8Array(9), 'Office', 'a4')).rejects.toMatchObject({ code: 'print-failed' })
  })
})

// What CUPS 2.4.2 answers with LC_ALL=C.
const IDLE = [
  'printer Office is idle.  enabled since Sun Nov 29 21:55:32 2026',
  'Office accepting requests since Sun Nov 29 21:55:32 2026',
  'device for Office: usb://HP/LaserJet',
].join('\n')
const PAUSED = [
  'printer Office disabled since Sun Nov 29 21:55:34 2026 -',
  '\tout of paper',
  'Office accepting requests since Sun Nov 29 21:55:34 2026',
  'device for Office: usb://HP/LaserJet',
].join('\n')
const REJECTING = [
  'printer Office is idle.  enabled since Sun Nov 29 21:55:47 2026',
  '\tno thanks',
  'Office not accepting requests since Sun Nov 29 21:55:47 2026 -',
  '\tno thanks',
  'device for Office: usb://HP/LaserJet',
].join('\n')
const jobAlert = (id: string, alert: string) =>
  `${id}                alice              1024   Sun Nov 29 21:55:47 2026\n\tAlerts: ${alert}\n\tqueued for Office`
const HELD = jobAlert('Office-3', 'job-hold-until-specified')

/** Answers for a queue and its jobs. */
function lpstat({ queue, jobs = '' }: { readonly queue: string; readonly jobs?: string }): void {
  const echo = (text: string) => (text === '' ? ':' : `echo '${text}'`)
  command('lpstat', `case "$*" in *"-o"*) ${echo(jobs)};; *) ${echo(queue)};; esac`)
}

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
