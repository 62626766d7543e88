import { basename } from 'node:path'
import { formatOf, readSource } from '../intake/formats.ts'
import type { Format, Reading, Source } from '../intake/intake.ts'
import { LIMITS } from '../intake/limits.ts'
import { KitError } from '../kit-error.ts'
import type { Call } from './command.ts'
import { readFileArgument, readSecret } from './terminal.ts'

/** What opens files of other apps. */
export const UNLOCK_OPTIONS = { 'password-file': { type: 'string' }, 'key-file': { type: 'string' } } as const

/**
 * The password of a file, from `--password-file` or from a person.
 *
 * @param hasKeyFile - Then there may be none, which is an empty one.
 * @returns Undefined when nobody can be asked; the file's own error then says that it needs one.
 */
export async function passwordFor(
  { options, terminal }: Call,
  name: string,
  hasKeyFile: boolean,
): Promise<string | undefined> {
  const question = `Password of ${name}${hasKeyFile ? ' (empty if there is none beside the key file)' : ''}`
  const file = options['password-file']
  if (typeof file === 'string') return await readSecret(terminal, file, question)
  return (await terminal.askSecret(question)) ?? (hasKeyFile ? '' : undefined)
}

/** What `--key-file` names. The caller, or whoever it is given to, wipes it. */
export function keyFileFor({ options }: Call): { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const path = options['key-file']
  if (typeof path !== 'string') return undefined
  return { name: basename(path), bytes: readFileArgument(path, LIMITS.fileBytes) }
}

/** Passwords that have opened a file, for the others of a format that has one for all. */
export type KnownPasswords = Map<Format, string>

/** Reads a source, and asks for its password where it needs one. */
export async function readAsking(call: Call, source: Source, known: KnownPasswords): Promise<Reading> {
  try {
    return await readSource(source)
  } catch (error) {
    if (!isKitError(error, 'password-needed')) throw error
    return (await readKnown(source, known)) ?? (await readGiven(call, source, known, error))
  }
}

async function readKnown(source: Source, known: KnownPasswords): Promise<Reading | undefined> {
  const format = formatOf(source)
  const password = format && known.get(format)
  if (password === undefined) return undefined
  try {
    return await readSource(source, password)
  } catch (error) {
    if (isKitError(error, 'wrong-password')) return undefined
    throw error
  }
}

async function readGiven(call: Call, source: Source, known: KnownPasswords, needed: KitError): Promise<Reading> {
  const format = formatOf(source)
  const keyFile = format?.keyFileBeside ? keyFileFor(call)?.bytes : undefined
  try {
    const hasKeyFile = keyFile !== undefined || format?.keyFileBeside?.(source) !== undefined
    const password = await passwordFor(call, source.name, hasKeyFile)
    if (password === undefined) throw needed
    const reading = await readSource(source, password, keyFile)
    if (format?.onePassword === true) known.set(format, password)
    return reading
  } finally {
    keyFile?.fill(0)
  }
}

function isKitError(error: unknown, code: KitError['code']): error is KitError {
  return error instanceof KitError && error.code === code
}
