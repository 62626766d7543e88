import type { ParseArgsOptionsConfig } from 'node:util'
import type { ErrorCode } from '../kit-error.ts'
import type { Terminal } from './terminal.ts'

/** One command of the terminal. */
export interface Command {
  /** The arguments after the command's name, "VAULT FILE...". */
  readonly usage: string
  readonly summary: string
  readonly options: ParseArgsOptionsConfig
  /** How many words it takes, not counting options. */
  readonly takes: { readonly min: number; readonly max: number }
  run(call: Call): Promise<ExitCode>
}

/** A command line that was parsed. */
export interface Call {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly terminal: Terminal
}

/** 0 done, 1 failed, 2 usage, 3 passphrase or password, 4 not readable or not verified, 5 done but not everything was taken. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5

const EXIT_CODES: Partial<Record<ErrorCode, ExitCode>> = {
  'wrong-passphrase': 3,
  'wrong-password': 3,
  'password-needed': 3,
  'columns-needed': 4,
  'companion-needed': 4,
  'unknown-format': 4,
  'file-truncated': 4,
  'file-damaged': 4,
  'file-too-large': 4,
  'cost-too-high': 4,
  'no-qr-code': 4,
  unreadable: 4,
}

/** The exit code after an error. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return EXIT_CODES[code] ?? 1
}

/** A missing password outranks an unreadable file, which outranks an incomplete one. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return ([3, 4, 1, 5] as const).find((code) => codes.includes(code)) ?? 0
}
