/** What changed between two snapshots of one package. */
import { fieldChanges, type FieldChange } from './fields.ts'
import { ownerChanges, type OwnerChange } from './owner-changes.ts'
import { releaseChanges, type ReleaseChange } from './release-changes.ts'
import type { PublisherSnapshot } from './snapshot.ts'

export type Change =
  | OwnerChange
  | ReleaseChange
  | { readonly kind: 'status'; readonly before: Status; readonly after: Status }
  | { readonly kind: 'organisation'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'trusted-only'; readonly on: boolean }
  /** Something that this version does not know. */
  | ({ readonly kind: 'field' } & FieldChange)

type Status = NonNullable<PublisherSnapshot['status']>

/**
 * What changed, what concerns the whole package first. Only what both snapshots speak of is compared; the order of lists
 * says nothing.
 *
 * @param before - Of the same package and kind as `after`.
 */
export function changesBetween(before: PublisherSnapshot, after: PublisherSnapshot): readonly Change[] {
  return [
    ...statusChange(before.status, after.status),
    ...organisationChange(before.organisation, after.organisation),
    ...trustedOnlyChange(before.trustedOnly, after.trustedOnly),
    ...(before.owners && after.owners ? ownerChanges(before.owners, after.owners) : []),
    ...(before.releases && after.releases ? releaseChanges(before, after) : []),
    ...fieldChanges(before.fields, after.fields).map((change) => ({ kind: 'field' as const, ...change })),
  ]
}

function statusChange(before: Status | undefined, after: Status | undefined): readonly Change[] {
  if (!before || !after || (before.is === after.is && before.reason === after.reason)) return []
  return [{ kind: 'status', before, after }]
}

function organisationChange(before: string | null | undefined, after: string | null | undefined): readonly Change[] {
  return before === undefined || after === undefined || before === after
    ? []
    : [{ kind: 'organisation', before, after }]
}

function trustedOnlyChange(before: boolean | undefined, after: boolean | undefined): readonly Change[] {
  return before === undefined || after === undefined || before === after ? [] : [{ kind: 'trusted-only', on: after }]
}
