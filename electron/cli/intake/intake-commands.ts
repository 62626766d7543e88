import { realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { App } from '../../app.ts'
import type { IntakeView, LedgerView } from '../../contract.ts'
import { LIMITS } from '../../intake/containers/limits.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { exitCodeOf, worst, type Call, type Command } from '../command.ts'
import { offerDeletion } from './delete-sources.ts'
import { previewLines, warningLines, warningsJson } from './intake-preview.ts'
import { ledgerJson, ledgerText } from './ledger-command.ts'
import { columnsFor, keyFileFor, passwordFor, FILE_OPTIONS } from './file-passwords.ts'
import { readPictureTexts } from './picture-lines.ts'
import { proveRows } from './proof-commands.ts'
import { readFileArgument } from '../terminal.ts'

const IMPORT_OPTIONS = {
  yes: { type: 'boolean' },
  prove: { type: 'boolean' },
  'delete-source': { type: 'boolean' },
} as const

export const importCommand: Command = {
  usage: 'VAULT FILE... [--password-file F] [--key-file F] [--columns LIST] [--yes] [--prove] [--delete-source]',
  summary:
    'Import files. Shows what is in them and asks first, unless --yes is given or there is nobody to ask. --prove compares each token with the old app; --delete-source deletes files once everything in them is proved.',
  takes: { min: 2, max: 201 },
  options: { ...PASSPHRASE_OPTION, ...FILE_OPTIONS, ...JSON_OPTION, ...IMPORT_OPTIONS },
  async run(call) {
    const files = call.words.slice(1).map((path) => ({
      name: basename(path),
      bytes: readFileArgument(path, LIMITS.fileBytes),
      path: realpathSync(path),
    }))
    return await withUnlocked(call, async (app) => {
      const view = await readAll(app, call, files)
      const failed = view.files.flatMap(({ error }) => (error ? [exitCodeOf(error.code)] : []))
      for (const { name, error } of view.files) if (error) call.terminal.err(`${name}: ${error.message}`)
      const take = view.entries.length > 0 ? await chosenEntries(call, view) : undefined
      if (!take) {
        await app.handlers['intake.cancel']({ intake: view.id })
        call.terminal.err('Nothing was imported.')
        return worst([...failed, failed.length > 0 ? 0 : 1])
      }
      const ledger = await settle(app, call, await app.handlers['intake.commit']({ intake: view.id, take }))
      const warnings = warningsJson(view)
      call.terminal.out(
        call.options.json === true ? JSON.stringify({ ledger: ledgerJson(ledger), warnings }) : ledgerText(ledger),
      )
      const incomplete = ledger.refused + ledger.quarantined + ledger.missing.length > 0
      return worst([...failed, incomplete ? 5 : 0])
    })
  },
}

/** Compares the tokens with the old app and offers to delete the files, once the entries are in the vault. */
async function settle(app: App, call: Call, committed: LedgerView): Promise<LedgerView> {
  if (call.options.prove === true) await proveRows(app, call, committed.rows)
  // The backup of an import is made once its call has its answer, and no file is deleted before.
  await setImmediate()
  const ledgers = await app.handlers['intake.ledgers'](undefined)
  return await offerDeletion(app, call, ledgers.find(({ id }) => id === committed.id) ?? committed)
}

async function readAll(
  app: App,
  call: Call,
  files: { name: string; bytes: Uint8Array<ArrayBuffer>; path: string }[],
): Promise<IntakeView> {
  const columns = columnsFor(call)
  let view = await app.handlers['intake.read']({ files })
  for (const { index, table } of view.files)
    if (columns && table) view = await app.handlers['intake.columns']({ intake: view.id, file: index, columns })
  for (const { index, name, takesKeyFile } of view.files) {
    // One password may have opened several files.
    if (view.files[index]?.needsPassword !== true) continue
    const keyFile = takesKeyFile ? keyFileFor(call) : undefined
    if (keyFile) view = await app.handlers['intake.keyFile']({ intake: view.id, file: index, keyFile })
    const password = await passwordFor(call, name, view.files[index]?.keyFile !== undefined)
    if (password !== undefined) view = await app.handlers['intake.password']({ intake: view.id, file: index, password })
  }
  return await readPictureTexts(app, call, view)
}

type Take = Parameters<App['handlers']['intake.commit']>[0]['take']

async function chosenEntries(call: Call, view: IntakeView): Promise<Take | undefined> {
  const ticked = view.entries.filter((entry) => entry.ticked)
  const take = ticked.map(({ index, service, name, firstUsed }) => ({
    index,
    service,
    name,
    ...(firstUsed !== undefined && { firstUsed }),
  }))
  const isAsked = call.options.yes !== true && call.options.json !== true
  for (const line of isAsked ? previewLines(view) : warningLines(view)) call.terminal.err(line)
  if (!isAsked) return take
  const answer = await call.terminal.ask(`Import ${take.length} of ${view.entries.length}? [Y/n]`)
  return answer === undefined || /^(y|yes|)$/i.test(answer.trim()) ? take : undefined
}
