import { setImmediate } from 'node:timers/promises'
import { getHeapSpaceStatistics, queryObjects } from 'node:v8'

/** What is filled at a time; the app answers in between. */
const PORTION_BYTES = 8 * 2 ** 20

/** The halves of the young generation, of 16 MiB each unless V8 is told otherwise, twice over. */
const YOUNG_PORTIONS = (2 * 2 * 16 * 2 ** 20) / PORTION_BYTES

/** Ends the search for holes; many times what the heap of this app has. */
const MOST_PORTIONS = 40

/** Collects the garbage of this thread and fills its place, on the engine's heap and outside. */
export async function overwriteFreed(): Promise<void> {
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

/**
 * What was freed outside the engine's heap, as by buffers and by the engine's own code, is given out again size by
 * size. The system keeps small pieces apart by their exact size (glibc malloc: bins of 16 bytes up to 1,032).
 */
async function fillOutside(): Promise<void> {
  const held: Uint8Array[] = []
  for (let size = LARGEST_FREED; size > LARGEST_EXACT; size /= 2) {
    const count = Math.min(MOST_OF_A_SIZE, BYTES_OF_A_SIZE / size)
    for (let number = 0; number < count; number++) held.push(filled(size))
    await setImmediate()
  }
  for (let size = LARGEST_EXACT; size > 0; size -= EXACT_STEP) {
    for (let number = 0; number < MOST_OF_AN_EXACT_SIZE; number++) held.push(filled(size))
    await setImmediate()
  }
}

function filled(bytes: number): Uint8Array {
  return Buffer.allocUnsafeSlow(bytes).fill(0)
}

/** In bytes, powers of two. */
const LARGEST_FREED = 2 ** 20
const BYTES_OF_A_SIZE = 4 * 2 ** 20
const MOST_OF_A_SIZE = 20_000

/** In bytes. A piece has eight more than was asked for, and is a multiple of 16. */
const LARGEST_EXACT = 1032
const EXACT_STEP = 16
const MOST_OF_AN_EXACT_SIZE = 500
