import { basename, resolve } from 'node:path'
import type { App } from '../../app.ts'
import type { DrillView, FinishedDrill } from '../../contract.ts'
import { LIMITS } from '../../intake/containers/limits.ts'
import { KitError } from '../../kit-error.ts'
import { finishedSentences, noteSentence } from '../../contract/words/drill-words.ts'
import { backupDrill } from './backup-drill.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { askLines } from './drill-lines.ts'
import { sheetLine } from '../sheets/paper-text.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { OTHER_PASSPHRASE_OPTION } from '../vault/other-passphrase.ts'
import { readFileArgument, UsageError } from '../terminal.ts'

export const drillCommand: Command = {
  usage: 'VAULT PICTURE|PDF... [--copy N] | VAULT --backup FILE [--other-passphrase-file F]',
  summary:
    'Read a printed set back, or a backup or export, compare it with the vault, and note the day. 0 only when all of it was read and is as in the vault.',
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
  const say = (text: string) => {
    if (options.json !== true) terminal.out(text)
  }
  for (const sheet of first.sheets) say(sheetLine(sheet))
  for (const note of first.notes) say(noteSentence(note))
  const view = await askLines(app, terminal, await openSealed(app, call, first))
  for (const sheet of view.sheets)
    if (first.sheets.find(({ number }) => number === sheet.number)?.verdict !== sheet.verdict) say(sheetLine(sheet))
  const copy = asked ?? view.copy ?? (view.copies.length === 1 ? view.copies[0]?.number : undefined)
  if (copy === undefined) throw new UsageError('It is not clear which copy this is; say it with --copy N.')
  const drill = await finished(app, call, copy)
  if (options.json === true) terminal.out(JSON.stringify({ drill, sheets: view.sheets, notes: view.notes }))
  else if (drill) terminal.out(finishedSentences(drill).join('\n'))
  return drill?.complete === true && view.notes.length === 0 ? 0 : 1
}

/** Null when nothing was read that could be recorded, which is said. */
async function finished(app: App, { terminal }: Call, copy: number): Promise<FinishedDrill | null> {
  try {
    return await app.handlers['drill.finish']({ copy })
  } catch (error) {
    if (!(error instanceof KitError) || error.code !== 'nothing-read') throw error
    terminal.err(error.message)
    return null
  }
}

async function openSealed(app: App, { terminal }: Call, view: DrillView): Promise<DrillView> {
  if (view.sealed === 0) return view
  const passphrase = await terminal.askSecret('Passphrase of the sealed sheets')
  if (passphrase === undefined || passphrase === '') return view
  return await app.handlers['drill.open']({ passphrase })
}
