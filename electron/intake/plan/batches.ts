import type { BatchPart } from '../../otp/migration.ts'
import { describeParts } from './describe.ts'

/** Which parts of larger Google Authenticator exports a source has, one sentence each. */
export function partNotes(parts: readonly BatchPart[]): string[] {
  return parts
    .filter(({ size }) => size > 1)
    .map(({ index, size }) => `Part ${index + 1} of ${size} of a Google Authenticator export.`)
}

/**
 * One sentence for each Google Authenticator export that is not complete, such as "Part 3 of 3 of
 * a Google Authenticator export is missing; parts 1 and 2 are here."
 */
export function missingParts(parts: readonly BatchPart[]): string[] {
  const batches = Map.groupBy(parts, ({ batch, size }) => `${batch} ${size}`)
  return [...batches.values()].flatMap((batch) => {
    const size = batch[0]?.size ?? 0
    const here = [...new Set(batch.map((part) => part.index + 1))].sort((a, b) => a - b)
    const missing = Array.from({ length: size }, (_, index) => index + 1).filter((number) => !here.includes(number))
    if (missing.length === 0) return []
    const start = describeParts(missing).replace('part', 'Part')
    const [is, are] = [missing, here].map((numbers) => (numbers.length > 1 ? 'are' : 'is'))
    return [`${start} of ${size} of a Google Authenticator export ${is} missing; ${describeParts(here)} ${are} here.`]
  })
}
