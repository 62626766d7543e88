/**
 * What a lock cannot wipe: strings, and the copies that the engine's collector and libraries made. They
 * are garbage by then, and garbage keeps its bytes until something else takes its place. So all of it
 * is collected, and its place is filled.
 */
import { setImmediate } from 'node:timers/promises'
import { getHeapSpaceStatistics, queryObjects } from 'node:v8'

/** What is filled at a time; the app answers in between. */
const PORTION_BYTES = 8 * 2 ** 20

/** The halves of the young generation, of 16 MiB each unless V8 is told otherwise, twice over. */
const YOUNG_PORTIONS = (2 * 2 * 16 * 2 ** 20) / PORTION_BYTES

/** Ends the search for holes; many times what the heap of this app has. */
const MOST_PORTIONS = 40

/** Calls that the lock found under way hold what they were given until they are over. */
const ENDED_BY_THEN_MILLISECONDS = 30_000

let again: NodeJS.Timeout | undefined

/** After a lock: now, and once more when the calls that were under way then are over. */
export function overwriteGarbageOfSession(): void {
  void overwriteGarbage()
  clearTimeout(again)
  again = setTimeout(() => void overwriteGarbage(), ENDED_BY_THEN_MILLISECONDS)
  again.unref()
}

/** Overwrites the garbage of this thread. */
export async function overwriteGarbage(): Promise<void> {
  await setImmediate()
  forgetLastMatch()
  collectAll()
  await fillOldGeneration()
  await fillYoungGeneration()
  await fillOutside()
  collectAll()
}

/** The engine keeps the text in which a regular expression last found something (ECMA-262 annex B.2, `RegExp.input`). */
function forgetLastMatch(): void {
  ;/./.test('.')
}

/** Node collects all garbage before it counts objects, and documents that; which objects does not matter. */
function collectAll(): void {
  queryObjects(WeakRef)
}

/** What is held through several collections moves there, into the smallest holes that it fits into first. */
async function fillOldGeneration(): Promise<void> {
  const held: unknown[] = []
  const before = oldBytes()
  // It grows only when no hole is left.
  while (held.length < MOST_PORTIONS && oldBytes() < before + PORTION_BYTES) {
    held.push(smallObjects())
    await setImmediate()
  }
}

async function fillYoungGeneration(): Promise<void> {
  for (let portion = 0; portion < YOUNG_PORTIONS; portion++) {
    smallObjects()
    await setImmediate()
  }
}

/** What was freed outside the engine's heap, as by buffers and by the engine's own code, is given out again size by size. */
async function fillOutside(): Promise<void> {
  const held: Uint8Array[] = []
  for (let size = LARGEST_FREED; size >= SMALLEST_FREED; size /= 2) {
    const count = Math.min(MOST_OF_A_SIZE, BYTES_OF_A_SIZE / size)
    for (let number = 0; number < count; number++) held.push(Buffer.allocUnsafeSlow(size).fill(0))
    await setImmediate()
  }
}

/** In bytes, powers of two. */
const LARGEST_FREED = 2 ** 20
const SMALLEST_FREED = 16
const BYTES_OF_A_SIZE = 4 * 2 ** 20
const MOST_OF_A_SIZE = 20_000

/** Numbers with a fraction in an array of anything are objects of their own, of 16 bytes at most. */
function smallObjects(): unknown {
  const objects: unknown[] = [{}]
  for (let number = 0.5; number < PORTION_BYTES / 16; number++) objects.push(number)
  return objects
}

/** What the old generation takes, holes and all. */
function oldBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_size ?? 0
}
