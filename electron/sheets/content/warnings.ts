/** Something to know before an account is printed. */
export interface SheetWarning {
  readonly kind: WarningKind
  /** The account as a sentence names it. */
  readonly account: string
}

/** The same of all accounts it is so of, in their order. */
export interface SheetWarnings {
  readonly kind: WarningKind
  readonly accounts: readonly string[]
}

/** In the order in which they are told. */
const KINDS = [
  /** Secret and recovery codes are on one sheet. */
  'both',
  /** It has neither. */
  'nothing',
  /** Secret and PIN are on one sheet. */
  'pin',
  /** Its codes need a PIN that the vault does not have. */
  'no-pin',
  /** Its secret is too long for a QR code that reads from paper. */
  'text-only',
  'sealed-text-only',
  /** With its note the sealed text would have no QR code, so the note is not in it. */
  'note-left-out',
  /** The same, and the note has sheets of its own. */
  'note-apart',
  /** No face has every character of its name or note. */
  'substituted',
  /** The same of a recovery code. */
  'code-substituted',
  'few-codes',
] as const

export type WarningKind = (typeof KINDS)[number]

/** One for each kind that there is. */
export function warningsByKind(warnings: readonly SheetWarning[]): readonly SheetWarnings[] {
  return KINDS.flatMap((kind) => {
    const accounts = warnings.filter((warning) => warning.kind === kind).map(({ account }) => account)
    return accounts.length > 0 ? [{ kind, accounts }] : []
  })
}
