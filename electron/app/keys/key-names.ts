/** Names of security keys. Answers find everything by its name, so a key shares its name with nothing else. */
import { KitError } from '../../kit-error.ts'
import { MEMORY, THIS_COMPUTER, VAULT } from '../../readiness/evidence.ts'
import { folded } from '../../readiness/names.ts'
import type { RecordId } from '../../vault/vault.ts'
import { kitEvidence } from '../readiness/kit-evidence.ts'
import type { Session } from '../vault/session.ts'

/**
 * A key that somebody told of, before it was ever tested, is this one: its name is free.
 *
 * @param own - The key that is renamed; its own name is free.
 * @throws KitError `invalid-input` for a name that something else has, in any case of its letters.
 */
export function requireFreeName(session: Session, name: string, own?: RecordId): void {
  const taken = takenNames(session, own).get(folded(name))
  if (taken === undefined) return
  throw new KitError('invalid-input', TAKEN_BY[taken](name))
}

/** The name, or the first like it that is free: "Blue 2". */
export function freeName(session: Session, name: string): string {
  const taken = takenNames(session)
  if (!taken.has(folded(name))) return name
  for (let count = 2; ; count++) {
    const free = `${name} ${String(count)}`
    if (!taken.has(folded(free))) return free
  }
}

type Owner = 'key' | 'thing'

const TAKEN_BY: Readonly<Record<Owner, (name: string) => string>> = {
  key: () =>
    'There is a key of this name already. Nothing was saved. Choose another name, so that you can tell them apart.',
  thing: (name) => `Something else is called "${name}" already. Nothing was saved. Choose another name for the key.`,
}

function takenNames({ kit, surroundings }: Session, own?: RecordId): ReadonlyMap<string, Owner> {
  const { evidence } = kitEvidence(kit, surroundings.vaultPath)
  const things = evidence.bearers.filter(({ type }) => type !== 'key' && type !== 'other')
  const keys = kit.all('key').filter(({ id }) => id !== own)
  return new Map([
    ...[VAULT, THIS_COMPUTER, MEMORY].map((name) => [folded(name), 'thing'] as const),
    ...[...things, ...evidence.opened, ...evidence.accounts].map(({ name }) => [folded(name), 'thing'] as const),
    ...keys.map(({ name }) => [folded(name), 'key'] as const),
  ])
}
