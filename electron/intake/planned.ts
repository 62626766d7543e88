import type { LedgerSource } from '../accounts/records.ts'
import type { ErrorCode } from '../kit-error.ts'
import type { IntakeEntryView } from '../views.ts'
import type { Found, Reading } from './intake.ts'
import type { KitContent } from './known.ts'

/** A source that was brought in, and what came of reading it. */
export interface SourceReading {
  /** The file name. */
  readonly source: string
  readonly reading?: Reading
  readonly error?: { readonly code: ErrorCode; readonly message: string }
}

/** What an import would do, for showing before anything is saved. */
export interface IntakePlan {
  readonly entries: readonly PlanEntry[]
  /** Parts of Google Authenticator exports that are not there, one sentence each. */
  readonly missing: readonly string[]
  /** Sources that nothing could be read from. */
  readonly unread: readonly { readonly source: string; readonly file: number; readonly reason: string }[]
  /** All of them, in their order. */
  readonly sources: readonly LedgerSource[]
  /** The vault it was planned against. */
  readonly kit: KitContent
}

/** One entry, in the order of the sources: what is shown of it, and behind that what holds secrets. */
export interface PlanEntry extends IntakeEntryView {
  readonly source: string
  readonly found: Found
}

/** An entry that is taken, and the account it goes to. */
export interface Taken {
  readonly index: number
  readonly service: string
  readonly name: string
  /** The first code of the set was used at enrolment; only where the entry asks. */
  readonly firstUsed?: boolean
}
