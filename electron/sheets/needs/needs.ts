import type { Evidence, Service } from '../../services/service.ts'
import { dateOf, serviceOf } from '../../services/services.ts'
import { needsToRecover } from './to-recover.ts'
import { needsToSignIn } from './to-sign-in.ts'

/**
 * What a service asks for besides the secret or the code, in sentences for paper: what signs in,
 * what the mailbox is for, what is left when all is lost, and of when this is.
 *
 * @param called - The service as the account has it.
 * @returns At most four sentences; none for a service of which nothing is known.
 */
export function needsOf(called: string): readonly string[] {
  const service = serviceOf(called)
  // Many run their own copy of such a program, so only its codes are known.
  if (!service || service.routes.length === 0) return []
  const { without, reset } = needsToRecover(service)
  const last = reset ? [reset] : []
  const said = [...[...needsToSignIn(service), ...without].slice(0, MOST - last.length), ...last]
  const from = said.flatMap((need) => need.from)
  return said.length === 0 ? [] : [...said.map(({ sentence }) => sentence), asOf(service, from)]
}

/** With the one that says of when they are it makes four. */
const MOST = 3

function asOf(service: Service, from: readonly Evidence[]): string {
  const place = (service.page ?? service.home ?? '').replace('https://', '').replace(/[/?#].*$/, '')
  const dates = from.filter(({ unverified }) => unverified !== true).map((evidence) => dateOf(service, evidence))
  const [oldest] = dates.includes(undefined) ? [] : dates.sort()
  if (oldest === undefined) return `This may have changed; check ${place}.`
  return `This was true ${oldest.length > MONTH ? 'on' : 'in'} ${oldest}; check ${place} for changes.`
}

const MONTH = 'YYYY-MM'.length
