import type { KitChange } from '../../accounts/kit.ts'
import { answersChange } from '../../readiness/answers/answers-to-records.ts'
import type { Answers } from '../../readiness/answers/answers.ts'
import { kitEvidence, toldIn } from '../readiness/kit-evidence.ts'
import type { Session } from '../vault/session.ts'

/** Saves a change of keys together with what it makes of the answers that name them. */
export function commitKeys(
  { kit, surroundings }: Session,
  change: KitChange,
  told: (answers: Answers) => Answers = (answers) => answers,
): void {
  const { answers } = kitEvidence(kit, surroundings.vaultPath)
  const after = answersChange(toldIn(kit), told(answers))
  kit.commit({
    put: [...(change.put ?? []), ...after.put],
    remove: [...(change.remove ?? []), ...after.remove],
  })
}
