import { tooMany } from '../containers/failures.ts'
import { LIMITS } from '../containers/limits.ts'

/** How entries are counted, and what holds them in the middle of a sentence. */
interface Counted<Read> {
  readonly count: (read: Read) => number
  readonly what: string
}

/**
 * Reads one part after the other where a part may hold many entries, as a Google Authenticator link
 * does, and stops at the first entry too many: a few megabytes of such links hold millions.
 *
 * @throws KitError `file-too-large`
 */
export function readBounded<Part, Read>(
  parts: readonly Part[],
  read: (part: Part, index: number) => Read,
  { count, what }: Counted<Read>,
): Read[] {
  const all: Read[] = []
  let entries = 0
  for (const [index, part] of parts.entries()) {
    const one = read(part, index)
    entries += count(one)
    if (entries > LIMITS.entries) throw tooMany(what)
    all.push(one)
  }
  return all
}
