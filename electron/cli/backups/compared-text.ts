import type { ComparedRow, MergeOutcome, OpenedBackup } from '../../contract.ts'

const WHAT: Readonly<Record<ComparedRow['what'], string>> = {
  'only-here': 'only in the vault',
  'only-there': 'only in the other',
  different: 'different',
}

const MERGE: Readonly<Record<MergeOutcome, string>> = {
  added: 'new, is kept',
  deleted: 'deleted on the other side, is kept',
  here: 'changed in the vault only',
  there: 'changed in the other only, is taken',
  combined: 'both changes are taken',
  conflict: 'changed on both sides',
}

/** What differs between the vault and another copy, in lines. */
export function comparedText({ counts, rows, revision, revisionHere, problems }: OpenedBackup): string[] {
  const { same, onlyHere, onlyThere, different } = counts
  return [
    ...problems,
    ...rows.map(comparedRowText),
    `${same} the same, ${different} different, ${onlyHere} only in the vault (change ${revisionHere}), ${onlyThere} only in the other (change ${revision})`,
  ]
}

/** What is not the same of one record, as a line. */
export function comparedRowText({ what, kind, name, fields, merge }: ComparedRow): string {
  const details = [WHAT[what], fields.join(', '), merge === undefined ? '' : MERGE[merge]].filter(Boolean)
  return `  ${kind}  ${name}  (${details.join('; ')})`
}
