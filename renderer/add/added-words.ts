/** What came of an import, as its one line and what stands below it. */
import type { LedgerFileView, LedgerRowView, LedgerView } from '../../electron/contract.ts'
import { counted } from '../wording.ts'

type Added = Pick<
  LedgerView,
  'read' | 'added' | 'duplicate' | 'quarantined' | 'readBack' | 'backedUp' | 'rows' | 'files'
>

/** How well it went: all of it is proven to be there, some of that is missing, or there was nothing to add. */
export function addedState({ added, readBack, backedUp }: Added): 'good' | 'half' | 'nothing' {
  if (added === 0) return 'nothing'
  return readBack !== undefined && backedUp ? 'good' : 'half'
}

/** "43 accounts added, backed up, read back." It claims nothing that was not done. */
export function addedSentence({ read, added, duplicate, readBack, backedUp, rows }: Added): string {
  if (read === 0) return 'There was nothing to add.'
  if (added === 0 && duplicate > 0)
    return duplicate === read ? 'Nothing new: all of it is already here.' : 'Nothing new was added.'
  if (added === 0) return 'Nothing was added.'
  const done = [...(backedUp ? ['backed up'] : []), ...(readBack === undefined ? [] : ['read back'])]
  return `${[`${countedAdded(added, rows)} added`, ...done].join(', ')}.`
}

/** "2 are already here. 1 is set aside." Nothing that was left out is hidden. */
export function restSentence({ rows, files, duplicate, quarantined, ...whole }: Added): string {
  const unread = new Set(files.filter(isUnread).map(({ index }) => index))
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  const ofFiles = refused.filter(({ file }) => unread.has(file))
  const ofEntries = refused.filter(({ file }) => !unread.has(file))
  const parts: readonly (readonly [count: number, one: string, many: string])[] = [
    [duplicate, 'is already here', 'are already here'],
    [quarantined, 'is set aside', 'are set aside'],
    [ofEntries.filter(isLeftOut).length, 'was left out', 'were left out'],
    [ofEntries.filter((row) => !isLeftOut(row)).length, 'was not readable', 'were not readable'],
    [ofFiles.filter(isLeftOut).length, 'file was left out', 'files were left out'],
    [ofFiles.filter((row) => !isLeftOut(row)).length, 'file could not be read', 'files could not be read'],
  ]
  const sentences = parts.filter(([count]) => count > 0).map(([count, one, many]) => `${counted(count, one, many)}.`)
  return [...sentences, ...(whole.added === 0 ? [] : doubtsOf(whole))].join(' ')
}

function doubtsOf({ readBack, backedUp }: Pick<Added, 'readBack' | 'backedUp'>): readonly string[] {
  return [
    ...(readBack === undefined ? ['It was not read back from the vault file, so keep the files.'] : []),
    ...(backedUp ? [] : ['It is in no backup yet.']),
  ]
}

/** Nothing came of the file as a whole. */
function isUnread({ format }: LedgerFileView): boolean {
  return format === undefined
}

function isLeftOut({ reason }: LedgerRowView): boolean {
  return typeof reason !== 'string' && reason.kind === 'left-out'
}

/** Entries are accounts where each is a token of a name of its own. */
function countedAdded(count: number, rows: readonly LedgerRowView[]): string {
  const added = rows.filter(({ outcome }) => outcome === 'added')
  const names = new Set(added.flatMap(({ token, what }) => (token ? [what] : [])))
  return names.size === count ? counted(count, 'account') : counted(count, 'entry', 'entries')
}
