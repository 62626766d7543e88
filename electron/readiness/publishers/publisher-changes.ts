/** Who published, against who published before. */
import { canonical, fieldChanges, type FieldChange } from './fields.ts'
import type { Publisher } from './snapshot.ts'

export type PublisherChange =
  /** A trusted publisher did it before, and a person did it now; or the other way round. */
  | {
      readonly kind: 'person-instead' | 'trusted-instead'
      readonly version: string
      readonly person: string
      readonly provider: string
    }
  | { readonly kind: 'other-person'; readonly version: string; readonly before: string; readonly after: string }
  /** Another kind of trusted publisher. */
  | { readonly kind: 'provider'; readonly version: string; readonly before: string; readonly after: string }
  /** Repository, workflow, environment, and whatever else the registry says of a publisher. */
  | ({ readonly kind: 'publisher-field'; readonly version: string } & FieldChange)
  /** One of several came or went. */
  | {
      readonly kind: 'publisher-added' | 'publisher-gone'
      readonly version: string
      readonly publisher: Publisher
    }

/** Nothing where one side does not say who it was. */
export function publisherChanges(
  version: string,
  before: readonly Publisher[],
  after: readonly Publisher[],
): readonly PublisherChange[] {
  const [from, ...others] = before
  const [to, ...more] = after
  if (!from || !to) return []
  if (others.length === 0 && more.length === 0) return between(version, from, to)
  const without = (list: readonly Publisher[], rest: readonly Publisher[]): readonly Publisher[] =>
    list.filter((one) => !rest.some((other) => canonical(one) === canonical(other)))
  return [
    ...without(after, before).map((publisher) => ({ kind: 'publisher-added' as const, version, publisher })),
    ...without(before, after).map((publisher) => ({ kind: 'publisher-gone' as const, version, publisher })),
  ]
}

function between(version: string, from: Publisher, to: Publisher): readonly PublisherChange[] {
  if (from.kind === 'trusted' && to.kind === 'person')
    return [{ kind: 'person-instead', version, person: to.name, provider: from.provider }]
  if (from.kind === 'person' && to.kind === 'trusted')
    return [{ kind: 'trusted-instead', version, person: from.name, provider: to.provider }]
  const [before, after] = [nameOf(from), nameOf(to)]
  const kind = to.kind === 'person' ? 'other-person' : 'provider'
  return [
    ...(before === after ? [] : [{ kind, version, before, after } as const]),
    // What is said of one person is not compared with what is said of another.
    ...(before === after || to.kind === 'trusted' ? fieldChanges(from.fields, to.fields) : []).map((change) => ({
      kind: 'publisher-field' as const,
      version,
      ...change,
    })),
  ]
}

function nameOf(publisher: Publisher): string {
  return publisher.kind === 'person' ? publisher.name : publisher.provider
}
