/** Whether a file that was imported can be deleted now, and how that is said. */
import type { LedgerFileView } from '../../electron/contract.ts'
import { verdictSentence } from '../../electron/contract/words/source-words.ts'
import { counted, day } from '../wording.ts'

/** `unchecked` can be deleted once the person says that its codes are right. */
export type Deletable = 'ready' | 'unchecked' | 'needed' | 'deleted'

export function deletableState({
  complete,
  deleted,
  open,
}: Pick<LedgerFileView, 'complete' | 'deleted' | 'open'>): Deletable {
  if (deleted !== undefined) return 'deleted'
  if (complete) return 'ready'
  return open?.every(({ kind }) => kind === 'not-proved') === true ? 'unchecked' : 'needed'
}

/** What stands beside its name. */
export function deletableSentence(file: LedgerFileView): string {
  const { tokens, proved, deleted } = file
  switch (deletableState(file)) {
    case 'deleted':
      return `Deleted by the app on ${day(deleted ?? '')}.`
    case 'ready':
      return tokens > 0 ? 'All of it is checked.' : 'All of it is in the vault and in a backup.'
    case 'unchecked':
      return `Offered once ${tokens === 1 ? 'its code is' : `all ${String(tokens)} are`} checked. ${counted(tokens - proved, 'is', 'are')} not.`
    case 'needed':
      return verdictSentence(file) ?? 'It is not known whether everything in it is in the vault.'
  }
}

/** What the person takes on by deleting a file whose codes were not all checked. */
export function uncheckedSentence({ tokens, proved }: Pick<LedgerFileView, 'tokens' | 'proved'>): string {
  const open = tokens - proved
  return `${counted(open, 'code', 'codes')} of ${String(tokens)} ${open === 1 ? 'was' : 'were'} not compared with your old app here. If one of them is wrong, only the old app or the service can give it again.`
}
