/** Something to know before printing. */
export interface SheetWarning {
  readonly kind: WarningKind
  /** The account as a sentence names it. */
  readonly account: string
}

export type WarningKind =
  | 'both'
  | 'nothing'
  | 'pin'
  | 'no-pin'
  | 'text-only'
  | 'sealed-text-only'
  | 'substituted'
  | 'code-substituted'
  | 'few-codes'

const SENTENCES: Readonly<Record<WarningKind, (accounts: string) => string>> = {
  both: (accounts) =>
    `Whoever finds the sheet has both the authenticator secret and the recovery codes of ${accounts}. Printed apart, they can be kept in different places.`,
  nothing: (accounts) => `There is no secret and no recovery code to print for ${accounts}.`,
  pin: (accounts) => `Whoever finds the sheet has both the secret and the PIN of ${accounts}.`,
  'no-pin': (accounts) =>
    `The sheet alone does not restore ${accounts}: codes need the PIN as well, and the vault does not have it.`,
  'text-only': (accounts) =>
    `A QR code for ${accounts} would be too dense to read from paper, so the secret is printed as text only.`,
  'sealed-text-only': (accounts) =>
    `A QR code for the sealed ${accounts} would be too dense to read from paper, so it is printed as text only. Seal secrets and codes apart, or shorten the note.`,
  substituted: (accounts) =>
    `Some characters in the name or note of ${accounts} cannot be printed and stand as numbers such as [U+4E2D]. QR codes hold the exact names.`,
  'code-substituted': (accounts) =>
    `Some characters in the recovery codes of ${accounts} cannot be printed and stand as numbers such as [U+4E2D]. Check these codes by hand.`,
  'few-codes': (accounts) => `Fewer than 3 recovery codes are unused for ${accounts}. Ask the service for a new set.`,
}

/** How many accounts a sentence names before it only counts them. */
const NAMED = 3

/** One sentence for each kind of warning, in a fixed order. */
export function warningSentences(warnings: readonly SheetWarning[]): readonly string[] {
  return (Object.keys(SENTENCES) as WarningKind[]).flatMap((kind) => {
    const accounts = warnings.filter((warning) => warning.kind === kind).map((warning) => warning.account)
    return accounts.length > 0 ? [SENTENCES[kind](nameThem(accounts))] : []
  })
}

function nameThem(accounts: readonly string[]): string {
  const more = accounts.length - NAMED
  const parts = [...accounts.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])]
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? '')
}
