import { parseArgs } from 'node:util'
import { KitError } from '../kit-error.ts'
import { codesCommand, listCommand } from './accounts/account-commands.ts'
import { addCommand } from './accounts/add-command.ts'
import { backupCommand, mergeCommand, restoreCommand } from './backups/backup-commands.ts'
import { codeCommand } from './accounts/code-command.ts'
import { combineCommand } from './identity/combine-command.ts'
import { exitCodeOf, type Call, type Command, type ExitCode } from './command.ts'
import { drillCommand } from './drill/drill-command.ts'
import { exportCommand } from './exports/export-commands.ts'
import { identityCommand } from './identity/identity-commands.ts'
import { inspectCommand } from './intake/inspect-command.ts'
import { importCommand } from './intake/intake-commands.ts'
import { keysCommand } from './keys/keys-command.ts'
import { ledgerCommand } from './intake/ledger-command.ts'
import { passphraseCommand, rotateCommand } from './vault/passphrase-commands.ts'
import { pinCommand } from './accounts/pin-command.ts'
import { qrCommand } from './accounts/qr-command.ts'
import { proveCommand } from './intake/proof-commands.ts'
import { sharesCommand } from './identity/shares-command.ts'
import { UsageError, type Terminal } from './terminal.ts'
import { papersCommand } from './sheets/papers-command.ts'
import { sheetCommand } from './sheets/sheet-command.ts'
import { createCommand } from './vault/vault-commands.ts'
import { verifyCommand } from './backups/verify-command.ts'
import { reportCommand } from './readiness/report-command.ts'
import { runbookCommand } from './readiness/runbook-command.ts'
import { watchCommand } from './readiness/watch-command.ts'
import { answerCommand } from './readiness/answer-command.ts'
import { checkCommand } from './readiness/check-command.ts'
import { whatIfCommand } from './readiness/whatif-command.ts'
import { visibleText } from './visible-text.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  create: createCommand,
  inspect: inspectCommand,
  import: importCommand,
  add: addCommand,
  ledger: ledgerCommand,
  prove: proveCommand,
  list: listCommand,
  code: codeCommand,
  codes: codesCommand,
  pin: pinCommand,
  qr: qrCommand,
  keys: keysCommand,
  sheet: sheetCommand,
  papers: papersCommand,
  drill: drillCommand,
  passphrase: passphraseCommand,
  rotate: rotateCommand,
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  merge: mergeCommand,
  export: exportCommand,
  identity: identityCommand,
  shares: sharesCommand,
  combine: combineCommand,
  answer: answerCommand,
  check: checkCommand,
  whatif: whatIfCommand,
  runbook: runbookCommand,
  report: reportCommand,
  watch: watchCommand,
}

/** Runs one command line, without the program's own name. */
export async function run(args: readonly string[], raw: Terminal): Promise<ExitCode> {
  const terminal = withVisibleText(raw)
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || args.includes('--help')) {
    terminal.out(help())
    return name === undefined ? 2 : 0
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!command) throw new UsageError(`There is no command "${name}".`)
    return await command.run({ ...parse(command, name, rest), terminal })
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message} See: ${terminal.program ?? 'npm run -s kit --'} help`)
      return 2
    }
    if (error instanceof KitError) {
      terminal.err(error.message)
      return exitCodeOf(error.code)
    }
    terminal.err('Something went wrong inside the app. Everything saved before is safe.')
    return 1
  }
}

/** All output of this program goes through here, including file names and errors. */
function withVisibleText(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => {
      terminal.out(visibleText(text))
    },
    err: (text) => {
      terminal.err(visibleText(text))
    },
    ask: (question) => terminal.ask(visibleText(question)),
    askSecret: (question) => terminal.askSecret(visibleText(question)),
  }
}

function parse(command: Command, name: string, args: string[]): Omit<Call, 'terminal'> {
  try {
    const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true })
    if (positionals.length < command.takes.min || positionals.length > command.takes.max) {
      throw new UsageError(`Usage: ${name} ${command.usage}.`)
    }
    return { words: positionals, options: values }
  } catch (error) {
    if (error instanceof UsageError) throw error
    // Node's first sentence names the option but not its value.
    throw new UsageError(
      error instanceof Error ? `${error.message.split('. ')[0] ?? ''}.` : 'The options were not understood.',
    )
  }
}

function help(): string {
  const lines = Object.entries(COMMANDS).map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`)
  return [
    'Recovery Kit in the terminal. It never uses a network.',
    '',
    ...lines,
    '',
    'It asks for passphrases, or reads them with --passphrase-file F (- is standard input).',
    'Every command that prints takes --json.',
    'Exit codes: 0 done, 1 failed, 2 usage, 3 wrong or missing passphrase or password,',
    '4 not readable as any known format, or not verified,',
    '5 done, but something was set aside or not imported, or is overdue.',
  ].join('\n')
}
