import type { Kit } from '../../accounts/kit.ts'
import type { TakenAnswersView } from '../../contract.ts'
import { readAnswers } from '../../readiness/answers/answers-file.ts'
import { answersChange } from '../../readiness/answers/answers-to-records.ts'
import { toldIn } from './kit-evidence.ts'

/**
 * Takes a file of answers in place of all that were given before. Nothing is written where it changes nothing.
 *
 * @param today - `YYYY-MM-DD`.
 * @throws KitError as `readAnswers`; nothing is changed then.
 */
export function takeAnswers(kit: Kit, text: string, today: string): TakenAnswersView {
  const { answers, notUnderstood, notKept, undeclared } = readAnswers(text, today)
  const { put, remove } = answersChange(toldIn(kit), answers)
  if (put.length + remove.length > 0) kit.commit({ put, remove })
  return {
    bearers: answers.bearers.length,
    accounts: answers.accounts.length,
    removed: remove.length,
    notUnderstood,
    notKept,
    undeclared,
  }
}
