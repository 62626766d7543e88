import { hasPart, type AccountPart, type SheetAccount } from './account-sheet.ts'

/** One sheet for an account, or one for its secrets and one for its codes. */
export interface Part<Account extends SheetAccount = SheetAccount> {
  readonly account: Account
  readonly part: AccountPart
}

/** What is on which sheet. */
export function partsIn<Account extends SheetAccount>({
  accounts,
  apart = false,
}: {
  readonly accounts: readonly Account[]
  readonly apart?: boolean
}): readonly Part<Account>[] {
  return accounts.flatMap((account): Part<Account>[] => {
    const parts = (['totp', 'codes'] as const).filter((part) => apart && hasPart(account, part))
    return parts.length > 0 ? parts.map((part) => ({ account, part })) : [{ account, part: 'account' as const }]
  })
}

/** The account with nothing but a part of it. */
export function only(account: SheetAccount, part: AccountPart): SheetAccount {
  const { codeSet, ...others } = account
  if (part === 'totp') return others
  return { ...others, tokens: part === 'codes' ? [] : account.tokens, ...(codeSet && { codeSet }) }
}
