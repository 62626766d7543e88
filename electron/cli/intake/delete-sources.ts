import type { App } from '../../app.ts'
import type { LedgerView } from '../../contract.ts'
import { remarkSentence } from '../../contract/words/intake-words.ts'
import { verdictSentence } from '../../contract/words/source-words.ts'
import { KitError } from '../../kit-error.ts'
import type { Call } from '../command.ts'

/** What deleting does not do; said before it is done. */
const HONEST = 'Deleting is not wiping: an SSD, a cloud folder, a backup or the old phone may still have copies.'

/**
 * Deletes the files of an import that are no longer needed, when `--delete-source` says so or the user
 * agrees. If it was asked to delete others, it says why they are still needed.
 */
export async function offerDeletion(app: App, call: Call, ledger: LedgerView): Promise<LedgerView> {
  const asked = call.options['delete-source'] === true
  let latest = ledger
  for (const file of ledger.files) {
    const { index, name, path, complete, notes } = file
    if (path === undefined) continue
    if (!complete) {
      if (asked) call.terminal.err(verdictSentence(file) ?? `${name} was left where it is.`)
      continue
    }
    if (!asked && !(await agrees(call, path, notes.map(remarkSentence)))) continue
    try {
      latest = await app.handlers['intake.deleteSource']({ ledger: ledger.id, source: index })
      call.terminal.err(`Deleted ${path}. ${HONEST}`)
    } catch (error) {
      if (!(error instanceof KitError)) throw error
      call.terminal.err(error.message)
    }
  }
  return latest
}

async function agrees({ terminal, options }: Call, path: string, notes: readonly string[]): Promise<boolean> {
  if (options.yes === true || options.json === true) return false
  const holds = notes.length > 0 ? `What was skipped in it would be lost too: ${notes.join(' ')} ` : ''
  const answer = await terminal.ask(`Everything in ${path} is checked. ${holds}${HONEST} Delete it? [y/N]`)
  return answer !== undefined && /^(y|yes)$/i.test(answer.trim())
}
