import type { ModelStatus } from '../../accounts/records.ts'

/** States in which a key of this model may be copied, forged or used by others (FIDO Metadata Service 3.1, AuthenticatorStatus). */
const BROKEN: readonly string[] = [
  'REVOKED',
  'USER_VERIFICATION_BYPASS',
  'ATTESTATION_KEY_COMPROMISE',
  'USER_KEY_REMOTE_COMPROMISE',
  'USER_KEY_PHYSICAL_COMPROMISE',
]

/** Nothing for the owner of a key to act on. */
const QUIET: readonly string[] = [
  'NOT_FIDO_CERTIFIED',
  'FIDO_CERTIFIED',
  'SELF_ASSERTION_SUBMITTED',
  'FIDO_CERTIFIED_L1',
  'FIDO_CERTIFIED_L1plus',
  'FIDO_CERTIFIED_L2',
  'FIDO_CERTIFIED_L2plus',
  'FIDO_CERTIFIED_L3',
  'FIDO_CERTIFIED_L3plus',
  'FIPS140_CERTIFIED_L1',
  'FIPS140_CERTIFIED_L2',
  'FIPS140_CERTIFIED_L3',
  'FIPS140_CERTIFIED_L4',
]

/** What of a model's states its owner should see, each in the order of the file. */
export interface ReportedStates {
  /** Known to be broken, whatever was reported after it. */
  readonly broken: readonly ModelStatus[]
  /** An update is out, or a state that this version does not know: shown word for word. */
  readonly others: readonly ModelStatus[]
}

export function reportedStates(statuses: readonly ModelStatus[]): ReportedStates {
  return {
    broken: statuses.filter(({ status }) => BROKEN.includes(status)),
    others: statuses.filter(({ status }) => !BROKEN.includes(status) && !QUIET.includes(status)),
  }
}
