import type { IntakeEntryView, IntakeFileView, IntakeView } from '../../electron/contract.ts'
import type { Candidate } from './candidate.svelte.ts'
import { labelKey } from './joined-account.ts'

/** What the import would do now. */
export interface ImportCounts {
  readonly accounts: number
  /** Entries that belong to no account: keys, sheets, reports. */
  readonly others: number
  readonly aside: number
}

/** The entries of an import, sorted as the page shows them. */
export interface TriageGroups {
  /** One for each question. */
  readonly needsYou: readonly Candidate[]
  readonly fresh: readonly Candidate[]
  readonly here: readonly Candidate[]
  readonly aside: readonly IntakeEntryView[]
  readonly unreadable: readonly IntakeEntryView[]
  /** How many files nothing could be read from; those whose text may be read are none of them. */
  readonly unreadFiles: number
}

/** Puts each entry into one group. Codes that go with a token are in its row, tokens of one question in the row of the first. */
export function groupsOf(view: IntakeView, candidates: readonly Candidate[]): TriageGroups {
  const of = (group: IntakeEntryView['group']) => view.entries.filter((entry) => entry.group === group)
  const rows = candidates.filter(({ entry, leader }) => !leader && stands(entry))
  const among = (group: IntakeEntryView['group']) => rows.filter(({ entry }) => entry.group === group)
  return {
    needsYou: among('needs-you'),
    fresh: among('new'),
    here: among('here'),
    aside: of('aside'),
    unreadable: of('unreadable'),
    unreadFiles: view.files.filter((file) => isUnread(file) && !file.leftOut).length,
  }
}

/** Nothing could be read from it, and there is nothing to answer. */
export function isUnread({ error, needsPassword, table, mayHaveText }: UnreadFacts): boolean {
  return error !== undefined && !needsPassword && !mayHaveText && table?.isNamed !== false
}

export type UnreadFacts = Pick<IntakeFileView, 'error' | 'needsPassword' | 'table' | 'mayHaveText'>

function stands({ index, question }: IntakeEntryView): boolean {
  return !question || question.kind === 'whose' || question.first === index
}

/** Entries without any name are an account each. */
export function countsOf(taken: readonly Candidate[], aside: number): ImportCounts {
  const of = taken.filter(({ entry }) => entry.kind !== 'record')
  const named = of.filter(({ service, name }) => (service + name).trim() !== '')
  return {
    accounts: new Set(named.map(labelKey)).size + of.length - named.length,
    others: taken.length - of.length,
    aside,
  }
}
