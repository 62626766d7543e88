import type { RecordId } from '../vault/vault.ts'

/** What is noted of one key at one account. Days are `YYYY-MM-DD`. */
export interface KeyNote {
  readonly key: RecordId
  /** When the user said that it is registered there; absent in notes of earlier versions. */
  readonly noted?: string
  /** When the user signed in with it. */
  readonly tried?: string
}

/** `none` means that nothing is noted, never that the key is not registered. `noted`: when it was, before it was tried. */
export type MatrixCell =
  | { readonly kind: 'tried'; readonly on: string; readonly noted?: string }
  | { readonly kind: 'told'; readonly on?: string }
  | { readonly kind: 'none' }

/** What a note comes to. A sign-in from before the key was noted again is of an earlier registration. */
export function cellOf(note: KeyNote | undefined): MatrixCell {
  if (!note) return { kind: 'none' }
  const { noted, tried } = note
  if (tried !== undefined && tried >= (noted ?? ''))
    return { kind: 'tried', on: tried, ...(noted !== undefined && { noted }) }
  return { kind: 'told', ...(noted !== undefined && { on: noted }) }
}

/** What the cells of a row come to. `told` keys are those that were not tried. */
export type InShort =
  | { readonly kind: 'several-tried'; readonly tried: number }
  | { readonly kind: 'one-tried'; readonly told: number }
  | { readonly kind: 'none-tried'; readonly told: number }
  | { readonly kind: 'no-key' }

/** @param cells - Those of keys that are not gone. */
export function inShort(cells: readonly MatrixCell[]): InShort {
  const tried = cells.filter(({ kind }) => kind === 'tried').length
  const told = cells.filter(({ kind }) => kind === 'told').length
  if (tried > 1) return { kind: 'several-tried', tried }
  if (tried === 1) return { kind: 'one-tried', told }
  return told > 0 ? { kind: 'none-tried', told } : { kind: 'no-key' }
}

/** How well a row stands; more is better, and noting a key never makes it less. */
export function standing(row: InShort): number {
  switch (row.kind) {
    case 'no-key':
      return 0
    case 'none-tried':
      return row.told > 1 ? 2 : 1
    case 'one-tried':
      return row.told > 0 ? 4 : 3
    case 'several-tried':
      return 5
  }
}
