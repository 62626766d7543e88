import { isTold } from '../../accounts/merge/join-told.ts'
import { goneKeyNames } from '../../accounts/key-details.ts'
import type { Kit } from '../../accounts/kit.ts'
import type { Stored, ToldRecord } from '../../accounts/records.ts'
import { answersIn, type AnswersOfVault, type ToldInVault } from '../../readiness/answers/answers-in-records.ts'
import { withoutBearers } from '../../readiness/answers/answers-names.ts'
import type { Evidence } from '../../readiness/evidence.ts'
import { routesOf } from '../../readiness/graph/routes.ts'
import { withAnswers } from '../../readiness/answers/told.ts'
import { vaultEvidence } from '../../readiness/vault-evidence.ts'
import { vaultFacts } from './vault-facts.ts'

/** Everything that readiness judges: what the vault knows, and beside it what was told. */
export interface KitEvidence extends AnswersOfVault {
  readonly evidence: Evidence
}

export function kitEvidence(kit: Kit, vaultPath: string): KitEvidence {
  const told = answersIn(toldIn(kit))
  const measured = vaultEvidence(vaultFacts(kit, told.names, vaultPath))
  // What was told of a lost key is kept for the day on which it is found, and opens nothing until then.
  const answers = withoutBearers(told.answers, goneKeyNames(kit))
  return { ...told, evidence: withAnswers(measured, answers, routesOf) }
}

/** What of the vault answers speak of. */
export function toldIn(kit: Kit): ToldInVault {
  return { accounts: kit.all('account'), told: kit.records.filter(isStoredTold) }
}

function isStoredTold(record: Stored): record is Stored<ToldRecord> {
  return isTold(record)
}
