import { keysAt } from '../accounts/account-keys.ts'
import { codeSetsOf, tokensOf } from '../accounts/actions.ts'
import type { Kit } from '../accounts/kit.ts'
import type { AccountRecord, CodeSetRecord, SheetRecord, Stored, TokenRecord } from '../accounts/records.ts'
import { makesCodes } from '../otp/codes.ts'
import { isGone } from '../sheets/stale.ts'
import type { AccountDetail, AccountRow, CodeSetView, TokenView } from '../views.ts'
import { copiesLeft } from './paper-view.ts'
import { setState } from './set-state.ts'
import { vaultNow } from './vault-now.ts'

/** Rows of the accounts that match every word of the search, by service and name. */
export function accountRows(kit: Kit, search: string): AccountRow[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const tokens = Map.groupBy(kit.all('token'), (token) => token.account)
  const sets = Map.groupBy(kit.all('code-set'), (set) => set.account)
  const paperOf = papers(kit)
  return kit
    .all('account')
    .filter((account) => words.every((word) => searchText(account).includes(word)))
    .sort((a, b) => byName(a.service, b.service) || byName(a.name, b.name))
    .map((account) => rowOf(account, tokens.get(account.id) ?? [], sets.get(account.id) ?? [], paperOf(account.id)))
}

/** @param at - Unix time in milliseconds. */
export function accountDetail(kit: Kit, id: string, at: number): AccountDetail {
  const account = kit.get('account', id)
  const sets = codeSetsOf(kit, id)
  const sheet = papers(kit)(id)
  const newest = newestSheets(kit.all('sheet')).get(id)
  return {
    ...rowOf(account, tokensOf(kit, id), sets, sheet),
    copies: newest ? copiesLeft(newest, at) : [],
    note: account.note,
    added: account.added,
    codeSets: sets.map(codeSetView),
    keys: keysAt(kit, account).map(({ key, ...day }) => ({ id: key.id, name: key.name, ...day })),
  }
}

function rowOf(
  account: Stored<AccountRecord>,
  tokens: readonly Stored<TokenRecord>[],
  sets: readonly Stored<CodeSetRecord>[],
  sheet: AccountRow['sheet'],
): AccountRow {
  const inForce = sets.find((set) => set.voided === undefined)
  return {
    id: account.id,
    service: account.service,
    name: account.name,
    tokens: tokens.map(tokenView),
    ...(inForce && { codes: { left: inForce.codes.filter((code) => !code.used).length, total: inForce.codes.length } }),
    ...(sheet && { sheet }),
  }
}

/** Looks up the newest paper that is left of an account, and whether that is still as the vault is. */
function papers(kit: Kit): (account: string) => AccountRow['sheet'] {
  const newest = newestSheets(kit.all('sheet'))
  // Only what was printed needs the whole vault to be looked at.
  let now: ReturnType<typeof vaultNow> | undefined
  const stale = new Map<SheetRecord, ReadonlySet<string | undefined>>()
  return (account) => {
    const record = newest.get(account)
    if (!record) return undefined
    now ??= vaultNow(kit)
    const ids = stale.get(record) ?? new Set(setState(record, now).stale.map(({ id }) => id))
    stale.set(record, ids)
    return { made: record.made, stale: ids.has(account) }
  }
}

function tokenView({ id, token, source, added, proved, corrected }: Stored<TokenRecord>): TokenView {
  const { type, algorithm, digits } = token
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  const checked = { ...(proved !== undefined && { proved }), ...(corrected !== undefined && { corrected }) }
  const pin = !makesCodes(token) && { needsPin: true }
  return { id, type, algorithm, digits, source, added, ...moving, ...checked, ...pin }
}

function codeSetView(set: Stored<CodeSetRecord>): CodeSetView {
  const { id, added, source, issued, voided } = set
  return {
    id,
    added,
    source,
    ...(issued !== undefined && { issued }),
    ...(voided !== undefined && { voided }),
    codes: set.codes.map(({ text, used }) => ({ masked: mask(text), ...(used !== undefined && { used }) })),
  }
}

/** A dot for every character, with the code's own separators left standing. */
function mask(text: Uint8Array): string {
  return new TextDecoder().decode(text).replace(/[^\s-]/gu, '·')
}

function newestSheets(sheets: readonly SheetRecord[]): Map<string, SheetRecord> {
  const newest = new Map<string, SheetRecord>()
  for (const sheet of sheets) {
    if (isGone(sheet)) continue
    for (const account of sheet.accounts) {
      const known = newest.get(account)
      if (!known || known.made < sheet.made) newest.set(account, sheet)
    }
  }
  return newest
}

function searchText(account: AccountRecord): string {
  return `${account.service} ${account.name}`.toLocaleLowerCase()
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function byName(a: string, b: string): number {
  return collator.compare(a, b)
}
