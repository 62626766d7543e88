/** One security key that the vault has under two names. */
import { credentialName } from '../../accounts/credential-name.ts'
import { joinKeyRecords } from '../../accounts/join-keys.ts'
import { credentialsOf } from '../../accounts/key-details.ts'
import type { Kit } from '../../accounts/kit.ts'
import { withJoined } from '../../readiness/answers/answers-names.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { Session } from '../vault/session.ts'
import { commitKeys } from './commit-keys.ts'

/**
 * Makes two names of one key one, in its records and wherever answers name it.
 *
 * @throws KitError `not-found` when one of them is not in the vault.
 */
export function joinKeys(session: Session, keep: RecordId, other: RecordId): void {
  const { name: from } = session.kit.get('key', other)
  const { name: to } = session.kit.get('key', keep)
  commitKeys(session, joinKeyRecords(session.kit, keep, other), (answers) => withJoined(answers, from, to))
}

/**
 * Joins keys that have a registration in common. Two vaults in which one key was renamed, or joined with another, are
 * merged, or imported, into one that has it twice.
 *
 * @param before - The keys whose names stay, as those that were there before.
 */
export function joinTwins(session: Session, before: ReadonlySet<RecordId>): void {
  // Each turn takes a key away, so there is an end.
  for (let pair = twinsIn(session.kit, before); pair; pair = twinsIn(session.kit, before))
    joinKeys(session, pair.keep, pair.other)
}

/** The keys of a vault, before something is added to it. */
export function keyIds(kit: Kit): ReadonlySet<RecordId> {
  return new Set(kit.all('key').map(({ id }) => id))
}

interface Twins {
  readonly keep: RecordId
  readonly other: RecordId
}

function twinsIn(kit: Kit, before: ReadonlySet<RecordId>): Twins | undefined {
  const keys = kit.all('key').toSorted((one, other) => (one.id < other.id ? -1 : 1))
  for (const keep of [...keys.filter(({ id }) => before.has(id)), ...keys.filter(({ id }) => !before.has(id))]) {
    const known = new Set(credentialsOf(kit, keep))
    const other = keys.find(({ id, credentialId }) => id !== keep.id && known.has(credentialName(credentialId)))
    if (other) return { keep: keep.id, other: other.id }
  }
  return undefined
}
