import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Call } from './command.ts'
import { UsageError } from './terminal.ts'

/**
 * The path in `--out`, where there must be no file yet.
 *
 * @param what - What goes there, and how to say where: "the export with --out F".
 * @throws UsageError.
 */
export function newFile({ options }: Call, what: string): string {
  if (typeof options.out !== 'string') throw new UsageError(`Say where to save ${what}.`)
  const path = resolve(options.out)
  if (existsSync(path)) throw new UsageError(`There is already a file at ${options.out}. It was not changed.`)
  return path
}
