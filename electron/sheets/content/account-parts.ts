import { hasPart, type AccountPart, type SheetAccount } from './account-sheet.ts'

/** One sheet for an account, or one for its secrets and one for its codes. */
export interface Part<Account extends SheetAccount = SheetAccount> {
  readonly account: Account
  readonly part: AccountPart
}

/** What is on which sheet. Where sheets share pages, all secrets come before all codes: they never share one. */
export function partsIn<Account extends SheetAccount>({
  accounts,
  apart = false,
  compact = false,
}: {
  readonly accounts: readonly Account[]
  readonly apart?: boolean
  readonly compact?: boolean
}): readonly Part<Account>[] {
  const parts = accounts.flatMap((account): Part<Account>[] => {
    const halves = HALVES.filter((part) => apart && hasPart(account, part))
    return halves.length > 0 ? halves.map((part) => ({ account, part })) : [{ account, part: 'account' as const }]
  })
  return compact ? ORDER.flatMap((kind) => parts.filter(({ part }) => part === kind)) : parts
}

const HALVES = ['totp', 'codes'] as const
const ORDER = ['account', ...HALVES] as const

/** The account with nothing but a part of it. */
export function only(account: SheetAccount, part: AccountPart): SheetAccount {
  const { codeSet, ...others } = account
  if (part === 'totp') return others
  return { ...others, tokens: part === 'codes' ? [] : account.tokens, ...(codeSet && { codeSet }) }
}
