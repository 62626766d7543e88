import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Package } from './package.ts'

/** What a command printed, on both outputs, and how it ended. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the packaged terminal form in a folder, by Node as a user would. */
export function runCli({ resources }: Package, folder: string, ...args: readonly string[]): Ran {
  const words = [join(resources, 'cli/dist/electron/cli.js'), ...args]
  const { NODE_COMPILE_CACHE: _ofTests, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', env })
  return { code: status, out: stdout, err: stderr }
}
