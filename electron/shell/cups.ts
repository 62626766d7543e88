import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { KitError } from '../kit-error.ts'

const run = promisify(execFile)

/** CUPS answers at once or not at all. Forces English answers, whatever the system's language. */
const inEnglish = () => ({ timeout: 5000, env: { ...process.env, LC_ALL: 'C' } })

/** What a queue does with a job. `unknown`: CUPS did not say. */
export interface PrintQueue {
  readonly state: 'ready' | 'paused' | 'rejecting' | 'unknown'
  /** Pages end up in a file, not on paper. */
  readonly writesFiles: boolean
}

/** The default printer of CUPS; undefined without CUPS, or without a printer. */
export async function defaultPrinter(): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined
  return /^system default destination: (\S+)/m.exec(await lpstat('-d'))?.[1]
}

/** Asks what a queue does with jobs right now, and where its pages go. */
export async function queueOf(printer: string): Promise<PrintQueue> {
  // "Office/draft" is the queue "Office" with its own options.
  const [queue = printer] = printer.split('/')
  const answer = await lpstat('-p', queue, '-a', queue, '-v', queue)
  const device = /^device for [^:]+: (.*)$/m.exec(answer)?.[1] ?? ''
  // For files, CUPS shows just the path.
  return { state: stateIn(answer), writesFiles: /^(?:\/|file:|cups-pdf:|pdf:)/.test(device) }
}

/**
 * Options for `lp`: our pages have margins already, and a scaled QR code is harder to read, as is one
 * whose black is mixed from inks that do not meet.
 */
export function lpArguments(printer: string, paper: 'a4' | 'letter'): readonly string[] {
  const media = `media=${paper === 'a4' ? 'A4' : 'Letter'}`
  const options = [media, 'sides=one-sided', 'print-scaling=none', 'print-color-mode=monochrome']
  // Everyone sees the title in the queue and in the printer's log, so it names no account.
  return ['-d', printer, '-t', 'Recovery Kit sheets', ...options.flatMap((option) => ['-o', option]), '-']
}

/**
 * Hands a PDF to CUPS on standard input, so that this app writes no file. Only to a queue that is
 * printing: in a paused one the pages would wait where others can read them.
 *
 * @returns `queued` when the job is held, or CUPS does not say what happened to it.
 * @throws KitError `print-failed`.
 */
export async function printWithCups(
  pdf: Uint8Array,
  printer: string,
  paper: 'a4' | 'letter',
): Promise<'printed' | 'queued'> {
  const { state } = await queueOf(printer)
  if (state === 'paused' || state === 'rejecting') throw notReady(printer, state)
  const job = await hand(pdf, lpArguments(printer, paper))
  if (job === undefined || state === 'unknown') return 'queued'
  return (await isHeld(job, printer)) ? 'queued' : 'printed'
}

/** Empty without CUPS, or without an answer. */
async function lpstat(...options: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run('lpstat', options, inEnglish())
    return stdout
  } catch {
    return ''
  }
}

function stateIn(answer: string): PrintQueue['state'] {
  if (/^\S+ not accepting requests\b/m.test(answer)) return 'rejecting'
  if (/^printer \S+ (?:disabled|is holding new jobs)\b/m.test(answer)) return 'paused'
  return /^printer \S+ (?:is idle|now printing)\b/m.test(answer) ? 'ready' : 'unknown'
}

/** @returns the id of the job; undefined when `lp` does not say it. */
async function hand(pdf: Uint8Array, options: readonly string[]): Promise<string | undefined> {
  const lp = spawn('lp', options, { stdio: ['pipe', 'pipe', 'ignore'], env: inEnglish().env })
  let answer = ''
  lp.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  const ended = new Promise<boolean>((resolve) => {
    lp.once('error', () => {
      resolve(false)
    })
    lp.once('close', (code) => {
      resolve(code === 0)
    })
  })
  // A process that ended early breaks the pipe; its exit code says what happened.
  lp.stdin.on('error', () => undefined)
  lp.stdin.end(pdf)
  if (!(await ended))
    throw new KitError(
      'print-failed',
      'The printer did not accept the sheets, and nothing was noted as printed. Check that it is on, or save the PDF.',
    )
  return /^request id is (\S+)/m.exec(answer)?.[1]
}

/** A job that is no longer in the queue is done. */
async function isHeld(job: string, printer: string): Promise<boolean> {
  const [queue = printer] = printer.split('/')
  const jobs = (await lpstat('-l', '-o', queue)).split(/^(?=\S)/m)
  const own = jobs.find((one) => one.startsWith(`${job} `)) ?? ''
  return /^\s+Alerts:.*\b(?:hold|held|stopped)\b/m.test(own)
}

function notReady(printer: string, state: 'paused' | 'rejecting'): KitError {
  const what = state === 'paused' ? 'is paused' : 'does not accept jobs'
  return new KitError(
    'print-failed',
    `The printer "${printer}" ${what}, so nothing was sent: the pages would wait in its queue, where others could read them. Nothing was noted as printed. Start the printer again, or save the PDF.`,
  )
}
