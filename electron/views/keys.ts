/** Security keys. */
import type { AccountRow } from './accounts.ts'
import type { Id } from './vault.ts'

export interface KeyView {
  readonly id: Id
  readonly name: string
  /** Absent when the key did not disclose it, which is usual. */
  readonly aaguid?: string
  readonly transports: readonly string[]
  readonly added: string
  /** ISO times of passed tests, newest first. */
  readonly tested: readonly string[]
  /** Where the person said that it is registered, in order of service and name. */
  readonly accounts: readonly Pick<AccountRow, 'id' | 'service' | 'name'>[]
}

/** A step of a key test: what the window hands to `navigator.credentials`, WebAuthn Level 3 JSON. */
export interface KeyChallenge {
  readonly ceremony: Id
  readonly options: Readonly<Record<string, unknown>>
}
