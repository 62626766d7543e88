/** The ways that lead to a goal at an account: those of the table of services, or what is true nearly everywhere. */
import type { Route as TableRoute } from '../../services/service.ts'
import { SERVICES } from '../../services/services.ts'
import { SIGN_IN_LINKS } from './atoms.ts'
import { GOODWILL, NOW, type Wait } from '../engine/wait.ts'
import type { AccountEvidence } from '../evidence.ts'

/** A way to a goal at a service. Those that are in no table have no source. */
export type Route = Omit<TableRoute, 'source'> & Partial<Pick<TableRoute, 'source'>>

/** The routes of a service by its key; `undefined` where none are known. */
export type RoutesOf = (service: string) => readonly Route[] | undefined

const BY_ID = new Map(SERVICES.map(({ id, routes }) => [id, routes]))

/** As the table of services has them. */
export const routesOf: RoutesOf = (service) => {
  const routes = BY_ID.get(service)
  return routes && routes.length > 0 ? routes : undefined
}

/**
 * The routes that are open to an account, by what is known of it. Nobody should count on a network that the service
 * happens to know: its address changes with the provider's mood.
 */
export function routesAt(account: AccountEvidence, of: RoutesOf): readonly Route[] {
  const routes = account.service === undefined ? undefined : of(account.service)
  if (!routes) return routesOfAny(account)
  // A factor of which nobody knows may be there: then the way for those without one is shut.
  const hasFactor = FACTORS.some((atom) => mayHave(account, atom))
  return routes.filter(({ when, all }) => !(when === 'no-factor' && hasFactor) && !all.includes('known-network'))
}

/** The most days that were seen; goodwill where a person decides in unknown time, or nobody has seen the way work. */
export function waitOf({ days, human, unproven }: Route): Wait {
  if (unproven === true) return GOODWILL
  return days?.[1] ?? (human === true ? GOODWILL : NOW)
}

/** Whether an account may have a credential: it does, or nobody has said. */
function mayHave({ credentials }: AccountEvidence, atom: string): boolean {
  return (credentials[atom] ?? []).length > 0
}

/** Second factors, and the codes that stand in for them. */
export const FACTORS = ['totp', 'key', 'passkey', 'sms', 'app', 'code'] as const

/**
 * At a service of which nothing is known: the password, with one of the factors if there are any, or another account
 * that signs in; who is signed in owns what the account owns. Nothing resets it.
 */
function routesOfAny(account: AccountEvidence): readonly Route[] {
  const factors = FACTORS.filter((atom) => mayHave(account, atom))
  const passwords: readonly Route[] = factors.map((atom) => ({
    to: 'sign-in',
    all: ['password', atom],
    ...(atom === 'code' && { uses: atom }),
  }))
  const links = SIGN_IN_LINKS.filter((atom) => atom in account.linked)
  const hasOwner = mayHave(account, 'owner')
  return [
    ...(passwords.length > 0 ? passwords : [{ to: 'sign-in', all: ['password'] } as const]),
    ...links.map((atom): Route => ({ to: 'sign-in', all: [atom] })),
    ...(hasOwner ? OWNED : []),
  ]
}

const OWNED: readonly Route[] = [
  { to: 'own', all: ['sign-in'] },
  { to: 'own', all: ['owner'], human: true },
]
