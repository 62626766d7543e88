import type { Outcome } from '../../readiness/losses/after-loss.ts'
import { capital } from '../../readiness/plain-words.ts'
import type { AccountPlan, Runbook } from '../../readiness/runbook/runbook.ts'
import {
  otherSentence,
  planStepSentence,
  stateWords,
  type RunbookFacts,
} from '../../readiness/runbook/runbook-words.ts'
import { blockedSentence, secureSentence } from '../../readiness/losses/way-words.ts'
import { SERVICES } from '../../services/services.ts'
import type { DocumentPart, PrintedDocument } from '../../sheets/content/document.ts'

/** @param day - `YYYY-MM-DD` */
export function runbookDocument(book: Runbook, facts: RunbookFacts, day: string): PrintedDocument {
  const { lost, accounts } = book
  const names = [...new Set(lost.map(({ name }) => name))].join(', ')
  return {
    running: 'runbook',
    title: `After losing: ${names}`,
    facts: [`Worked out on ${day} from the vault and your answers. No secret is on these pages.`, summary(accounts)],
    parts: [
      ...secureParts(book),
      ...startParts(accounts),
      ...chapter(
        'Account by account',
        accounts.filter(isWay).flatMap((plan) => wayParts(plan, facts)),
      ),
      ...chapter(
        'No way back',
        accounts.filter(isGone).flatMap((plan) => goneParts(plan, facts)),
      ),
      ...sameParts(accounts),
      ...AFTERWARDS,
    ],
  }
}

/** Also what is as before but for publishing. */
function isWay({ state, others }: AccountPlan): boolean {
  if (state === 'as-before') return others.length > 0
  return state === 'now' || state === 'waits' || state === 'goodwill' || state === 'not-known'
}

function isGone({ state }: AccountPlan): boolean {
  return state === 'gone' || state === 'never-was'
}

/** "Of 7 accounts 3 are as before, 2 open at once, ..." */
function summary(accounts: readonly AccountPlan[]): string {
  const count = (...states: readonly AccountPlan['state'][]): number =>
    accounts.filter(({ state }) => states.includes(state)).length
  const parts = [
    [count('as-before'), 'as before'],
    [count('now'), 'open at once by another way'],
    [count('waits'), 'open after days'],
    [count('goodwill'), 'open if somebody decides so'],
    [count('not-known'), 'not known'],
    [count('gone', 'never-was'), 'without a way back'],
  ] as const
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${String(number)} ${words}`)
  return accounts.length === 0 ? 'The vault has no accounts yet.' : `Your accounts: ${said.join(', ')}.`
}

function chapter(text: string, parts: readonly DocumentPart[]): readonly DocumentPart[] {
  return parts.length === 0 ? [] : [{ kind: 'chapter', text }, ...parts]
}

function secureParts({ secure }: Runbook): readonly DocumentPart[] {
  if (secure.length === 0) return []
  return chapter('Secure first, if somebody else may have it', [{ kind: 'steps', steps: secure.map(secureSentence) }])
}

/** What takes long is begun first. */
function startParts(accounts: readonly AccountPlan[]): readonly DocumentPart[] {
  const slow = accounts.filter(({ state }) => state === 'waits' || state === 'goodwill')
  if (slow.length === 0) return []
  const steps = slow.map((plan) => `${plan.account}: ${stateWords(plan)}. Begin with its steps below.`)
  return chapter('Begin these today: they take time', [{ kind: 'steps', steps }])
}

function wayParts(plan: AccountPlan, facts: RunbookFacts): readonly DocumentPart[] {
  const { account, way, others } = plan
  const isSlow = plan.state === 'waits' || plan.state === 'goodwill'
  return [
    { kind: 'entry', text: account, mark: stateWords(plan) },
    ...(way.length > 0 && plan.state !== 'as-before' ? [stepsPart(way, facts)] : []),
    ...(isSlow ? pagePart(plan) : []),
    ...hopeParts(plan, facts),
    ...otherParts(others, facts),
  ]
}

function goneParts(plan: AccountPlan, facts: RunbookFacts): readonly DocumentPart[] {
  const never = plan.state === 'never-was' ? ['There was no way before the loss either.'] : []
  return [
    { kind: 'entry', text: plan.account, mark: stateWords(plan) },
    ...[...never, ...(plan.others.length > 0 ? [] : ['Nothing else of it is left.'])].map((text): DocumentPart => ({
      kind: 'prose',
      text,
    })),
    ...reasonParts(plan.entry),
    ...otherParts(plan.others, facts),
    ...pagePart(plan),
  ]
}

function stepsPart(way: AccountPlan['way'], facts: RunbookFacts): DocumentPart {
  return { kind: 'steps', steps: way.map((step) => planStepSentence(step, facts)) }
}

/** Each reason once. */
function reasonParts({ blocked: ways }: Outcome): readonly DocumentPart[] {
  const reasons = [...new Set(ways.map((blocked) => capital(blockedSentence(blocked))))]
  return reasons.length === 0 ? [] : [{ kind: 'points', points: reasons }]
}

/** What there may be besides: its steps say what nobody has told. */
function hopeParts({ way, hope }: AccountPlan, facts: RunbookFacts): readonly DocumentPart[] {
  if (hope.length === 0) return []
  const text =
    way.length > 0
      ? 'There may be a better way, if you find what nobody has told the app:'
      : 'Nobody has told the app all that it takes. This is the way if you find the rest:'
  return [{ kind: 'prose', text }, stepsPart(hope, facts)]
}

/** Publishing by a way of its own, and what is left of an account that is gone. */
function otherParts(others: AccountPlan['others'], facts: RunbookFacts): readonly DocumentPart[] {
  return others.flatMap(({ outcome, way }): readonly DocumentPart[] => [
    { kind: 'prose', text: otherSentence(outcome) },
    ...(way.length > 0 ? [stepsPart(way, facts)] : reasonParts(outcome)),
  ])
}

function pagePart({ service }: AccountPlan): readonly DocumentPart[] {
  const page = SERVICES.find(({ id }) => id === service)?.page
  return page === undefined ? [] : [{ kind: 'prose', text: `What the service says of it: ${page}` }]
}

function sameParts(accounts: readonly AccountPlan[]): readonly DocumentPart[] {
  const same = accounts.filter((plan) => plan.state === 'as-before' && !isWay(plan))
  if (same.length === 0) return []
  const points = same.map(({ account, entry }) => {
    if (entry.grade === 'now') return account
    return `${account}: it took ${entry.grade === 'days' ? 'days' : "somebody's goodwill"} before, too`
  })
  return chapter('The loss changes nothing at', [{ kind: 'points', points }])
}

const AFTERWARDS: readonly DocumentPart[] = [
  { kind: 'chapter', text: 'When you are in again' },
  {
    kind: 'steps',
    steps: [
      'Take what was lost off every account where it was registered.',
      'Where codes were used up, or may be with somebody else, have new ones made.',
      'Print new sheets and read them back before you destroy the old ones.',
      'Tell the app what is where now.',
    ],
  },
]
