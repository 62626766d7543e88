import type { CodeSetRecord } from '../../accounts/records.ts'
import { tokenDigest } from '../../otp/token.ts'
import type { Found } from '../intake.ts'
import type { Label } from './tidy-label.ts'
import type { PlanEntry, Taken } from './plan-types.ts'
import { codesDigest } from './vault-contents.ts'

/** A token or code set, which can be ticked. */
export type Takeable = Extract<Found, { kind: 'token' | 'code-set' }>

/** What makes two of them the same. */
export function identityOf(found: Takeable): string {
  return found.kind === 'token' ? tokenDigest(found.token) : codesDigest(found.codes)
}

/** Trims a name that the user may have typed; one from an export of this app stays as it was. */
export function labelFor(taken: Taken, entry: PlanEntry): Label {
  const former = entry.kind === 'record' || 'origin' in entry.found
  const asItWas = former && taken.service === entry.service && taken.name === entry.name
  return asItWas
    ? { service: entry.service, name: entry.name }
    : { service: taken.service.trim(), name: taken.name.trim() }
}

/** Without a stated day of use, the day of the import counts: the code must not be tried again. */
export function withUse(
  text: Uint8Array,
  used: string | true | undefined,
  now: string,
): CodeSetRecord['codes'][number] {
  return used === undefined ? { text } : { text, used: used === true ? now.slice(0, 10) : used }
}

/** Marks the code that enrolment used up, with the day of issue if that is known. */
export function withFirstUse(found: Takeable, { firstUsed }: Pick<Taken, 'firstUsed'> = {}): Takeable {
  if (found.kind !== 'code-set' || firstUsed !== true || found.burnsFirst !== true) return found
  return { ...found, used: [found.issued ?? true] }
}
