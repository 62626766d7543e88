/** The kit in one sentence, and at most three things to do about it today; as data. */
import type { Weighed, Addition } from './losses/additions.ts'
import type { Ask } from './questions/ask.ts'
import type { Checked, CheckedKit } from './checks/check.ts'
import type { CheckId } from './checks/checks.ts'
import type { Losable } from './graph/nodes.ts'

/** Never better than what is known: an unknown account is never counted among those that are safe. */
export type Verdict =
  | { readonly kind: 'empty' }
  /** Nothing that is known or could be opens these even now. */
  | { readonly kind: 'shut'; readonly accounts: readonly string[]; readonly total: number }
  /** The loss that shuts most accounts, whatever the unknown turns out to be. */
  | { readonly kind: 'one-loss'; readonly lost: Losable; readonly accounts: readonly string[]; readonly total: number }
  /** Too little is known of these accounts to say that no single loss shuts them. */
  | { readonly kind: 'not-known'; readonly accounts: readonly string[]; readonly total: number }
  /** No single loss shuts any. `overdue`: how much of what this rests on is to be checked again. */
  | { readonly kind: 'holds'; readonly total: number; readonly overdue: number }

export type Action =
  | { readonly kind: 'import' }
  | { readonly kind: 'check'; readonly check: CheckId; readonly about: string; readonly what: string }
  | { readonly kind: 'add'; readonly addition: Addition; readonly singles: number; readonly pairs: number }
  | { readonly kind: 'answer'; readonly ask: Ask }

type CheckAction = Extract<Action, { readonly kind: 'check' }>

export interface Judgement {
  readonly kit: CheckedKit
  readonly checks: readonly (Checked & { readonly id: CheckId })[]
  /** Best first. */
  readonly additions: readonly Weighed[]
  /** Most valuable first. */
  readonly asks: readonly Ask[]
}

export function verdictOf({ kit, checks }: Pick<Judgement, 'kit' | 'checks'>): Verdict {
  const total = kit.evidence.accounts.length
  if (total === 0) return { kind: 'empty' }
  const shut = kit.shut.filter(({ maybe }) => !maybe).map(({ account }) => account)
  if (shut.length > 0) return { kind: 'shut', accounts: shut, total }
  const losses = kit.singles.filter(isOfNote)
  const worst = worstOf(losses.filter(({ maybe }) => !maybe))
  if (worst) return { kind: 'one-loss', ...worst, total }
  const open = [...new Set([...kit.shut, ...losses].map(({ account }) => account))]
  if (open.length > 0) return { kind: 'not-known', accounts: open, total }
  return { kind: 'holds', total, overdue: checks.filter(({ state }) => state === 'overdue').length }
}

/** That an account is gone when it is lost itself is no surprise, and a password alone opens little. */
function isOfNote({ account, main, lost }: CheckedKit['singles'][number]): boolean {
  return main && !(lost.kind === 'account' && lost.name === account)
}

function worstOf(
  losses: CheckedKit['singles'],
): { readonly lost: Losable; readonly accounts: readonly string[] } | undefined {
  const byThing = [...Map.groupBy(losses, ({ lost }) => JSON.stringify([lost.kind, lost.name])).values()]
  const [most] = byThing.toSorted((a, b) => b.length - a.length)
  const [first] = most ?? []
  return first && { lost: first.lost, accounts: (most ?? []).map(({ account }) => account) }
}

/**
 * What is overdue, the one addition, the one question; then what else is due. Where too little is known the question
 * comes before all that is not overdue, since the best addition is not known either.
 */
export function actionsOf({ kit, checks, additions, asks }: Judgement): readonly Action[] {
  if (kit.evidence.accounts.length === 0) return [{ kind: 'import' }]
  const overdue = checkActions(checks, 'overdue')
  const due = checkActions(checks, 'due').filter((action) => !isAddition(action, additions[0]?.addition))
  const add = additions.map((one): Action => ({ kind: 'add', ...one }))
  const questions = asks.filter(({ lately }) => lately !== true)
  const [opening, others] = [true, false].map((opens) =>
    questions.filter(({ kind }) => OPENING.has(kind) === opens).map((ask): Action => ({ kind: 'answer', ask })),
  )
  const isOpen = verdictOf({ kit, checks }).kind === 'not-known'
  const second = isOpen ? [opening ?? [], due] : [add.slice(0, 1), opening ?? []]
  const turns = [...turn([overdue, ...second]), ...(isOpen ? [] : due), ...add.slice(1), ...(others ?? [])]
  return turns.slice(0, MOST)
}

const MOST = 3

/** Questions whose answers may open an account. */
const OPENING: ReadonlySet<Ask['kind']> = new Set(['holding', 'link', 'part'])

/** Whether a check asks for what the best addition is. */
function isAddition({ check, about }: CheckAction, addition: Addition | undefined): boolean {
  return (
    addition !== undefined &&
    addition.kind === ASKS_FOR[check] &&
    (!('account' in addition) || addition.account === about)
  )
}

const ASKS_FOR: Readonly<Partial<Record<CheckId, Addition['kind']>>> = {
  'codes-left': 'code',
  'two-keys': 'key',
  owners: 'owner',
  passwords: 'password',
  'backup-elsewhere': 'backup',
  'second-opener': 'paper-key',
}

function turn(lists: readonly (readonly Action[])[]): readonly Action[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: Math.min(longest, MOST) }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
}

/** The worst finding of each check. What one loss does is told by the sentence and helped by the addition. */
function checkActions(checks: Judgement['checks'], state: 'overdue' | 'due'): readonly CheckAction[] {
  return checks.flatMap(({ id, findings }): readonly CheckAction[] => {
    const [first] = findings
    if (first?.state !== state || (id === 'one-loss' && state === 'due')) return []
    return [{ kind: 'check', check: id, about: first.about, what: first.what }]
  })
}
