import type { MatrixCell } from '../../keys/matrix-cell.ts'
import type { KeyTable } from '../content/keys-sheet.ts'
import { digest } from './fingerprint.ts'

/**
 * The fingerprint of a printed table of keys: each key with its sticker and whether it is gone, and each account with
 * what is noted of each key, as JSON, sorted. How the table is ordered and worded does not matter.
 */
export function keyTableDigest({ keys, rows }: KeyTable): Uint8Array {
  const said = [
    ...keys.map(({ name, sticker = '', gone }) => ['key', name, sticker, gone?.how ?? '', gone?.on ?? '']),
    ...rows.map(({ service, name, cells }) => ['account', service, name, ...notes(cells, keys)]),
  ]
  return digest(
    said
      .map((fields) => JSON.stringify(fields))
      .sort()
      .map((text) => Buffer.from(text)),
  )
}

function notes(cells: readonly MatrixCell[], keys: KeyTable['keys']): readonly string[] {
  return cells
    .flatMap((cell, at) => (cell.kind === 'none' ? [] : [`${cell.kind} ${cell.on ?? ''} ${keys[at]?.name ?? ''}`]))
    .sort()
}
