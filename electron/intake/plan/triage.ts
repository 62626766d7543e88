import type { Token } from '../../otp/token.ts'
import type { Found } from '../intake.ts'
import { knownKey } from './accounts-by-name.ts'
import type { IntakePlan, PlanEntry } from './plan-types.ts'
import { digestOf } from './vault-contents.ts'
import { rivalsOf, type RivalToken } from './rivals.ts'

/** What an entry asks of the person: nothing, an answer, or only to be known. */
export type TriageGroup = 'needs-you' | 'new' | 'here' | 'aside' | 'unreadable'

/**
 * What only the person can know: which of several tokens is right, or whose codes these are. `first` is the
 * entry that stands for all that are asked about together.
 */
export type Question =
  { readonly kind: 'two-secrets' | 'two-settings'; readonly first: number } | { readonly kind: 'whose' }

/** The settings of a token that are not the usual ones of its type; each only where it is unusual. */
export interface UnusualSettings {
  readonly type?: Token['type']
  readonly algorithm?: Token['algorithm']
  readonly digits?: number
  /** Seconds. */
  readonly period?: number
}

export interface Triage {
  readonly group: TriageGroup
  readonly question?: Question
  /** The token of the same account, for recovery codes that are imported with it. */
  readonly goesWith?: number
  readonly unusual?: UnusualSettings
}

/** Sorts the entries of a plan into groups, in their order. */
export function triageOf(plan: IntakePlan): readonly Triage[] {
  const rivals = rivalsOf(plan)
  const groups = plan.entries.map((entry): Triage => {
    const question = questionOf(entry, rivals.get(entry.index))
    const unusual = entry.found.kind === 'token' ? unusualOf(entry.found.token) : undefined
    return { group: groupOf(entry, question), ...(question && { question }), ...(unusual && { unusual }) }
  })
  const newTokens = new Map<string, number>()
  for (const entry of plan.entries.toReversed())
    if (entry.kind === 'token' && groups[entry.index]?.group === 'new') newTokens.set(keyOf(entry), entry.index)
  return groups.map((triage, index) => {
    const entry = plan.entries[index]
    const goesWith = entry?.kind === 'code-set' && triage.group === 'new' ? newTokens.get(keyOf(entry)) : undefined
    return goesWith === undefined ? triage : { ...triage, goesWith }
  })
}

function groupOf({ kind, duplicate }: PlanEntry, question: Question | undefined): TriageGroup {
  if (kind === 'quarantined') return 'aside'
  if (kind === 'refused') return 'unreadable'
  if (duplicate) return 'here'
  return question ? 'needs-you' : 'new'
}

function questionOf(entry: PlanEntry, rivals: readonly RivalToken[] | undefined): Question | undefined {
  const first = rivals?.find((rival) => rival.in === 'import')
  if (rivals && first) {
    const secrets = new Set(rivals.map(({ token }) => digestOf(token.secret)))
    return { kind: secrets.size > 1 ? 'two-secrets' : 'two-settings', first: first.entry }
  }
  return isGuess(entry.found) && !entry.duplicate ? { kind: 'whose' } : undefined
}

function isGuess(found: Found): boolean {
  return found.kind === 'code-set' && found.guessed === true
}

function keyOf({ service, name }: PlanEntry): string {
  return knownKey(service, name)
}

const USUAL = { algorithm: 'SHA1', digits: 6, period: 30 } as const

function unusualOf(token: Token): UnusualSettings | undefined {
  if (token.type !== 'totp' && token.type !== 'hotp') return { type: token.type }
  const unusual: UnusualSettings = {
    ...(token.type === 'hotp' && { type: token.type }),
    ...(token.algorithm !== USUAL.algorithm && { algorithm: token.algorithm }),
    ...(token.digits !== USUAL.digits && { digits: token.digits }),
    ...(token.type === 'totp' && token.period !== USUAL.period && { period: token.period }),
  }
  return Object.keys(unusual).length > 0 ? unusual : undefined
}
