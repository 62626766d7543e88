import type { PrintedSheet, SetRecord } from '../../accounts/records.ts'
import { partsOn, proofOf, type SheetPart } from '../../sheets/drill/copy-proof.ts'
import { sheetState } from '../../sheets/drill/stale.ts'
import type { VaultNow } from '../../sheets/drill/vault-now.ts'

/**
 * The newer sets that together hold all secrets and codes of this one, restore today, and were read
 * back from a copy that still exists. Undefined while anything is missing: then this set may be
 * the last good copy of something.
 *
 * @param sets - All sets of the vault.
 */
export function replacementOf(
  record: SetRecord,
  sets: readonly SetRecord[],
  now: VaultNow,
): readonly string[] | undefined {
  const wanted = (record.sheets ?? []).flatMap((sheet) =>
    partsOn(sheet).flatMap((part) => (part === 'page' ? [] : [{ sheet, part }])),
  )
  const newer = sets.filter(({ made, set }) => set !== undefined && made > record.made)
  const found = wanted.map(({ sheet, part }) => newer.find((other) => provenIn(other, sheet, part, now))?.set)
  const sure = found.filter((set) => set !== undefined)
  return wanted.length > 0 && sure.length === found.length ? [...new Set(sure)] : undefined
}

function provenIn(other: SetRecord, { account }: PrintedSheet, part: SheetPart, now: VaultNow): boolean {
  if (account === undefined) return false
  const sheets = (other.sheets ?? []).filter((sheet) => sheet.account === account && restores(sheet, other.made, now))
  return (other.copies ?? []).some(
    ({ gone, drills }) =>
      gone === undefined &&
      proofOf(sheets, drills).some((proven) => proven.part === part && proven.proof.kind === 'proven'),
  )
}

function restores(sheet: PrintedSheet, made: string, now: VaultNow): boolean {
  const account = sheet.account === undefined ? undefined : now.accounts.get(sheet.account)
  const { grade } = sheetState(sheet, made, account, now)
  return grade === 'as-printed' || grade === 'restores'
}
