/** Sentences about ways back into an account. */
import type { Held, Where } from '../evidence.ts'
import type { Blocked, Missing } from '../graph/missing.ts'
import type { Losable } from '../graph/nodes.ts'
import {
  atomWords,
  bare,
  capital,
  days,
  DEEDS,
  GOAL_STATES,
  goalWords,
  isGoalName,
  listed,
  whereWords,
} from '../plain-words.ts'
import type { Secure } from './secure.ts'
import type { RouteStep, Step } from '../graph/steps.ts'

export function stepSentence(step: Step): string {
  switch (step.do) {
    case 'fetch':
      return fetchSentence(step)
    case 'open':
      return step.with.length === 0 ? `Open ${step.opened}.` : `Open ${step.opened} with ${listed(step.with)}.`
    case 'take':
      if (isSimplySo(step.from)) return `${step.account} has ${atomWords(step.atom)}.`
      if (step.atom === 'owner') return `Ask ${whereWords(step.from)}, another owner at ${step.account}.`
      return `Take ${atomWords(step.atom)} of ${step.account} from ${whereWords(step.from)}.`
    case 'use-account':
      return `Use ${step.to}, ${atomWords(step.atom)} of ${step.account}.`
    case 'hope':
      return `Find ${atomWords(step.atom)} of ${step.account}: nobody has said where it is.`
    case 'reach':
      return reachSentence(step)
  }
}

function fetchSentence({ thing, type, place, with: keeper }: Extract<Step, { do: 'fetch' }>): string {
  if (type === 'person') return `Reach ${thing}.`
  const from = [...(place === undefined ? [] : [place]), ...(keeper === undefined ? [] : [`kept by ${keeper}`])]
  return from.length === 0 ? `Fetch ${thing}.` : `Fetch ${thing} (${from.join(', ')}).`
}

function reachSentence({ account, goal, all, days: span, human, unproven, uses, voids, note }: RouteStep): string {
  const first = `${capital(DEEDS[goal])} at ${account}${withWords(all)}`
  const more = [
    ...(span ? [`It takes ${span[0] === span[1] ? '' : `${String(span[0])} to `}${days(span[1])}.`] : []),
    ...(human === true ? ['Somebody there decides.'] : []),
    ...(unproven === true ? ['Nobody has seen this way work.'] : []),
    ...(uses === undefined ? [] : [`This uses up ${atomWords(uses)}.`]),
    ...(voids === undefined ? [] : [`Afterwards ${listed(voids.map(atomWords))} no longer works.`]),
    ...(note === undefined ? [] : [note]),
  ]
  return [`${first}.`, ...more].join(' ')
}

/** Who is signed in already needs nothing more; once the factors are off, the password alone will do. */
function withWords(all: readonly string[]): string {
  const asked = all.filter((atom) => atom !== 'sign-in' && atom !== 'reset-factors')
  if (asked.length === 0) return ''
  return ` with ${listed(asked.map(atomWords))}${all.includes('reset-factors') ? ' alone' : ''}`
}

/** On a way that leads nowhere, what is missing first. */
export function blockedSentence({ route, missing }: Blocked): string {
  const all = route?.all.map((atom) => (isGoalName(atom) && atom !== 'password' ? GOAL_STATES[atom] : atomWords(atom)))
  return `${all ? `With ${listed(all)}` : 'As it was kept'}: ${missingWords(missing)}.`
}

function missingWords(missing: Missing): string {
  switch (missing.kind) {
    case 'lost':
      return `${lostWords(missing.lost)} is lost`
    case 'none':
      return `there is no ${bare(missing.atom)}`
    case 'unknown':
      return isPlaceless(missing.atom)
        ? `nobody has said whether there is ${atomWords(missing.atom)}`
        : `nobody has said where ${atomWords(missing.atom)} is`
    case 'out-of-reach':
      return `${atomWords(missing.atom)} is out of reach, in ${heldWords(missing.held)}`
    case 'linked':
      return `${missing.to}, ${atomWords(missing.atom)}, cannot be reached`
    case 'goal':
      return `there is no way to ${goalWords(missing.goal)}`
  }
}

/** A person or a setting is there or is not; nobody asks where it is kept. */
function isPlaceless(atom: string): boolean {
  return atom === 'owner' || atom.startsWith('trusted-publisher')
}

function lostWords({ kind, name }: Losable): string {
  return kind === 'account' ? `the account ${name}` : name
}

function heldWords(held: readonly Held[]): string {
  return held.map(({ in: where }) => whereWords(where)).join(' or ')
}

function isSimplySo(where: Where): boolean {
  return typeof where !== 'string' && where.atLeast === 0
}

/** What to do about an account of which a stranger may have something. */
export function secureSentence(secure: Secure): string {
  const { account } = secure
  if (secure.kind === 'open')
    return `${account}: a finder of what was lost can sign in. End its sessions, and change its password and factors now.`
  return `${account}: ${listed(secure.atoms.map(atomWords))} may be with somebody else. Replace what was there.`
}
