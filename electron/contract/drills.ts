/** Paper, exports and backups compared with the vault. */
import * as v from 'valibot'
import { call, file, frame, index, nothing, passphrase } from './shapes.ts'
import type { ComparedRow } from './backups.ts'
import type { PaperGrade, SheetChangeView, SheetKindView } from './sheets.ts'

/** A set that is read back, as kinds and facts; `drill-words.ts` has the sentences. Nothing from the paper is in it. */
export interface DrillView {
  /** Eight hexadecimal digits, as on every page. */
  readonly set: string
  /** Those that are not destroyed. */
  readonly copies: readonly { readonly number: number; readonly place: string; readonly holder: string }[]
  /** The copy whose pages were read; absent before the first, and when they are of several. */
  readonly copy?: number
  /** All sheets of the set, read or not. */
  readonly sheets: readonly DrillSheetView[]
  /** How many sealed sheets wait for their passphrase. */
  readonly sealed: number
  /** What was read that is of no sheet of the set, or could not be read. */
  readonly notes: readonly DrillNoteView[]
}

/** What reading a half of a sheet came to. `differs`: it was read, and the vault has something else. */
export type HalfRead = 'matches' | 'differs' | 'not-read' | 'none-on-sheet'

export type DrillVerdict =
  /** Nothing of it was seen. */
  | 'not-read'
  /** Everything on it was read and is as the vault has it. */
  | 'proven'
  /** One half was read and is as the vault has it. */
  | 'half-proven'
  /** A page was seen, and neither secret nor codes were read. */
  | 'nothing-read'
  /** A typed line does not fit its check. */
  | 'line-failed'
  /** The vault has other secrets or codes now. */
  | 'does-not-restore'
  /** It is not what was printed. */
  | 'altered'
  /** It waits for its passphrase. */
  | 'sealed'
  /** Its account is no longer in the vault. */
  | 'not-comparable'
  /** It is checked in Settings, under Security. */
  | 'elsewhere'

export interface DrillSheetView {
  readonly number: number
  readonly kind: SheetKindView
  /** "PyPI: alice", empty for one without names; absent where it is of none, or that is gone. */
  readonly account?: string
  readonly verdict: DrillVerdict
  readonly secret: HalfRead
  readonly codes: HalfRead
  /** Where it has several secrets and some were read. */
  readonly secrets?: { readonly read: number; readonly of: number }
  /** How what was printed compares with the vault of today, read or not. */
  readonly grade: PaperGrade
  readonly changes: readonly SheetChangeView[]
  /** How it differs from what was printed. */
  readonly difference?: SheetDifferenceView
  /** Lines that can be typed, by label. */
  readonly lines: readonly AskedLineView[]
  /** What came of those that were typed. */
  readonly typed: readonly { readonly label: string; readonly result: DrillLineView['result'] }[]
}

/** A line of the secret ("2") or a recovery code ("C3"). */
export interface AskedLineView {
  readonly label: string
  readonly half: 'secret' | 'codes'
  /** What it is of is not proven otherwise. */
  readonly needed: boolean
}

export type SheetDifferenceView =
  | {
      readonly kind: 'setting'
      readonly name: 'name' | 'issuer' | 'algorithm' | 'digits' | 'period' | 'counter' | 'pin'
    }
  /** A character of the secret, counted from 1. */
  | { readonly kind: 'secret-character'; readonly at: number }
  | { readonly kind: 'character' }
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'sealed-text' }

export type DrillNoteView =
  /** A file that could not be read, with the error of reading it. */
  | { readonly kind: 'unreadable'; readonly from: string; readonly code: string; readonly message: string }
  | { readonly kind: 'no-code'; readonly from: string }
  /** A QR code that is on no sheet of the set. */
  | { readonly kind: 'stray-code'; readonly from: string }
  | { readonly kind: 'other-set'; readonly set: string; readonly known: boolean }
  | { readonly kind: 'several-copies' }

export interface DrillFrameView {
  readonly inSight: boolean
  /** Absent when nothing new was seen. */
  readonly drill?: DrillView
}

export interface TypedLineView extends DrillLineView {
  readonly drill: DrillView
}

/**
 * `same`: as in the vault. `different`: read right, and not what the vault has. `mistyped`: it does
 * not fit its check. `wrong-check`: it is the vault's line, and only the check is not.
 */
export interface DrillLineView {
  readonly result: 'same' | 'different' | 'mistyped' | 'wrong-check'
  /** Lines that would fit the check, to be compared with the paper. */
  readonly suggestions: readonly string[]
}

/** A drill that was recorded. */
export interface FinishedDrill {
  readonly set: string
  readonly copy: number
  readonly at: string
  readonly how: 'scanned' | 'typed'
  /** Numbers of sheets of which everything was read and is as the vault has it. */
  readonly same: readonly number[]
  /** Numbers of sheets that are not as the vault has it, or whose typed line does not fit. */
  readonly wrong: readonly number[]
  /** Halves that are as the vault has them, of sheets that are not in `same`. */
  readonly half: readonly { readonly sheet: number; readonly read: 'secret' | 'codes' }[]
  /** How many sheets the set has. */
  readonly of: number
  /** All of them are in `same`. */
  readonly complete: boolean
}

/** A backup or an export compared with the vault. No secret is in it. */
export interface BackupDrillView {
  readonly at: string
  readonly path: string
  readonly what: 'vault' | 'export'
  readonly sameVault: boolean
  /** What counts first: accounts, tokens, codes, keys and what was set aside; then the app's own notes. */
  readonly kinds: readonly BackupKindView[]
  /** Records in it that cannot be read. */
  readonly damaged: number
  /** Nothing that counts is damaged, missing or other than in the vault. */
  readonly complete: boolean
  /** Everything that counts and is not the same. */
  readonly rows: readonly ComparedRow[]
}

export interface BackupKindView {
  /** "account", "token", ... */
  readonly kind: string
  /** False for the app's own notes, which change with every use. */
  readonly counts: boolean
  readonly same: number
  readonly missing: number
  readonly changed: number
  readonly onlyThere: number
}

export const drillsCalls = {
  /** Starts reading a set back; one that was under way is forgotten. */
  'drill.start': call<DrillView>()(v.strictObject({ set: v.pipe(v.string(), v.regex(/^[0-9A-F]{8}$/)) })),
  /** Reads scans and photographs; without a start, the first mark on them says which set it is. */
  'drill.read': call<DrillView>()(
    v.strictObject({
      files: v.pipe(v.array(v.strictObject(file)), v.minLength(1), v.maxLength(200)),
    }),
  ),
  /** Asks for files and reads them, without their bytes passing through the window. */
  'drill.choose': call<DrillView | undefined>()(nothing),
  /** Between `camera.open` and `camera.close`; answers with the drill when something new was seen. */
  'drill.frame': call<DrillFrameView>()(v.strictObject(frame)),
  /** Opens the sealed sheets that were read, in memory, to compare what is inside. */
  'drill.open': call<DrillView>()(v.strictObject({ passphrase })),
  /** A line that the drill asks for, by its label, typed from paper with its check. */
  'drill.line': call<TypedLineView>()(
    v.strictObject({
      sheet: index,
      label: v.pipe(v.string(), v.regex(/^C?\d{1,5}$/)),
      text: v.pipe(v.string(), v.maxLength(500)),
      check: v.pipe(v.string(), v.maxLength(10)),
    }),
  ),
  /** Records what was read for this copy, and ends the drill. */
  'drill.finish': call<FinishedDrill>()(v.strictObject({ copy: index })),
  'drill.cancel': call<undefined>()(nothing),
  /** Asks for a backup or an export, opens it in memory, and compares it with the vault. */
  'drill.backup': call<BackupDrillView | undefined>()(v.strictObject({ password: v.exactOptional(passphrase) })),
} as const
