/** Every check, in the order in which they are shown where nothing is overdue. */
import { codesLeft, noPlainFiles, secretsKept } from './codes.ts'
import { checked, STATES, type Check, type Checked, type CheckedKit } from './check.ts'
import { keysTested, twoKeys } from './keys.ts'
import { domainPaid, mailboxSafe, secondAddress } from './mailbox.ts'
import { lineTyped, paperFresh, paperRead, sharesHeld } from './paper.ts'
import { ownerReleased, publishersReviewed, reachable, retrieval, sideDoor, signingKey, twoOwners } from './people.ts'
import { githubLinked, noReset, otherFactors, passwordsKept, repositoryLinked } from './proofs.ts'
import {
  backupElsewhere,
  backupRead,
  nothingTogether,
  oneLoss,
  passphrasesTyped,
  secondOpener,
  stillTrue,
} from './vault.ts'

const CHECKS = {
  'one-loss': oneLoss,
  'one-place': nothingTogether,
  'no-reset': noReset,
  passwords: passwordsKept,
  mailboxes: mailboxSafe,
  'two-keys': twoKeys,
  'keys-tested': keysTested,
  'codes-left': codesLeft,
  'secrets-kept': secretsKept,
  'paper-read': paperRead,
  'paper-fresh': paperFresh,
  'line-typed': lineTyped,
  shares: sharesHeld,
  'backup-elsewhere': backupElsewhere,
  'backup-read': backupRead,
  passphrases: passphrasesTyped,
  'second-opener': secondOpener,
  'plain-files': noPlainFiles,
  repository: repositoryLinked,
  'linked-github': githubLinked,
  'other-factors': otherFactors,
  'second-address': secondAddress,
  domains: domainPaid,
  owners: twoOwners,
  'owner-released': ownerReleased,
  publishers: publishersReviewed,
  'side-door': sideDoor,
  'signing-key': signingKey,
  retrieval,
  reachable,
  'still-true': stillTrue,
} as const satisfies Readonly<Record<string, Check>>

export type CheckId = keyof typeof CHECKS

/** All of them, overdue first, those that do not apply last. */
export function checksOf(kit: CheckedKit): readonly (Checked & { readonly id: CheckId })[] {
  const ids = Object.keys(CHECKS) as readonly CheckId[]
  const all = ids.map((id) => ({ ...checked(id, CHECKS[id](kit)), id }))
  return all.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
}
