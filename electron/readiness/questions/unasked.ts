/** What there is to ask of an account: the atoms of its routes. */
import { isGoal, kindOf } from '../graph/atoms.ts'
import type { AccountEvidence } from '../evidence.ts'
import type { RoutesOf } from '../graph/routes.ts'

/**
 * The atoms by which an account may be reached, each once, a publisher whatever its provider. At a service of which
 * nothing is known these are the password and the usual second factors.
 */
export function askedFor({ service }: AccountEvidence, routesOf: RoutesOf): readonly string[] {
  const routes = service === undefined ? undefined : routesOf(service)
  if (!routes) return ['password', 'totp', 'key', 'code']
  const atoms = routes.flatMap(({ all }) => all).filter((atom) => !isGoal(atom) || atom === 'password')
  return [...new Set(atoms.map(kindOf))].filter((atom) => atom !== 'known-network')
}
