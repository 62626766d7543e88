import type { Remark } from '../../accounts/records.ts'
import type { Found } from '../intake.ts'

/** Why an entry is set aside or refused; what an export of this app had set aside keeps the reason it had there. */
export function reasonOf(found: Extract<Found, { kind: 'quarantined' | 'refused' }>): Remark {
  return found.kind === 'quarantined' && found.origin ? found.origin.reason : found.reason
}
