/** Who came and who went. */
import { fieldChanges, type FieldChange } from './fields.ts'
import type { Owner } from './snapshot.ts'

export type OwnerChange =
  | { readonly kind: 'owner-added' | 'owner-gone'; readonly owner: string; readonly role?: string }
  /** The same account under another name. */
  | { readonly kind: 'owner-renamed'; readonly before: string; readonly after: string }
  /** Another account under the same name. */
  | { readonly kind: 'owner-replaced'; readonly owner: string; readonly before: string; readonly after: string }
  | { readonly kind: 'role'; readonly owner: string; readonly before?: string; readonly after?: string }
  | ({ readonly kind: 'owner-field'; readonly owner: string } & FieldChange)

/** Owners by name; those that are not there any more by their number, too. */
export function ownerChanges(before: readonly Owner[], after: readonly Owner[]): readonly OwnerChange[] {
  const [had, has] = [byName(before), byName(after)]
  const gone = before.filter(({ name }) => !has.has(name))
  const added = after.filter(({ name }) => !had.has(name))
  const renamed = added.flatMap((to) => {
    const from = to.id === undefined ? undefined : gone.find(({ id }) => id === to.id)
    return from ? [{ from, to }] : []
  })
  const isRenamed = (owner: Owner): boolean => renamed.some(({ from, to }) => from === owner || to === owner)
  const stayed = after.flatMap((to) => {
    const from = had.get(to.name)
    return from ? [{ from, to }] : []
  })
  return [
    ...added.filter((owner) => !isRenamed(owner)).map((owner) => ({ kind: 'owner-added' as const, ...named(owner) })),
    ...gone.filter((owner) => !isRenamed(owner)).map((owner) => ({ kind: 'owner-gone' as const, ...named(owner) })),
    ...renamed.map(({ from, to }) => ({ kind: 'owner-renamed' as const, before: from.name, after: to.name })),
    ...[...renamed, ...stayed].flatMap(({ from, to }) => changesOf(from, to)),
  ]
}

function byName(owners: readonly Owner[]): ReadonlyMap<string, Owner> {
  return new Map(owners.map((owner) => [owner.name, owner]))
}

function named({ name, role }: Owner): { readonly owner: string; readonly role?: string } {
  return { owner: name, ...(role !== undefined && { role }) }
}

function changesOf(from: Owner, to: Owner): readonly OwnerChange[] {
  const owner = to.name
  const isOther = from.id !== undefined && to.id !== undefined && from.id !== to.id
  const hasRole = from.role !== to.role
  return [
    ...(isOther ? [{ kind: 'owner-replaced' as const, owner, before: from.id, after: to.id }] : []),
    ...(hasRole
      ? [
          {
            kind: 'role' as const,
            owner,
            ...(from.role !== undefined && { before: from.role }),
            ...(to.role !== undefined && { after: to.role }),
          },
        ]
      : []),
    ...fieldChanges(from.fields, to.fields).map((change) => ({ kind: 'owner-field' as const, owner, ...change })),
  ]
}
