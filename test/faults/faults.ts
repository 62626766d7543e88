/** Shared by the fault tests: how often, where, and how to start a child process. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { KitError } from '../../electron/kit-error.ts'

export const FULL = process.env.FAULTS === 'full'

/** The lowest costs a vault may have: these tests are about the disk, not the derivation. */
export const LEAST_COSTS = { memory: 8192, passes: 1, lanes: 1 }

/** A new passphrase each time: the vault does not wipe what it is given, but its caller may. */
export function passphrase(): Uint8Array {
  return new TextEncoder().encode('correct horse battery staple')
}

/** A disk in memory if the system has one, so that thousands of files take no time. */
export const FAST_FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export async function inFolder<T>(work: (folder: string) => Promise<T> | T, parent = tmpdir()): Promise<T> {
  const folder = mkdtempSync(join(parent, 'faults-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The outcome of a call: its value, or the code of the `KitError`. Any other error fails the test. */
export async function outcome<T>(work: () => Promise<T> | T): Promise<{ value: T } | { code: string }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof KitError) return { code: error.code }
    throw error
  }
}

/** A process that runs one of the `*-process.ts` files in this folder. */
export interface Child {
  readonly process: ChildProcessByStdio<Writable | null, Readable, null>
  /** What it has printed so far. */
  readonly printed: () => string
  /** Resolves when it has printed this, rejects if it ends first. */
  printing(text: string): Promise<void>
  /** Sends a line to a process that `asks`. */
  answer(line: string): void
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Where Node caches compiled modules; compiling takes a tenth of a short process's time. */
const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/compiled')

/**
 * @param wrapper - A program with arguments that starts it, such as `setpriv --reuid=65534`.
 * @param asks - Whether it reads standard input.
 */
export function startProcess(
  file: string,
  args: readonly string[],
  {
    wrapper = [],
    env = {},
    asks = false,
  }: { wrapper?: readonly string[]; env?: Readonly<Record<string, string>>; asks?: boolean } = {},
): Child {
  const [program = '', ...rest] = [...wrapper, process.execPath, join(import.meta.dirname, file), ...args]
  const options = { env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...env } }
  const child = asks
    ? spawn(program, rest, { ...options, stdio: ['pipe', 'pipe', 'inherit'] })
    : spawn(program, rest, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown')
    })
  })
  const printing = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (printed.includes(text)) resolve()
      }
      child.stdout.on('data', look)
      look()
      void ended.then((how) => {
        reject(new Error(`${file} ended (${how}) before it printed ${JSON.stringify(text)}`))
      }, reject)
    })
  const answer = (line: string) => void child.stdin?.write(`${line}\n`)
  return { process: child, printed: () => printed, printing, answer, ended }
}

/** Runs a process to its end and parses the JSON it printed. */
export async function runProcess(...[file, args, options]: Parameters<typeof startProcess>): Promise<unknown> {
  const child = startProcess(file, args, options)
  const how = await child.ended
  if (how !== 0) throw new Error(`${file} ended with ${how}`)
  return JSON.parse(child.printed())
}

/** `count` places spread as evenly as possible over 0..length-1, including the first and the last. */
export function spread(length: number, count: number): number[] {
  if (count >= length) return Array.from({ length }, (_, index) => index)
  const places = Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / (count - 1)))
  return [...new Set(places)]
}
