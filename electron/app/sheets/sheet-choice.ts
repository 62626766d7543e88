import type { Input } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { requireStrong } from '../vault/new-passphrase.ts'

/** What is to go on paper, defaults filled in. */
export type SheetChoice = Required<Input<'sheets.plan'>>

/** Fills in the defaults. A set of several accounts has a cover, to find one's way in it. */
export function completeChoice(input: Input<'sheets.plan'>): SheetChoice {
  const kind = input.kind ?? 'plain'
  const ofAccounts = kind !== 'cover'
  return {
    accounts: ofAccounts ? input.accounts : [],
    paper: input.paper,
    kind,
    apart: ofAccounts && (input.apart ?? false),
    layout: kind === 'plain' ? (input.layout ?? layoutFor(input.accounts.length)) : 'single',
    copies: input.copies ?? 1,
    cover: !ofAccounts || (input.cover ?? input.accounts.length > 1),
    archivist: input.archivist ?? ofAccounts,
    named: input.named ?? true,
    longNotes: kind === 'sealed' ? (input.longNotes ?? 'leave-out') : 'leave-out',
    keyTable: ofAccounts && wantsKeyTable(input),
  }
}

/** A page each is easier to handle; of many accounts it would be a heap of half empty pages. */
function layoutFor(accounts: number): SheetChoice['layout'] {
  return accounts > FEW_ACCOUNTS ? 'compact' : 'single'
}

const FEW_ACCOUNTS = 8

/** @throws KitError `invalid-input` where the outside of sealed sheets is to name no account. */
function wantsKeyTable({ kind, named = true, keyTable = false }: Input<'sheets.plan'>): boolean {
  if (!keyTable || kind !== 'sealed' || named) return keyTable
  throw new KitError(
    'invalid-input',
    'The table of keys names the accounts, which these sealed sheets are not to do. Nothing was printed. Leave out the table, or let the sheets name their accounts.',
  )
}

const WEAK =
  'This passphrase is too easy to guess for paper that somebody may find. Nothing was printed. Use more words.'

/**
 * The passphrase of sealed sheets; empty for others.
 *
 * @throws KitError `password-needed` or `weak-passphrase`: a finder of the paper can guess without end.
 */
export async function sealPassphrase({ kind, passphrase = '' }: Input<'sheets.save'>): Promise<string> {
  if (kind !== 'sealed') return ''
  if (passphrase === '')
    throw new KitError(
      'password-needed',
      'Sealed sheets need a passphrase of their own. Nothing was printed. Choose one.',
    )
  await requireStrong(passphrase, WEAK)
  return passphrase
}
