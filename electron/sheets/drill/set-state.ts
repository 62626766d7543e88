import { accountName } from '../../accounts/account-name.ts'
import type { SetRecord } from '../../accounts/records.ts'
import { sheetState, stateByDate, worstGrade, type AccountNow, type SheetState } from './stale.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { VaultNow } from './vault-now.ts'

/** A sheet that is not as the vault would print it now. */
export interface StaleSheet extends SheetState {
  /** Its number; absent in records of version 0.1. */
  readonly sheet?: number
  /** The account on it by name; absent where it is of none. */
  readonly account?: string
  /** The account on it, by id. */
  readonly id?: RecordId
}

/** The sheets of a set that are not as the vault would print them now, in both grades. */
export function staleSheets(record: SetRecord, now: VaultNow): readonly StaleSheet[] {
  return sheetsNow(record, now).flatMap(({ state: { grade, changes }, sheet, id, account }) => {
    if (grade === 'as-printed') return []
    const name = nameOf(account)
    return {
      grade,
      changes,
      ...(id !== undefined && { id }),
      ...(sheet !== undefined && { sheet }),
      ...(name !== undefined && { account: name }),
    }
  })
}

const known = new WeakMap<VaultNow, WeakMap<SetRecord, ReadonlyMap<RecordId, SheetState>>>()

/**
 * What a set is worth to each account on it; of several sheets of one account the worst counts. Worked out once for
 * each state of the vault: the list, the rail and Recovery all ask.
 */
export function accountStates(record: SetRecord, now: VaultNow): ReadonlyMap<RecordId, SheetState> {
  const bySet = known.get(now) ?? new WeakMap<SetRecord, ReadonlyMap<RecordId, SheetState>>()
  known.set(now, bySet)
  const states = bySet.get(record) ?? workOut(record, now)
  bySet.set(record, states)
  return states
}

function workOut(record: SetRecord, now: VaultNow): ReadonlyMap<RecordId, SheetState> {
  const states = new Map<RecordId, SheetState>()
  for (const { id, state } of sheetsNow(record, now)) {
    if (id === undefined) continue
    const before = states.get(id) ?? { grade: 'as-printed', changes: [] }
    const kinds = new Set(before.changes.map(({ kind }) => kind))
    states.set(id, {
      grade: worstGrade([before.grade, state.grade]),
      changes: [...before.changes, ...state.changes.filter(({ kind }) => !kinds.has(kind))],
    })
  }
  return states
}

interface SheetNow {
  /** Its number; absent for version 0.1. */
  readonly sheet?: number
  readonly id?: RecordId
  readonly account: AccountNow | undefined
  readonly state: SheetState
}

function sheetsNow({ sheets, accounts, made }: SetRecord, now: VaultNow): readonly SheetNow[] {
  if (!sheets)
    return accounts.map((id) => {
      const account = now.accounts.get(id)
      return { id, account, state: stateByDate(made, account) }
    })
  return sheets.map((printed) => {
    const { number: sheet, account: id } = printed
    const account = id === undefined ? undefined : now.accounts.get(id)
    const state = sheetState(printed, made, account, now)
    return { sheet, account, state, ...(id !== undefined && { id }) }
  })
}

/** "PyPI · alice"; undefined when it is no longer there. */
export function nameOf(account: AccountNow | undefined): string | undefined {
  if (!account) return undefined
  return accountName(account) || 'an account without a name'
}
