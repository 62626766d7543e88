import { accountName } from '../accounts/account-name.ts'
import type { SheetRecord } from '../accounts/records.ts'
import { sheetState, stateByDate, type AccountNow } from '../sheets/stale.ts'
import type { RecordId } from '../vault/vault.ts'
import type { StaleSheetView } from '../views.ts'
import type { VaultNow } from './vault-now.ts'

/** How a set stands today. */
export interface SetState {
  readonly stale: readonly (StaleSheetView & { readonly id?: RecordId })[]
  readonly used: readonly { readonly account: string; readonly codes: number }[]
}

/** Which sheets of a set are no longer as the vault is, and which codes on them were used. */
export function setState(record: SheetRecord, now: VaultNow): SetState {
  const stale: (StaleSheetView & { id?: RecordId })[] = []
  const used: { account: string; codes: number }[] = []
  if (!record.sheets)
    for (const id of record.accounts) {
      const account = now.accounts.get(id)
      const { reasons } = stateByDate(record.made, account)
      if (reasons.length > 0) stale.push({ id, ...named(account), reasons })
    }
  for (const sheet of record.sheets ?? []) {
    const account = sheet.account === undefined ? undefined : now.accounts.get(sheet.account)
    const { reasons, usedSince } = sheetState(sheet, record.made, account, now.recipient)
    const id = sheet.account === undefined ? {} : { id: sheet.account }
    if (reasons.length > 0) stale.push({ ...id, sheet: sheet.number, ...named(account), reasons })
    if (usedSince > 0) used.push({ account: nameOf(account) ?? '', codes: usedSince })
  }
  return { stale, used }
}

/** "PyPI · alice"; undefined when it is no longer there. */
export function nameOf(account: AccountNow | undefined): string | undefined {
  if (!account) return undefined
  return accountName(account) || 'an account without a name'
}

function named(account: AccountNow | undefined): { readonly account?: string } {
  const name = nameOf(account)
  return name === undefined ? {} : { account: name }
}
