/** Security keys. */
import * as v from 'valibot'
import { call, id, name, nothing } from './shapes.ts'
import type { AccountRow } from './accounts.ts'
import type { Id } from './shapes.ts'

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

const keyName = v.pipe(name, v.trim(), v.minLength(1))
/** Credentials come from the browser and are checked by the verification, not here. */
const credential = v.record(v.string(), v.unknown())

export const keysCalls = {
  'keys.list': call<readonly KeyView[]>()(nothing),
  'keys.register': call<KeyChallenge>()(v.strictObject({ name: keyName })),
  /** Verifies the registration and answers with the assertion that completes the test. */
  'keys.registered': call<KeyChallenge>()(v.strictObject({ ceremony: id, credential })),
  /** Tests any key in the list again; the answer of `keys.asserted` says which one it was. */
  'keys.test': call<KeyChallenge>()(nothing),
  'keys.asserted': call<KeyView>()(v.strictObject({ ceremony: id, credential })),
  'keys.rename': call<KeyView>()(v.strictObject({ id, name: keyName })),
  'keys.remove': call<undefined>()(v.strictObject({ id })),
} as const
