import type { ComparedRow, MergeOutcome, OpenedBackup } from '../../contract.ts'

const WHAT: Readonly<Record<ComparedRow['what'], string>> = {
  'only-here': 'only in the vault',
  'only-there': 'only in the other copy',
  different: 'different',
}

const MERGE: Readonly<Record<MergeOutcome, string>> = {
  added: 'new, kept',
  deleted: 'deleted on the other side, kept',
  here: 'changed only in the vault',
  there: 'changed only in the other copy, copied',
  combined: 'both changes kept',
  conflict: 'changed on both sides',
}

/** What differs between the vault and another copy, line by line. */
export function comparedText({ counts, rows, revision, revisionHere, problems }: OpenedBackup): string[] {
  const { same, onlyHere, onlyThere, different } = counts
  return [
    ...problems,
    ...rows.map(comparedRowText),
    `${same} the same, ${different} different, ${onlyHere} only in the vault (change ${revisionHere}), ${onlyThere} only in the other copy (change ${revision})`,
  ]
}

/** How one record differs, as a line. */
export function comparedRowText({ what, kind, name, fields, merge }: ComparedRow): string {
  const details = [WHAT[what], fields.join(', '), merge === undefined ? '' : MERGE[merge]].filter(Boolean)
  return `  ${kind}  ${name}  (${details.join('; ')})`
}
