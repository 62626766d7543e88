import type { ActionView, CheckView, ReadinessState } from '../../contract.ts'
import { additionsInOrder } from '../../readiness/additions.ts'
import { questionsFor } from '../../readiness/asking.ts'
import type { Known } from '../../readiness/ask.ts'
import type { Care } from '../../readiness/checks/check.ts'
import { checksOf } from '../../readiness/checks/checks.ts'
import { findingSentence } from '../../readiness/checks/finding-words.ts'
import { CHECK_WORDS } from '../../readiness/checks/words.ts'
import { graphsOf, judged, mainGoals } from '../../readiness/judged.ts'
import { smallLosses } from '../../readiness/losses.ts'
import { actionsOf, verdictOf, type Action } from '../../readiness/summary.ts'
import { actionSentence, verdictSentence } from '../../readiness/summary-words.ts'
import { lossTable } from '../../readiness/table.ts'
import { askView } from './ask-view.ts'
import { startOf, STARTS } from './starts.ts'

/** Losses of one or two things are what an addition is weighed by. */
const PAIRS = 2

export function stateView(known: Known, care: Care): ReadinessState {
  const { evidence, routesOf } = known
  const graphs = graphsOf(known)
  const goals = mainGoals(evidence, graphs)
  const kit = judged(known, care, graphs)
  const checks = checksOf(kit)
  const losses = smallLosses(graphs.cautious, evidence, { goals, upTo: PAIRS })
  const additions = additionsInOrder(evidence, { losses, routesOf })
  const asks = questionsFor(known, goals)
  const verdict = verdictOf({ kit, checks })
  return {
    verdict: { ...verdict, says: verdictSentence(verdict) },
    actions: actionsOf({ kit, checks, additions, asks }).map(actionView),
    checks: checks.map(checkView),
    table: lossTable(graphs, evidence, goals),
    asks: asks.map(askView),
  }
}

function actionView(action: Action): ActionView {
  const says = actionSentence(action)
  const start = startOf(action)
  switch (action.kind) {
    case 'import':
      return { kind: action.kind, says, start }
    case 'check':
      return { kind: action.kind, says, start, check: action.check, about: action.about }
    case 'add':
      return { kind: action.kind, says, start, ...('account' in action.addition && { about: action.addition.account }) }
    case 'answer':
      return { kind: action.kind, says, start, ask: askView(action.ask) }
  }
}

function checkView({ id, state, findings, on }: ReturnType<typeof checksOf>[number]): CheckView {
  return {
    id,
    state,
    ...CHECK_WORDS[id],
    findings: findings.map((finding) => ({ ...finding, says: findingSentence(finding) })),
    ...(on !== undefined && { on }),
    start: STARTS[id],
  }
}
