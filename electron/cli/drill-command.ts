import { randomInt } from 'node:crypto'
import { basename, resolve } from 'node:path'
import type { App } from '../app.ts'
import type { DrillSheetView, DrillView } from '../contract.ts'
import { LIMITS } from '../intake/limits.ts'
import { backupDrill } from './backup-drill.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from './open-app.ts'
import { OTHER_PASSPHRASE_OPTION } from './other-passphrase.ts'
import { readFileArgument, UsageError } from './terminal.ts'

export const drillCommand: Command = {
  usage: 'VAULT PICTURE|PDF... [--copy N] | VAULT --backup FILE [--other-passphrase-file F]',
  summary:
    'Read a printed set back, or a backup or export, hold it against the vault, and note the day. 1 when something is wrong.',
  takes: { min: 1, max: 500 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    copy: { type: 'string' },
    backup: { type: 'string' },
    ...OTHER_PASSPHRASE_OPTION,
  },
  async run(call) {
    const { backup } = call.options
    const paths = call.words.slice(1)
    if (typeof backup === 'string' && paths.length === 0) {
      return await withUnlocked(call, (app, own) => backupDrill(app, call, own), undefined, { file: resolve(backup) })
    }
    if (typeof backup === 'string' || paths.length === 0)
      throw new UsageError('Give the pictures or PDFs of one set, or a backup with --backup FILE.')
    const files = paths.map((path) => ({ name: basename(path), bytes: readFileArgument(path, LIMITS.fileBytes) }))
    return await withUnlocked(call, (app) => paperDrill(app, call, files))
  },
}

async function paperDrill(
  app: App,
  call: Call,
  files: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
): Promise<ExitCode> {
  const { terminal, options } = call
  const asked = options.copy === undefined ? undefined : Number(options.copy)
  const first = await app.handlers['drill.read']({ files })
  if (options.json !== true) for (const line of drillText(first)) terminal.out(line)
  const view = await askLines(app, call, await openSealed(app, call, first))
  const copy = asked ?? view.copy ?? (view.copies.length === 1 ? view.copies[0]?.number : undefined)
  if (copy === undefined) throw new UsageError('It is not clear which copy this is; say it with --copy N.')
  const finished = await app.handlers['drill.finish']({ copy })
  const { same, wrong, of } = finished
  if (options.json === true) terminal.out(JSON.stringify({ drill: finished, sheets: view.sheets, notes: view.notes }))
  else {
    terminal.out(`Copy ${copy} of set ${view.set}: ${same.length} of ${of} sheets are as in the vault. Recorded.`)
    if (wrong.length > 0) terminal.err('Print the others again, and destroy the old ones.')
  }
  return wrong.length > 0 || view.notes.length > 0 ? 1 : 0
}

function drillText({ sheets, notes }: DrillView): readonly string[] {
  return [...sheets.map(({ number, title, words }) => `Sheet ${number}  ${title}: ${words}`), ...notes]
}

async function openSealed(app: App, { terminal }: Call, view: DrillView): Promise<DrillView> {
  if (view.sealed === 0) return view
  const passphrase = await terminal.askSecret('Passphrase of the sealed sheets')
  if (passphrase === undefined || passphrase === '') return view
  const opened = await app.handlers['drill.open']({ passphrase })
  for (const { number, words, kind } of opened.sheets) if (kind === 'sealed') terminal.out(`Sheet ${number}: ${words}`)
  return opened
}

/** A line of each sheet that cannot do without, else of one sheet: the text restores where no camera does. */
async function askLines(app: App, { terminal }: Call, view: DrillView): Promise<DrillView> {
  const withLines = view.sheets.filter(({ line, verdict }) => line !== undefined && verdict !== 'not-read')
  const needed = withLines.filter(({ verdict }) => verdict === 'to-type' || verdict === 'unreadable')
  const any = withLines[withLines.length > 0 ? randomInt(withLines.length) : 0]
  let latest = view
  for (const sheet of needed.length > 0 ? needed : any ? [any] : [])
    latest = (await askLine(app, terminal, sheet)) ?? latest
  return latest
}

async function askLine(
  app: App,
  terminal: Call['terminal'],
  { number, title, line = '' }: DrillSheetView,
): Promise<DrillView | undefined> {
  for (;;) {
    const typed = await terminal.ask(`Sheet ${number}, ${title}: type ${line} (nothing to leave it out):`)
    if (typed === undefined || typed.trim() === '') return undefined
    const check = (await terminal.ask('The four characters behind it:')) ?? ''
    const answer = await app.handlers['drill.line']({ sheet: number, text: typed, check })
    const { result, suggestions, drill } = answer
    if (result === 'same') terminal.out(`Sheet ${number}: ${line} is as in the vault.`)
    if (result === 'different')
      terminal.out(`Sheet ${number}: ${line} is right by its check, but not what the vault has.`)
    if (result === 'same' || result === 'different') return drill
    terminal.err(
      result === 'wrong-check'
        ? 'The line is right, but not its four characters.'
        : 'This does not fit its four characters.',
    )
    for (const suggestion of suggestions) terminal.err(`Does the paper say: ${suggestion} ?`)
  }
}
