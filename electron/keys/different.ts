/** Which keys were shown to be two different ones. */
import type { KeyTestRecord } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'

/** A key by the names of its credentials, present and former. */
export interface NamedKey {
  readonly id: RecordId
  readonly credentials: readonly string[]
}

/** Two keys, and the day on which that was last shown. */
export interface DifferentPair {
  /** In order of id. */
  readonly keys: readonly [RecordId, RecordId]
  /** `YYYY-MM-DD`. */
  readonly on: string
}

/**
 * The pairs that a test has shown to be two: the key in hand answered for its own credential, and had none of the
 * other's. Two names alone show nothing, because one key can be registered under both.
 */
export function differentPairs(
  keys: readonly NamedKey[],
  tests: readonly Pick<KeyTestRecord, 'at' | 'credential' | 'differsFrom'>[],
): readonly DifferentPair[] {
  const owner = new Map(keys.flatMap(({ id, credentials }) => credentials.map((name) => [name, id] as const)))
  const pairs = new Map<string, DifferentPair>()
  for (const { at, credential, differsFrom = [] } of tests) {
    const one = credential === undefined ? undefined : owner.get(credential)
    const others = new Set(differsFrom.flatMap((name) => owner.get(name) ?? []))
    for (const other of others) if (one !== undefined && one !== other) add(pairs, inOrder(one, other), at.slice(0, 10))
  }
  return [...pairs.values()]
}

/** The keys that nothing has shown to be different from this one. */
export function notCompared(
  id: RecordId,
  keys: readonly NamedKey[],
  pairs: readonly DifferentPair[],
): readonly RecordId[] {
  const shown = new Set(pairs.filter(({ keys: pair }) => pair.includes(id)).flatMap(({ keys: pair }) => pair))
  return keys.map((key) => key.id).filter((other) => other !== id && !shown.has(other))
}

function inOrder(one: RecordId, other: RecordId): readonly [RecordId, RecordId] {
  return one < other ? [one, other] : [other, one]
}

function add(pairs: Map<string, DifferentPair>, keys: readonly [RecordId, RecordId], on: string): void {
  const name = keys.join(' ')
  const before = pairs.get(name)
  if (!before || before.on < on) pairs.set(name, { keys, on })
}
