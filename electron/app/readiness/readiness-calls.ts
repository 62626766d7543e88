import { DEFAULT_STILL_TRUE_MONTHS } from '../../accounts/records.ts'
import type { AskView, Handlers } from '../../contract.ts'
import { answered } from '../../readiness/answers/answering.ts'
import { takenName } from '../../readiness/answers/answers-names.ts'
import { answersChange } from '../../readiness/answers/answers-to-records.ts'
import { writeAnswers } from '../../readiness/answers/answers-write.ts'
import { questionsFor } from '../../readiness/questions/asking.ts'
import type { Known } from '../../readiness/questions/ask.ts'
import type { Evidence } from '../../readiness/evidence.ts'
import { graphsOf, mainGoals } from '../../readiness/judged.ts'
import { routesOf } from '../../readiness/graph/routes.ts'
import type { Session } from '../vault/session.ts'
import { askView } from './ask-view.ts'
import { careOf } from './care.ts'
import { kitEvidence, toldIn, type KitEvidence } from './kit-evidence.ts'
import { lossSets } from './loss-sets.ts'
import { lossView } from './loss-view.ts'
import { stateView } from './state-view.ts'
import { takeAnswers } from './take-answers.ts'
import { bearersView, toldView } from './told-view.ts'

type ReadinessCalls = Pick<
  Handlers,
  | 'readiness.state'
  | 'readiness.lose'
  | 'readiness.losses'
  | 'readiness.bearers'
  | 'readiness.asks'
  | 'readiness.answer'
  | 'readiness.told'
  | 'readiness.answers'
  | 'readiness.takeAnswers'
>

/** Which loss locks out, and what a person tells about where things are. */
export function readinessCalls(session: Session): ReadinessCalls {
  const now = (): KitEvidence & Known => {
    const { kit, surroundings } = session
    const stillTrueMonths = kit.settings.stillTrueMonths ?? DEFAULT_STILL_TRUE_MONTHS
    return { ...kitEvidence(kit, surroundings.vaultPath), routesOf, today: dayOf(surroundings.now()), stillTrueMonths }
  }
  return {
    'readiness.state': () => {
      const known = now()
      const { vaultPath } = session.surroundings
      return stateView(known, careOf(session.kit, known.names, { vaultPath, now: session.surroundings.now() }))
    },
    'readiness.lose': ({ lost, goal }) => lossView(now().evidence, lost, goal),
    'readiness.losses': ({ upTo }) => {
      const { surroundings, untilStopped: signal } = session
      const tell = (done: number, total: number): void => {
        surroundings.tell('progress', { what: 'Losses', done, total })
      }
      return lossSets(now(), upTo, { signal, tell })
    },
    'readiness.bearers': () => bearersView(now()),
    'readiness.asks': () => asksOf(now()),
    'readiness.answer': (answer) => {
      const { answers, evidence, today } = now()
      if (answer.kind === 'rename') requireOwnName(evidence, answer)
      const things = evidence.bearers.map(({ name }) => name)
      const { put, remove } = answersChange(toldIn(session.kit), answered(answers, answer, { today, things }))
      session.kit.commit({ put, remove })
      return asksOf(now())
    },
    'readiness.told': ({ account }) => toldView(now(), account),
    'readiness.answers': () => writeAnswers(now().answers),
    'readiness.takeAnswers': ({ text }) => takeAnswers(session.kit, text, dayOf(session.surroundings.now())),
  }
}

/**
 * What a person told of may be what the vault knows under another name, but only if it is of one type with it.
 *
 * @throws KitError `invalid-input` for the name of something of another type.
 */
function requireOwnName({ bearers }: Evidence, { name, to }: { readonly name: string; readonly to: string }): void {
  const typeOf = (called: string) => bearers.find((bearer) => bearer.name === called)?.type
  const taken = typeOf(to)
  if (taken !== undefined && taken !== typeOf(name)) throw takenName(to)
}

function asksOf(known: Known): readonly AskView[] {
  return questionsFor(known, mainGoals(known.evidence, graphsOf(known))).map(askView)
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
