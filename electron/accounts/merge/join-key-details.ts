import type { FormerRegistration, KeyDetailsRecord } from '../records.ts'
import { credentialName } from '../credential-name.ts'

/**
 * Joins what two vaults know of one key: of the sticker and whether it is gone the later word, the later model, all
 * accounts at which it was tried, all former registrations. The order of the two does not matter.
 */
export function joinKeyDetails(one: KeyDetailsRecord, other: KeyDetailsRecord): KeyDetailsRecord {
  const { sticker, gone, told } = later(one, other, ({ told, sticker, gone }) => [told ?? '', sticker, gone])
  const { model } = later(one, other, ({ model }) => [model?.on ?? '', model && withoutBytes(model)])
  const tried = joinTried(one, other)
  const formerly = joinFormer(one.formerly ?? [], other.formerly ?? [])
  return {
    kind: 'key-details',
    credential: one.credential,
    ...(sticker !== undefined && { sticker }),
    ...(gone && { gone }),
    ...(told !== undefined && { told }),
    ...(model && { model }),
    ...(tried.length > 0 && { tried }),
    ...(formerly.length > 0 && { formerly }),
  }
}

/** Of two equally late words both sides must pick the same one. */
function later(
  one: KeyDetailsRecord,
  other: KeyDetailsRecord,
  keyOf: (details: KeyDetailsRecord) => readonly unknown[],
): KeyDetailsRecord {
  return JSON.stringify(keyOf(one)) > JSON.stringify(keyOf(other)) ? one : other
}

function withoutBytes({ certificates, ...model }: NonNullable<KeyDetailsRecord['model']>): object {
  return { ...model, certificates: certificates.map((bytes) => Buffer.from(bytes).toString('base64')) }
}

function joinTried(one: KeyDetailsRecord, other: KeyDetailsRecord): NonNullable<KeyDetailsRecord['tried']> {
  const byAccount = new Map<string, string>()
  for (const { account, on } of [...(one.tried ?? []), ...(other.tried ?? [])])
    if (on > (byAccount.get(account) ?? '')) byAccount.set(account, on)
  return [...byAccount].sort(([a], [b]) => (a < b ? -1 : 1)).map(([account, on]) => ({ account, on }))
}

function joinFormer(
  one: readonly FormerRegistration[],
  other: readonly FormerRegistration[],
): readonly FormerRegistration[] {
  const byCredential = Map.groupBy([...one, ...other], ({ credentialId }) => credentialName(credentialId))
  return [...byCredential].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, same]) => joinedFormer(same) ?? [])
}

/** What never changes is the same on both sides; the name that sorts first is kept. */
function joinedFormer(same: readonly FormerRegistration[]): FormerRegistration | undefined {
  const [first] = same.toSorted((a, b) =>
    JSON.stringify([a.name, a.added]) < JSON.stringify([b.name, b.added]) ? -1 : 1,
  )
  return (
    first && {
      ...first,
      counter: Math.max(...same.map(({ counter }) => counter)),
      tested: [...new Set(same.flatMap(({ tested }) => tested))].sort(),
    }
  )
}
