import { join, resolve } from 'node:path'
import { demoUntil } from '../app/start/demo.ts'
import type { DemoView } from '../contract.ts'

/** What the user or the start script asked for. */
export interface DesktopArguments {
  readonly vaultPath: string
  readonly demo?: DemoView
}

/**
 * Reads the command line: at most one vault file, and `--demo` for a vault that is thrown away.
 * Skips Chromium's own switches.
 *
 * @param argv - as in `process.argv`. Before packaging, the app's own folder comes before the vault.
 */
export function desktopArguments(argv: readonly string[], packaged: boolean, userData: string): DesktopArguments {
  const file = vaultAmong(argv, packaged)
  return {
    vaultPath: file === undefined ? join(userData, 'vault.rkit') : resolve(file),
    ...(argv.includes('--demo') && { demo: demoUntil('closed') }),
  }
}

/** The vault file that a command line names, as it was typed. */
export function vaultAmong(argv: readonly string[], packaged: boolean): string | undefined {
  const places = argv.slice(1).filter((argument) => !argument.startsWith('-'))
  return packaged ? places[0] : places[1]
}
