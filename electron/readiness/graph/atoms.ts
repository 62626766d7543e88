/** What the atoms of the table of services are to readiness: things that are kept, other accounts, or goals. */
import { ATOMS, GOALS, type Atom, type Goal } from '../../services/vocabulary.ts'

/** Accounts that sign in here. */
export const SIGN_IN_LINKS = ['github', 'google', 'microsoft', 'entra', 'sso'] as const satisfies readonly Atom[]

/** A trusted publisher whose provider nobody has named: it stands for each provider that the service takes. */
export const ANY_PUBLISHER = ['trusted-publisher', 'stage-only-publisher'] as const

const LINKS: ReadonlySet<string> = new Set([
  ...SIGN_IN_LINKS,
  ...ANY_PUBLISHER,
  'mail',
  'repo-push',
  'linked-github',
  ...Object.keys(ATOMS).filter(isPublisher),
])

/** Whether an atom is had by a goal at another account. */
export function isLink(atom: string): boolean {
  return LINKS.has(atom)
}

/** `trusted-publisher:github` and the like. */
export function isPublisher(atom: string): boolean {
  return ANY_PUBLISHER.some((kind) => atom === kind || atom.startsWith(`${kind}:`))
}

/** A publisher without its provider; any other atom as it is. */
export function kindOf(atom: string): string {
  return isPublisher(atom) ? atom.replace(/:.*/, '') : atom
}

/** What has to be reached at the other account. To push is enough for what runs in a repository. */
export function goalsBehind(link: string): readonly Goal[] {
  return link === 'repo-push' || isPublisher(link) ? ['push', 'sign-in'] : ['sign-in']
}

/** Whether an atom is a goal at the same account. */
export function isGoal(atom: string): atom is Atom & Goal {
  return Object.hasOwn(GOALS, atom)
}

/** How cases and drafts spell atoms. */
const SPELLINGS: ReadonlyMap<string, Atom | (typeof ANY_PUBLISHER)[number]> = new Map([
  ['source-host', 'repo-push'],
  ['phone', 'sms'],
  ['token', 'api-token'],
  ['recovery-code', 'code'],
  ['trusted-publisher-stage-only', 'stage-only-publisher'],
  ['owners', 'owner'],
])

/** The atom of the table of services that is meant. */
export function atomOf(spelled: string): string {
  const plain = spelled
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  return SPELLINGS.get(plain) ?? plain
}
