import { accountDetailsOf } from '../../accounts/account-details.ts'
import { keysAt } from '../../accounts/account-keys.ts'
import { codeSetsOf, tokensOf } from '../../accounts/actions.ts'
import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import { oncePerChange } from '../../accounts/once-per-change.ts'
import type { Kit } from '../../accounts/kit.ts'
import type {
  AccountDetailsRecord,
  AccountRecord,
  CodeSetRecord,
  SetRecord,
  Stored,
  TokenRecord,
} from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'
import { makesCodes } from '../../otp/codes.ts'
import { serviceOf } from '../../services/services.ts'
import type { SheetState } from '../../sheets/drill/stale.ts'
import type { AccountDetail, AccountRow, CodeSetView, TokenView } from '../../contract.ts'
import { copiesLeft, newestSets } from '../sheets/paper-view.ts'
import { accountStates } from '../../sheets/drill/set-state.ts'
import { vaultNow } from '../../sheets/drill/vault-now.ts'

/**
 * Rows of the accounts whose service, name and tags match every word of the search; those without a name last.
 *
 * @param usedAt - When an account was used since the vault was unlocked, in ISO time.
 */
export function accountRows(
  kit: Kit,
  search: string,
  usedAt: (account: RecordId) => string | undefined = () => undefined,
): readonly AccountRow[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const rows = allRows(kit).map((row) => {
    const used = usedAt(row.id)
    return used === undefined ? row : { ...row, used }
  })
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = [row.service, row.name, ...(row.tags ?? [])].join(' ').toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Compares thousands of sheets with the vault, so it is done once for all searches. */
const allRows = oncePerChange((kit): readonly AccountRow[] => {
  const tokens = Map.groupBy(kit.all('token'), (token) => token.account)
  const sets = Map.groupBy(kit.all('code-set'), (set) => set.account)
  const paperOf = papers(kit)
  const details = accountDetailsOf(kit)
  return kit
    .all('account')
    .sort(inOrder)
    .map((account) => ({
      ...rowOf(account, tokens.get(account.id) ?? [], sets.get(account.id) ?? [], paperOf(account.id)),
      ...orderOf(details.get(account.id)),
    }))
})

/** @param at - Unix time in milliseconds. */
export function accountDetail(kit: Kit, id: string, at: number): AccountDetail {
  const account = kit.get('account', id)
  const sets = codeSetsOf(kit, id)
  const paper = papers(kit)(id)
  return {
    ...rowOf(account, tokensOf(kit, id), sets, paper),
    ...orderOf(accountDetailsOf(kit).get(id)),
    copies: paper ? copiesLeft(withSheetsOf(paper.set, id), at) : [],
    sheetChanges: paper?.state.changes ?? [],
    note: account.note,
    codeSets: sets.map((set) => codeSetView(set, account)),
    keys: keysAt(kit, account).map(({ key, ...day }) => ({ id: key.id, name: key.name, ...day })),
  }
}

function rowOf(
  account: Stored<AccountRecord>,
  tokens: readonly Stored<TokenRecord>[],
  sets: readonly Stored<CodeSetRecord>[],
  paper: AccountPaper | undefined,
): AccountRow {
  const inForce = sets.find((set) => set.voided === undefined)
  return {
    id: account.id,
    service: account.service,
    name: account.name,
    added: account.added,
    tokens: tokens.map(tokenView),
    ...(inForce &&
      (isRecoveryKey(account.service, inForce.codes)
        ? { recoveryKey: true }
        : { codes: { left: inForce.codes.filter((code) => !code.used).length, total: inForce.codes.length } })),
    ...(!inForce && tokens.length > 0 && serviceOf(account.service)?.codes && { codesMissing: true }),
    ...(paper && { sheet: { made: paper.set.made, grade: paper.state.grade } }),
  }
}

function orderOf({ tags, pinned, used }: Partial<AccountDetailsRecord> = {}): Pick<
  AccountRow,
  'tags' | 'pinned' | 'used'
> {
  return {
    ...(tags && { tags }),
    ...(pinned !== undefined && { pinned }),
    ...(used !== undefined && { used }),
  }
}

/** A set cut down to the sheets of one account. Half-read drills of the other sheets do not matter to it. */
function withSheetsOf({ sheets, ...set }: SetRecord, account: string): SetRecord {
  return { ...set, ...(sheets && { sheets: sheets.filter((sheet) => sheet.account === account) }) }
}

/** The newest paper of an account, and whether it is still good. */
interface AccountPaper {
  readonly set: SetRecord
  readonly state: SheetState
}

/** Finds the newest paper of an account that is not destroyed. */
const papers = oncePerChange((kit): ((account: string) => AccountPaper | undefined) => {
  const newest = newestSets(kit.all('sheet'))
  return (account) => {
    const set = newest.get(account)
    if (!set) return undefined
    return { set, state: accountStates(set, vaultNow(kit)).get(account) ?? { grade: 'not-known', changes: [] } }
  }
})

function tokenView({ id, token, source, added, proved, corrected }: Stored<TokenRecord>): TokenView {
  const { type, algorithm, digits } = token
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  const checked = { ...(proved !== undefined && { proved }), ...(corrected !== undefined && { corrected }) }
  const pin = !makesCodes(token) && { needsPin: true }
  return { id, type, algorithm, digits, source, added, ...moving, ...checked, ...pin }
}

function codeSetView(set: Stored<CodeSetRecord>, { service }: AccountRecord): CodeSetView {
  const { id, added, source, issued, voided } = set
  return {
    id,
    added,
    source,
    ...(issued !== undefined && { issued }),
    ...(voided !== undefined && { voided }),
    ...(isRecoveryKey(service, set.codes) && { isKey: true }),
    codes: set.codes.map(({ text, used }) => ({ masked: mask(text), ...(used !== undefined && { used }) })),
  }
}

/** A dot for every character, keeping the code's own separators. The code itself never becomes a string here. */
function mask(text: Uint8Array): string {
  let masked = ''
  for (const byte of text) {
    if (isContinuation(byte)) continue
    masked += isSeparator(byte) ? String.fromCharCode(byte) : '·'
  }
  return masked
}

/** UTF-8: a byte that does not begin a character. */
function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

/** ASCII white space, and the hyphen. */
function isSeparator(byte: number): boolean {
  return byte === 0x2d || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** By what the list shows first; whatever has no name comes last. */
function inOrder(a: AccountRecord, b: AccountRecord): number {
  const [one, other] = [a.service || a.name, b.service || b.name]
  if (one === '' || other === '') return Number(one === '') - Number(other === '')
  return collator.compare(one, other) || collator.compare(a.name, b.name)
}
