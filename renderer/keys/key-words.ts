/** What the screen says of a key. */
import type { KeyStanding, KeyView } from '../../electron/contract.ts'
import { day } from '../wording.ts'

/** "Worked on Nov 2" */
export function standingText(standing: KeyStanding): string {
  switch (standing.kind) {
    case 'works':
      return `Worked on ${day(standing.on)}`
    case 'due':
      return `Due since ${day(standing.since)}`
    case 'suspect':
      return `${standing.counter ? 'Counter went back' : 'Failed'} on ${day(standing.on)}`
    case 'never':
      return 'Never tested'
    case 'gone':
      return 'Out of use'
  }
}

/** "home safe, with Ana": where a key is, as the person said. */
export function whereText({ place, with: keeper, gone }: Pick<KeyView, 'place' | 'with' | 'gone'>): string {
  if (gone) return `${gone.how === 'lost' ? 'Lost' : 'Retired'} on ${day(gone.on)}`
  return [place, keeper === undefined ? undefined : `with ${keeper}`].filter((part) => part !== undefined).join(', ')
}

/** "YubiKey 5C NFC": what a list calls the model that the key's certificate vouches for; else who signed. */
export function modelName({ model }: Pick<KeyView, 'model'>): string | undefined {
  if (!model) return undefined
  if (model.is.kind === 'metadata' || model.is.kind === 'table') return model.is.name
  if (model.is.kind !== 'signed-by' || model.is.organisation === undefined) return undefined
  return `as signed by ${model.is.organisation}`
}

/** What is known of two keys. */
export interface PairText {
  readonly shown: boolean
  readonly id: string
  readonly says: string
  readonly more: string
}

/** More pairs than these are only counted. */
const MOST_PAIRS = 6

/** Pairs of keys in use, each once: those shown to be two, then those that nobody has compared. */
export function pairsOf(keys: readonly KeyView[]): readonly PairText[] {
  const inUse = keys.filter(({ gone }) => !gone)
  const place = new Map(inUse.map(({ id }, index) => [id, index]))
  const isAfter = (id: string, key: KeyView): boolean => (place.get(id) ?? -1) > (place.get(key.id) ?? 0)
  const shown = inUse.flatMap((key) =>
    key.different.filter(({ id }) => isAfter(id, key)).map((other) => differ(key, other)),
  )
  const open = inUse.flatMap((key) =>
    key.notCompared.filter(({ id }) => isAfter(id, key)).map((other) => compare(key, other)),
  )
  return [
    ...few(shown, (count) => `${count} pairs are shown to be two different keys.`),
    ...few(open, (count) => `${count} pairs have not been compared yet.`),
  ]
}

function differ(key: KeyView, other: KeyView['different'][number]): PairText {
  return {
    shown: true,
    id: `${key.id} ${other.id}`,
    says: `${key.name} and ${other.name} are two different keys.`,
    more: `Shown on ${day(other.on)}: one refused the test entry of the other.`,
  }
}

function compare(key: KeyView, other: KeyView['notCompared'][number]): PairText {
  return {
    shown: false,
    id: `${key.id} ${other.id}`,
    says: `${key.name} and ${other.name} have not been compared yet.`,
    more: 'On Linux, test one of them while the other is not plugged in.',
  }
}

function few(pairs: readonly PairText[], counted: (count: number) => string): readonly PairText[] {
  const [first] = pairs
  if (!first || pairs.length <= MOST_PAIRS) return pairs
  return [
    {
      shown: first.shown,
      id: `all ${String(first.shown)}`,
      says: counted(pairs.length),
      more: first.shown ? '' : 'Walk through all keys on Linux to compare them.',
    },
  ]
}
