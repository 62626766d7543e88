/**
 * What a reading says of entries and files, as data. The kinds and their facts are stored in the vault: one
 * that was released keeps its meaning. No fact is a secret.
 */
import type { ErrorCode } from '../kit-error.ts'
import type { LinkProblem, MigrationProblem, TokenWarning } from '../otp/problems.ts'

/** Why an entry is set aside or refused. `app` is the one that wrote the file: "Aegis". */
export type Reason =
  | LinkProblem
  | MigrationProblem
  | { readonly kind: 'other-shape' | 'other-secret-shape'; readonly app: string }
  | { readonly kind: 'text-too-long' | 'not-base64' | 'secret-not-text' | 'secret-damaged' | 'secret-missing' }
  /** FreeOTP keeps it elsewhere, and puts it into a backup alone. */
  | { readonly kind: 'secret-only-in-backup' }
  /** The base it states is another one. */
  | { readonly kind: 'secret-other-base' }
  | { readonly kind: 'phone-key' | 'account-type-unknown' | 'rest-damaged' | 'two-algorithms' | 'steam-unclear' }
  | { readonly kind: 'code-not-read' | 'code-not-text' | 'code-too-long' | 'code-link-unknown' }
  | { readonly kind: 'link-unknown' | 'link-too-long' | 'link-may-go-on' | 'row-too-long' }
  | { readonly kind: 'not-like-the-others' | 'too-many-codes' }
  /** `missing` are numbers of parts, from 1 as `part`; empty where the parts do not belong together. */
  | { readonly kind: 'split-code'; readonly part: number; readonly of: number; readonly missing: readonly number[] }
  /** A whole file was not read, or one of several in a file. */
  | { readonly kind: 'not-read'; readonly code: ErrorCode }
  | OtherCode
  | KeePassReason
  | ExportReason

/** What a QR code is for that holds no token. `app` is the one that it is for: "Okta Verify". */
export type OtherCode =
  | SetUpCode
  | Readonly<{
      kind:
        | 'qr-wifi'
        | 'qr-contact'
        | 'qr-web'
        | 'qr-age-recipient'
        | 'qr-age-identity'
        | 'qr-age-file'
        | 'qr-page-mark'
        | 'qr-share'
    }>

/** Those that services show where others show a secret. */
export type SetUpCode =
  | { readonly kind: 'qr-push' | 'qr-sign-in'; readonly app: string }
  | { readonly kind: 'qr-duo' | 'qr-microsoft' | 'qr-passkey' }

/** Reasons that only entries of a KeePass database have. */
export type KeePassReason =
  | { readonly kind: 'settings-unclear' | 'secrets-of-one-kind' | 'unknown-value' | 'stated-twice' }
  | { readonly kind: 'not-percent-encoded' | 'encoding-unknown' }

/** Reasons that only records in an export of this app have. */
type ExportReason = Readonly<{
  kind:
    'two-accounts-one-id' | 'record-unknown' | 'bytes-disagree' | 'kind-unknown-there' | 'not-as-written' | 'kept-there'
}>

/** What to check in an entry. */
export type Warning =
  | TokenWarning
  /** In a file of one app there are two: what was used, and what was not. */
  | { readonly kind: 'two-names'; readonly app: string; readonly first: string; readonly second: string }
  | { readonly kind: 'text-before-link' | 'note-too-long' | 'only-secret' | 'other-secret-in-link' }
  | { readonly kind: 'unusual-settings' | 'counter-one-ahead' | 'display-unread' | 'other-start' }
  | { readonly kind: 'secret-short'; readonly bytes: number }
  | { readonly kind: 'motp-capitals' | 'steam-by-digits' | 'steam-ordinary' }
  | CodesWarning
  | PlanWarning

/** What a place counts: lines of a text, or codes of a JSON list. */
type Unit = 'line' | 'code'

/** What to check in a set of recovery codes. */
export type CodesWarning =
  | { readonly kind: 'code-cut-off' | 'code-shorter' | 'code-otherwise'; readonly unit: Unit; readonly at: number }
  | { readonly kind: 'odd-hex' | 'code-repeated' | 'read-from-picture' }
  | { readonly kind: 'maybe-secrets' | 'used-undated' | 'respelled'; readonly count: number }
  | { readonly kind: 'other-service'; readonly from: 'text' | 'file-name'; readonly service: string }
  | { readonly kind: 'shape-of'; readonly services: readonly string[] }
  | { readonly kind: 'guessed-by-shape' | 'recovery-key'; readonly service: string }
  | { readonly kind: 'fewer-codes'; readonly service: string; readonly issued: number; readonly here: number }

/** What to check where an entry meets those of the vault or earlier ones of the import. */
type PlanWarning =
  /** `settings` are those of the other one: "TOTP, SHA1, 6 digits, 30 s". */
  | { readonly kind: 'other-settings'; readonly place: Where; readonly settings: string }
  | { readonly kind: 'other-counter'; readonly here: number; readonly there: number }
  | { readonly kind: 'older-codes' | 'second-cover' }
  /** The file has the service twice in a name, or "null" for none. */
  | { readonly kind: 'name-tidied'; readonly written: string }
  | { readonly kind: 'replaces-codes'; readonly count: number }

/** `name` is empty where it has none. */
export type Where = Readonly<{ in: 'vault' | 'import'; name: string }>

/** What came of an entry that was not added, or why it is not ticked. */
export type Settlement =
  | Reason
  | { readonly kind: 'same'; readonly what: 'token' | 'codes' | 'entry'; readonly place: Where }
  | { readonly kind: 'in-vault' | 'account-in-vault' | 'left-out' | 'account-not-imported' | 'other-answer' }
  /** Set aside by an earlier import already. */
  | { readonly kind: 'kept-before'; readonly reason: string | { readonly kind: string } }

/** What the app calls the place where it keeps entries until they are wiped. */
export type Bin = 'trash' | 'recycle-bin' | 'deletion-mark'

/** What is said about a file: what to check in it, and what was skipped. */
export type Note =
  | { readonly kind: 'newer-app'; readonly app: string }
  | { readonly kind: 'maybe-cut-off' | 'not-marked-complete' }
  | {
      readonly kind: 'without-code' | 'icons' | 'attachments' | 'former-versions' | 'archived' | 'pages-without-code'
      readonly count: number
    }
  /** `names` are the first of them; some have none. */
  | {
      readonly kind: 'in-trash'
      readonly bin: Bin
      readonly count: number
      readonly names: readonly string[]
      readonly more: number
    }
  | { readonly kind: 'comments'; readonly count: number; readonly links: number }
  | { readonly kind: 'no-codes'; readonly lines: readonly number[] }
  /** The text of a picture was read as recovery codes, and a person confirmed each. */
  | { readonly kind: 'codes-from-picture'; readonly count: number }
  | { readonly kind: 'part-of-export' | 'part-of-code'; readonly part: number; readonly of: number }
  | { readonly kind: 'tokens-missing'; readonly count: number; readonly names: readonly string[] }
  | { readonly kind: 'token-list-unread' | 'html-incomplete' | 'key-file' | 'only-links' | 'first-row-names' }
  | { readonly kind: 'steam-manifest'; readonly count: number }
  /** What an export of this app holds that stays with the vault it was made from. */
  | { readonly kind: 'stays'; readonly what: 'settings' | 'identity' | 'slot' | 'copy' | 'backup-drill' | 'trash' }
  | MissingParts

/** Parts of a Google Authenticator export, counted from 1. */
export type MissingParts = Readonly<{
  kind: 'parts-missing'
  missing: readonly number[]
  here: readonly number[]
  of: number
}>
