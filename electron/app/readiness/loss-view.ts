import type { BlockedView, LossView, OutcomeView, QuestionView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { afterLoss, type Outcome } from '../../readiness/losses/after-loss.ts'
import type { Evidence } from '../../readiness/evidence.ts'
import { lossNamed } from '../../readiness/losses/lost-names.ts'
import type { Blocked } from '../../readiness/graph/missing.ts'
import type { Losable } from '../../readiness/graph/nodes.ts'
import type { Question } from '../../readiness/questions/questions.ts'
import { routesOf } from '../../readiness/graph/routes.ts'
import { toSecure } from '../../readiness/losses/secure.ts'
import { questionSentence } from '../../readiness/questions/question-words.ts'
import { blockedSentence, secureSentence, stepSentence } from '../../readiness/losses/way-words.ts'
import { GOALS } from '../../services/vocabulary.ts'

/**
 * What is left after these things are lost.
 *
 * @throws KitError `not-found` for a name that nothing has, `invalid-input` for a goal that there is not.
 */
export function lossView(evidence: Evidence, names: readonly string[], goal?: string): LossView {
  const lost = lostThings(evidence, names)
  const wanted = goal === undefined ? undefined : goalNamed(goal)
  const wants = (one: { readonly goal: string }): boolean => wanted === undefined || one.goal === wanted
  return {
    lost,
    accounts: afterLoss(evidence, routesOf, { lost, wants }).map(outcomeView),
    secure: toSecure(evidence, routesOf, lost).map((one) => ({ ...one, says: secureSentence(one) })),
  }
}

export function questionView(question: Question): QuestionView {
  return { ...question, says: questionSentence(question) }
}

/** @throws KitError `not-found` for a name that nothing has. */
export function lostThings(evidence: Evidence, names: readonly string[]): readonly Losable[] {
  const found = names.flatMap((name) => {
    const named = lossNamed(evidence, name)
    if (named.kind === 'unknown') throw unknownName(named.called, named.near)
    return named.lost
  })
  return [...new Map(found.map((one) => [JSON.stringify([one.kind, one.name]), one])).values()]
}

function outcomeView({ unknown, way, blocked, ...outcome }: Outcome): OutcomeView {
  return {
    ...outcome,
    ...(unknown.length > 0 && { unknown: unknown.map(questionView) }),
    way: way.map((step) => ({ ...step, says: stepSentence(step) })),
    ...(blocked.length > 0 && { blocked: blocked.map(blockedView) }),
  }
}

function blockedView(blocked: Blocked): BlockedView {
  const { route, missing } = blocked
  return { ...(route && { all: route.all }), missing, says: blockedSentence(blocked) }
}

/** A password manager is unlocked where others are signed in to. */
function goalNamed(called: string): string {
  const folded = called
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  const goal = folded === 'unlock' ? 'sign-in' : folded
  if (Object.hasOwn(GOALS, goal)) return goal
  throw new KitError(
    'invalid-input',
    `There is no goal "${called}". Nothing was changed. The goals are ${Object.keys(GOALS).join(', ')}.`,
  )
}

function unknownName(called: string, near: readonly string[]): KitError {
  const advice =
    near.length === 0
      ? 'Name a thing, a place, a person, an account or a service of this kit.'
      : `Did you mean ${near.join(' or ')}?`
  return new KitError('not-found', `Nothing in this kit is called "${called}". Nothing was changed. ${advice}`)
}
