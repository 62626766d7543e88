import type { Handlers } from '../../contract.ts'
import { writeAnswers } from '../../readiness/answers-write.ts'
import type { Session } from '../vault/session.ts'
import { kitEvidence } from './kit-evidence.ts'
import { lossView } from './loss-view.ts'
import { takeAnswers } from './take-answers.ts'

type ReadinessCalls = Pick<Handlers, 'readiness.lose' | 'readiness.answers' | 'readiness.takeAnswers'>

/** Which loss locks out, and what a person tells about where things are. */
export function readinessCalls(session: Session): ReadinessCalls {
  const known = () => kitEvidence(session.kit, session.surroundings.vaultPath)
  return {
    'readiness.lose': ({ lost, goal }) => lossView(known().evidence, lost, goal),
    'readiness.answers': () => writeAnswers(known().answers),
    'readiness.takeAnswers': ({ text }) => takeAnswers(session.kit, text, dayOf(session.surroundings.now())),
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
