import type { AccountRecord, Stored } from '../../accounts/records.ts'
import { ownServiceName } from '../../services/services.ts'
import type { Found } from '../intake.ts'
import { knownKey } from './accounts-by-name.ts'
import { fold } from './vault-contents.ts'
import type { SourceReading } from './plan-types.ts'
import { tidyLabel, type Label, type TidyLabel } from './tidy-label.ts'

/**
 * What an entry says of its account. Codes without a name belong to the only account of their
 * service, if there is only one.
 *
 * @param names - See `namesOf`.
 */
export function labelOf(found: Found, names: ReadonlyMap<string, readonly Label[]>): TidyLabel {
  if (found.kind === 'token') return tokenLabel(found)
  if (found.kind === 'record') return { service: found.service, name: found.name }
  if (found.kind !== 'code-set') return { service: '', name: '' }
  if (found.origin || found.guessed) return { service: found.service, name: found.account }
  const [only, ...others] =
    found.account === '' && found.service !== '' ? (names.get(serviceKey(found.service)) ?? []) : []
  return only && others.length === 0 ? only : { service: found.service, name: found.account }
}

/** The accounts of each service, by its own name, folded: those in the vault, and those of the tokens that are read. */
export function namesOf(
  readings: readonly SourceReading[],
  accounts: readonly Stored<AccountRecord>[],
): ReadonlyMap<string, readonly Label[]> {
  const tokens = readings.flatMap(({ reading }) => reading?.found ?? []).filter((found) => found.kind === 'token')
  const labels = [
    ...accounts.map(({ service, name }) => ({ service, name })),
    ...tokens.map(tokenLabel).map(({ service, name }) => ({ service, name })),
  ]
  const distinct = new Map(labels.toReversed().map((label) => [knownKey(label.service, label.name), label]))
  return Map.groupBy(distinct.values(), (label) => serviceKey(label.service))
}

/** An export of this app has names as the user left them. */
function tokenLabel({ issuer, account, origin }: Extract<Found, { kind: 'token' }>): TidyLabel {
  const label = { service: issuer, name: account }
  return origin ? label : tidyLabel(label)
}

function serviceKey(service: string): string {
  return fold(ownServiceName(service) ?? service)
}
