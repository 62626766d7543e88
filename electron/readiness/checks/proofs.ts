/** Checks 7, 11, 12, 13 and 14: what a service asks for besides, and what is left when all of it is gone. */
import type { AccountEvidence } from '../evidence.ts'
import type { Check, CheckedKit, Finding } from './check.ts'
import { dayOf, heldOf, takes, thingsOf } from './look.ts'

/** No single loss takes a password away. */
export const passwordsKept: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => takes(account, 'password', kit))
    .map((account): Finding => {
      const about = account.name
      const held = heldOf(account, 'password')
      if (held === 'unknown') return { state: 'not-known', what: 'password-not-told', about }
      if (held.length === 0) return { state: 'due', what: 'no-password', about }
      const singles = kit.singles.filter(
        (one) => one.account === about && one.goal === 'password' && one.lost.name !== about,
      )
      const names = singles.filter(({ maybe }) => !maybe).map(({ lost }) => lost.name)
      if (names.length > 0) return { state: 'due', what: 'password-once', about, names }
      if (singles.length > 0)
        return { state: 'not-known', what: 'password-maybe-once', about, names: singles.map(({ lost }) => lost.name) }
      return { state: 'ok', what: 'password-kept', about, ...dayOf(held) }
    })

/** Staff ask for a push to a public repository that a project links to; without one it takes a week more. */
export const repositoryLinked: Check = (kit) => linkFindings(kit, 'repo-push', 'repository')

/** npm believes a GitHub account that was linked before. */
export const githubLinked: Check = (kit) => linkFindings(kit, 'linked-github', 'github-link')

function linkFindings(kit: CheckedKit, atom: 'repo-push' | 'linked-github', what: string): readonly Finding[] {
  return kit.evidence.accounts
    .filter((account) => resets(account, atom, kit))
    .map(({ name: about, linked }): Finding => {
      const link = linked[atom]
      if (link === 'unknown') return { state: 'not-known', what: `${what}-not-told`, about }
      if (!link) return { state: 'due', what: `no-${what}`, about }
      const names = ['outside' in link ? link.outside : link.account]
      return { state: 'ok', what, about, names, ...(link.on !== undefined && { on: link.on }) }
    })
}

/** Whether a service takes something as proof when it resets factors. */
function resets({ service }: AccountEvidence, atom: 'repo-push' | 'linked-github', { routesOf }: CheckedKit): boolean {
  const routes = (service === undefined ? undefined : routesOf(service)) ?? []
  return routes.some(({ to, all }) => to === 'reset-factors' && all.includes(atom))
}

/** A source host takes an SSH key, a token or a known device for who you are. */
export const otherFactors: Check = (kit) =>
  kit.evidence.accounts.flatMap((account): readonly Finding[] => {
    const about = account.name
    const atoms = PROOFS.filter((atom) => recovers(account, atom, kit))
    if (atoms.length === 0) return []
    const holdings = atoms.map((atom) => heldOf(account, atom))
    const held = holdings.flatMap((one) => (one === 'unknown' ? [] : one))
    if (held.length > 0) return [{ state: 'ok', what: 'other-factor', about, names: thingsOf(held), ...dayOf(held) }]
    const isOpen = holdings.includes('unknown')
    return [{ state: isOpen ? 'not-known' : 'due', what: isOpen ? 'other-factor-not-told' : 'no-other-factor', about }]
  })

const PROOFS = ['ssh-key', 'api-token', 'known-device'] as const

function recovers({ service }: AccountEvidence, atom: (typeof PROOFS)[number], { routesOf }: CheckedKit): boolean {
  const routes = (service === undefined ? undefined : routesOf(service)) ?? []
  return routes.some(({ to, all }) => (to === 'reset-factors' || to === 'new-codes') && all.includes(atom))
}

/** Where nobody resets anything, no single loss may shut the account. */
export const noReset: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => isFinal(account, kit))
    .map(({ name: about }): Finding => {
      const singles = kit.singles.filter(
        (one) => one.account === about && one.goal === 'sign-in' && one.lost.name !== about,
      )
      const names = singles.map(({ lost }) => lost.name)
      if (singles.some(({ maybe }) => !maybe)) return { state: 'due', what: 'no-reset-one-loss', about, names }
      if (singles.length > 0) return { state: 'not-known', what: 'no-reset-maybe', about, names }
      return { state: 'ok', what: 'no-reset', about }
    })

/** Nobody takes the factors off, or only for those who pay. */
function isFinal(account: AccountEvidence, { routesOf }: CheckedKit): boolean {
  const routes = (account.service === undefined ? undefined : routesOf(account.service)) ?? []
  const isPaid = account.credentials['paid-plan'] !== undefined && account.credentials['paid-plan'].length > 0
  const signsIn = routes.some(({ to, all }) => to === 'sign-in' && all.length > 1)
  return signsIn && !routes.some(({ to, all }) => to === 'reset-factors' && (isPaid || !all.includes('paid-plan')))
}
