import type { Kit } from '../accounts/kit.ts'
import type { PrintedSheet, SheetRecord } from '../accounts/records.ts'
import { formatOtpauth, labelText, parseOtpauth } from '../otp/otpauth.ts'
import type { Token } from '../otp/token.ts'
import { accountSheet } from '../sheets/account-sheet.ts'
import type { ExpectedSheet } from '../sheets/readings.ts'
import { fingerprintOf, sameFingerprint } from '../sheets/fingerprint.ts'
import type { CheckedLine } from '../sheets/line-check.ts'
import { fitsOnPaper } from '../sheets/qr.ts'
import { readSealedText } from '../sheets/sealed-text.ts'
import { sheetLines } from '../sheets/sheet-lines.ts'
import { partOf, sheetState, type AccountNow } from '../sheets/stale.ts'
import { covers } from '../sheets/typeface.ts'
import { vaultNow } from './vault-now.ts'

/** A sheet of a set as the vault would print it today. */
export interface DrillSheet extends ExpectedSheet {
  /** "PyPI: alice", "Cover page". */
  readonly title: string
  /** The lines that can be asked for; none where the paper cannot be as the vault has it. */
  readonly lines: readonly CheckedLine[]
  /** Codes that were used since it was printed. */
  readonly usedSince: number
  /** Whether an opened sealed text is what the vault has. */
  readonly holds: (text: string) => boolean
}

/** The sheets of a set, held against the vault; none for records of version 0.1, which have no marks. */
export function drillSheets(kit: Kit, record: SheetRecord): readonly DrillSheet[] {
  const { set, sheets = [], made } = record
  if (set === undefined) return []
  const { accounts, recipient } = vaultNow(kit)
  return sheets.map((printed) => {
    const account = printed.account === undefined ? undefined : accounts.get(printed.account)
    const { reasons, usedSince } = sheetState(printed, made, account, recipient)
    const drawn = account ? contentsOf(account, set, printed) : { links: [], lines: [] }
    return {
      set,
      number: printed.number,
      kind: printed.kind,
      title: titleOf(printed, account),
      links: drawn.links,
      // A sealed text is other text each time it is sealed.
      lines: printed.kind === 'sealed' || reasons.length > 0 ? [] : drawn.lines,
      changes: reasons,
      usedSince,
      wasPrinted: (links) => wasPrinted(printed, links),
      holds: (text) => account !== undefined && holds(account, printed, text),
    }
  })
}

function contentsOf(
  account: AccountNow,
  set: string,
  printed: PrintedSheet,
): { readonly links: readonly string[]; readonly lines: readonly CheckedLine[] } {
  const part = partOf(printed)
  const { sheet } = accountSheet(account, { set, number: printed.number, part, covers, drawSymbols: false })
  const { service: issuer, name } = account
  const tokens = part === 'codes' ? [] : account.tokens
  const links = tokens.map(({ token }) => formatOtpauth({ issuer, account: name, token }))
  return { links: links.filter(fitsOnPaper), lines: sheetLines(sheet) }
}

function wasPrinted(printed: PrintedSheet, links: readonly string[]): boolean | undefined {
  if (!printed.tokens) return undefined
  const tokens: { readonly token: Token }[] = []
  for (const link of links) {
    const read = parseOtpauth(link)
    if (read.kind !== 'read') return false
    const { names } = fingerprintOf({ service: read.issuer, name: read.account, tokens: [] }, 'totp')
    if (printed.names && !sameFingerprint(printed.names, names)) return false
    tokens.push(read)
  }
  return sameFingerprint(printed.tokens, fingerprintOf({ service: '', name: '', tokens }, 'totp').tokens)
}

function holds(account: AccountNow, printed: PrintedSheet, text: string): boolean {
  const [inside, ...others] = readSealedText(text)?.accounts ?? []
  if (!inside || others.length > 0) return false
  const part = partOf(printed)
  const tokens = inside.links.flatMap((link) => {
    const read = parseOtpauth(link)
    return read.kind === 'read' ? [{ token: read.token }] : []
  })
  if (tokens.length !== inside.links.length) return false
  const codes = inside.codes.map((code) => ({ text: new TextEncoder().encode(code.text) }))
  const { service, name } = account
  const read = fingerprintOf({ service, name, tokens, codeSet: { codes, added: '' } }, part)
  const now = fingerprintOf(account, part)
  return (['tokens', 'codes'] as const).every((field) => !now[field] || sameFingerprint(read[field], now[field]))
}

const TITLES = {
  cover: 'Cover page',
  archivist: 'Archivist page',
  identity: 'Backup identity',
  share: 'Share of the backup identity',
} as const

function titleOf({ kind }: PrintedSheet, account: AccountNow | undefined): string {
  if (kind === 'cover' || kind === 'archivist' || kind === 'identity' || kind === 'share') return TITLES[kind]
  return account ? labelText(account.service, account.name) || 'An account without a name' : 'An account that is gone'
}
