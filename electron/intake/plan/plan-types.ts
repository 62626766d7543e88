import type { LedgerSource, Remark } from '../../accounts/records.ts'
import type { ErrorCode } from '../../kit-error.ts'
import type { Found, Reading } from '../intake.ts'
import type { MissingParts, Settlement, Warning } from '../judgements.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { VaultContents } from './vault-contents.ts'

/** A source, and what came of reading it. */
export interface SourceReading {
  /** The file name. */
  readonly source: string
  readonly reading?: Reading
  readonly error?: { readonly code: ErrorCode; readonly message: string }
  /** The person wants nothing of it. */
  readonly leftOut?: boolean
}

/** What an import would do, shown before anything is saved. */
export interface IntakePlan {
  readonly entries: readonly PlanEntry[]
  /** Parts of Google Authenticator exports that are not there. */
  readonly missing: readonly MissingParts[]
  /** Sources that nothing could be read from. */
  readonly unread: readonly { readonly source: string; readonly file: number; readonly reason: Settlement }[]
  /** All sources, in order. */
  readonly sources: readonly LedgerSource[]
  /** The vault it was planned against. */
  readonly kit: VaultContents
}

/** One entry: what is shown, and with `found` what holds secrets. */
export interface PlanEntry {
  readonly index: number
  /** Which of the sources. */
  readonly file: number
  readonly kind: 'token' | 'code-set' | 'record' | 'quarantined' | 'refused'
  readonly service: string
  readonly name: string
  /** "TOTP, SHA1, 6 digits, 30 s" or "8 recovery codes". */
  readonly what: string
  readonly warnings: readonly Warning[]
  /** Why it is set aside, refused, or not ticked at first. */
  readonly reason?: Remark
  /** The same token or codes are in the vault or earlier in this import. */
  readonly duplicate: boolean
  /** Ticked at first; only tokens and code sets that are not duplicates are. */
  readonly ticked: boolean
  /** The account in the vault that it would join. */
  readonly joins?: RecordId
  /** For a code set: whether the first code was used at enrolment; absent where that is not asked. */
  readonly firstUsed?: boolean
  /** The service's own name, where the entry calls it something else. */
  readonly suggestion?: string
  readonly source: string
  readonly found: Found
}

/** An entry to import, and the account it goes to. */
export interface Taken {
  readonly index: number
  readonly service: string
  readonly name: string
  /** The first code of the set was used at enrolment; only for entries that ask about it. */
  readonly firstUsed?: boolean
}
