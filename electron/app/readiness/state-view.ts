import type { CheckView, ReadinessState } from '../../contract.ts'
import { additionsInOrder } from '../../readiness/losses/additions.ts'
import { questionsFor } from '../../readiness/questions/asking.ts'
import type { Known } from '../../readiness/questions/ask.ts'
import type { Care } from '../../readiness/checks/check.ts'
import { checksOf } from '../../readiness/checks/checks.ts'
import { findingSentence } from '../../readiness/checks/finding-words.ts'
import { CHECK_WORDS } from '../../readiness/checks/words.ts'
import { graphsOf, judged, mainGoals } from '../../readiness/judged.ts'
import { smallLosses } from '../../readiness/losses/losses.ts'
import { actionsOf, verdictOf } from '../../readiness/summary.ts'
import { verdictSentence } from '../../readiness/summary-words.ts'
import { lossTable } from '../../readiness/losses/table.ts'
import { actionView } from './action-view.ts'
import { askView } from './ask-view.ts'
import { STARTS } from './starts.ts'

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
