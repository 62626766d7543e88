import type { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { KitError } from '../kit-error.ts'
import { requireNotOpen } from '../vault/store/held-file.ts'
import type { DecoderPlace } from '../surroundings.ts'
import type { KdfCosts } from '../vault/slots/kdf.ts'

/** What a command needs besides computing: everything that differs between a terminal and a test. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Asks without echo; undefined when nobody can be asked. */
  askSecret(question: string): Promise<string | undefined>
  /** Asks with echo; undefined when nobody can be asked. */
  ask(question: string): Promise<string | undefined>
  readStdin(): Promise<string>
  now(): number
  /** Shows how far long work has got, replacing what it showed before; absent when nobody is watching. */
  progress?(text: string): void
  /** Characters in a line; absent when the output goes to a file or another program. */
  readonly columns?: number
  /** What people type to run this; absent means from the sources. */
  readonly program?: string
  /** The built decoder.html, if there is one. */
  readonly decoder?: DecoderPlace
  /** Costs of a new vault; absent means measured on this machine. */
  readonly costs?: KdfCosts
  /** Whom FIDO's metadata must be signed by, in tests; absent means the roots that are built in. */
  readonly metadataRoot?: X509Certificate
}

/** The command line was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads a file named on the command line.
 *
 * @throws UsageError when there is no such file, KitError `file-too-large`.
 */
export function readFileArgument(path: string, maxBytes: number): Uint8Array<ArrayBuffer> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new UsageError(`There is no file at ${path}.`)
  if (!stat.isFile()) throw new UsageError(`${path} is not a file.`)
  if (stat.size > maxBytes) {
    throw new KitError(
      'file-too-large',
      `${path} is larger than any file this app reads here. It was not opened. Choose another file.`,
    )
  }
  requireNotOpen(path)
  return readFileSync(path)
}

/**
 * A passphrase or password: from a file (`-` is standard input), or typed.
 *
 * @throws UsageError or KitError as `readFileArgument`, or KitError `password-needed` when nobody
 * can be asked.
 */
export async function readSecret(terminal: Terminal, file: string | undefined, question: string): Promise<string> {
  if (file !== undefined) {
    const text = file === '-' ? await terminal.readStdin() : new TextDecoder().decode(readFileArgument(file, 65_536))
    // Editors and `echo` end a file with a line break that is not part of the passphrase.
    return text.replace(/\r?\n$/, '')
  }
  const answer = await terminal.askSecret(question)
  if (answer === undefined) {
    throw new KitError(
      'password-needed',
      `${question} needs a terminal. Nothing was changed. Give it in a file, or on standard input with "-".`,
    )
  }
  return answer
}
