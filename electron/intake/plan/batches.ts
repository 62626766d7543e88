import type { BatchPart } from '../../otp/migration.ts'
import type { MissingParts, Note } from '../judgements.ts'

/** Which parts of larger Google Authenticator exports a source has. */
export function partNotes(parts: readonly BatchPart[]): Note[] {
  return parts
    .filter(({ size }) => size > 1)
    .map(({ index, size }) => ({ kind: 'part-of-export', part: index + 1, of: size }))
}

/** One for each Google Authenticator export that is not complete. */
export function missingParts(parts: readonly BatchPart[]): MissingParts[] {
  const batches = Map.groupBy(parts, ({ batch, size }) => `${batch} ${size}`)
  return [...batches.values()].flatMap((batch) => {
    const size = batch[0]?.size ?? 0
    const here = [...new Set(batch.map((part) => part.index + 1))].sort((a, b) => a - b)
    const missing = Array.from({ length: size }, (_, index) => index + 1).filter((number) => !here.includes(number))
    return missing.length === 0 ? [] : [{ kind: 'parts-missing', missing, here, of: size }]
  })
}
