import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { KitError } from '../kit-error.ts'

const run = promisify(execFile)

/** CUPS answers at once or not at all. */
const PATIENCE = { timeout: 5000 }

/** The printer that CUPS prints to when none is named; undefined without CUPS, or without a printer. */
export async function defaultPrinter(): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined
  try {
    // Without a language of its own the answer is in English.
    const { stdout } = await run('lpstat', ['-d'], { ...PATIENCE, env: { ...process.env, LC_ALL: 'C' } })
    return /^system default destination: (\S+)/m.exec(stdout)?.[1]
  } catch {
    return undefined
  }
}

/** What `lp` is asked for: our pages have their margins, and a scaled code is harder to read. */
export function lpArguments(printer: string, paper: 'a4' | 'letter'): readonly string[] {
  const options = [`media=${paper === 'a4' ? 'A4' : 'Letter'}`, 'sides=one-sided', 'print-scaling=none']
  // The title stands in the queue and in the printer's log.
  return ['-d', printer, '-t', 'document', ...options.flatMap((option) => ['-o', option]), '-']
}

/**
 * Hands a PDF to CUPS on standard input, so that this app writes no file.
 *
 * @throws KitError `print-failed`.
 */
export async function printWithCups(pdf: Uint8Array, printer: string, paper: 'a4' | 'letter'): Promise<void> {
  const lp = spawn('lp', lpArguments(printer, paper), { stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = new Promise<boolean>((resolve) => {
    lp.once('error', () => {
      resolve(false)
    })
    lp.once('close', (code) => {
      resolve(code === 0)
    })
  })
  // A process that ended early breaks the pipe; its exit code says so.
  lp.stdin.on('error', () => undefined)
  lp.stdin.end(pdf)
  if (!(await ended))
    throw new KitError(
      'print-failed',
      'The printer did not take the sheets, and nothing was noted as printed. See whether it is on, or save the PDF.',
    )
}
