import { existsSync } from 'node:fs'
import type { PrintedSheet, SetRecord, Stored } from '../../accounts/records.ts'
import { partsOn } from '../../sheets/drill/copy-proof.ts'
import { isGone, worstGrade } from '../../sheets/drill/stale.ts'
import type { PaperCopyView, PaperSetView, SheetKindView, VaultState } from '../../contract.ts'
import { copiesOf, copyView } from './copy-view.ts'
import { replacementOf } from './set-replaced.ts'
import { accountStates, nameOf, staleSheets } from '../../sheets/drill/set-state.ts'
import type { VaultNow } from '../../sheets/drill/vault-now.ts'

/**
 * A set with its copies, compared with the vault of today.
 *
 * @param sets - All of the vault, as a newer one may replace this one.
 */
export function paperView(
  record: Stored<SetRecord>,
  sets: readonly SetRecord[],
  now: VaultNow,
  at: number,
): PaperSetView {
  const { id, made, paper, pages, set, file, sheets } = record
  const stale = staleSheets(record, now)
  const share = sheets?.find((sheet) => sheet.share)?.share
  const isOver = worstGrade(stale.map(({ grade }) => grade)) === 'does-not-restore'
  const replacedBy = isOver ? replacementOf(record, sets, now) : undefined
  return {
    id,
    ...(set !== undefined && { set }),
    ...{ made, paper, pages },
    sheets: sheets?.length ?? record.accounts.length,
    kinds: sheets ? [...new Set(sheets.map(heldKind))] : ['account'],
    accounts: record.accounts.flatMap((account) => nameOf(now.accounts.get(account)) ?? []),
    ...(share && { share: { index: share.index, threshold: share.threshold, count: share.count } }),
    stale: stale.map(({ id: _id, ...shown }) => shown),
    ...(replacedBy && { replacedBy }),
    copies: copiesOf(record).map((copy) => copyView(copy, record, at)),
    ...(file && { file: { ...file, there: existsSync(file.path) } }),
  }
}

/** The kind of a sheet by what is really on it: one of an account may have only secrets, or only codes. */
function heldKind(sheet: PrintedSheet): SheetKindView {
  if (sheet.kind !== 'account') return sheet.kind
  const parts = partsOn(sheet)
  if (parts.includes('secret')) return parts.includes('codes') ? 'account' : 'totp'
  return parts.includes('codes') ? 'codes' : 'account'
}

/** The copies of a set that are left. */
export function copiesLeft(record: SetRecord, at: number): readonly PaperCopyView[] {
  return copiesOf(record).flatMap((copy) => (copy.gone === undefined ? [copyView(copy, record, at)] : []))
}

/** What is to be done about paper by now. */
export function paperDue(records: readonly Stored<SetRecord>[], now: () => VaultNow, at: number): VaultState['paper'] {
  const copies = records.flatMap((record) => copiesLeft(record, at))
  return {
    overdue: copies.filter((copy) => copy.overdue).length,
    // The shares of an identity are sets of their own in one file.
    files: new Set(records.flatMap(({ file }) => (file && file.gone === undefined ? [file.path] : []))).size,
    reprint: records.length > 0 ? accountsToReprint(records, now()) : 0,
  }
}

/** Accounts of which the newest paper does not restore. */
function accountsToReprint(records: readonly SetRecord[], now: VaultNow): number {
  const newest = newestSets(records)
  const states = new Map([...new Set(newest.values())].map((record) => [record, accountStates(record, now)]))
  return [...newest].filter(([account, record]) => states.get(record)?.get(account)?.grade === 'does-not-restore')
    .length
}

/** The newest set of each account that is not destroyed. */
export function newestSets<R extends SetRecord>(sets: readonly R[]): ReadonlyMap<string, R> {
  const newest = new Map<string, R>()
  for (const set of sets) {
    if (isGone(set)) continue
    for (const account of set.accounts) {
      const known = newest.get(account)
      if (!known || known.made < set.made) newest.set(account, set)
    }
  }
  return newest
}
