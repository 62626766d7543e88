import { expect, it } from 'vitest'
import { FORMATS } from '../../electron/intake/formats.ts'
import { samples } from '../fixtures/intake/samples.ts'
import { SEED } from '../fixtures/seed.ts'
import { FULL, runProcess } from './faults.ts'

const COUNT = FULL ? 10_000 : 100
/** Fewer of these, because each is searched with two decoders at several sizes. */
const SEARCHED = ['picture', 'picture-zip', 'pdf']
const COUNT_SEARCHED = FULL ? 1000 : 10
/** How many of the searched ones to put in one test. */
const PORTION = FULL ? COUNT_SEARCHED : 5
/** Far more than any sample needs, far less than would hurt. */
const MOST_MEBIBYTES = 1024

/** The only possible answers, whatever was done to a file. */
const ANSWERS = [
  'read',
  'nothing found',
  'unknown-format',
  'password-needed',
  'wrong-password',
  'companion-needed',
  'columns-needed',
  'file-truncated',
  'file-damaged',
  'file-too-large',
  'cost-too-high',
  'no-qr-code',
  'unreadable',
]

it('there is a sample of every format', () => {
  const sampled = new Set(samples.map((sample) => sample.format))
  expect(FORMATS.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual([])
})

/** A format, the seed of the first copy, and how many copies. */
type Portion = readonly [format: string, seed: number, count: number]

function portionsOf(format: string): readonly Portion[] {
  if (!SEARCHED.includes(format)) return [[format, SEED, COUNT]]
  return Array.from({ length: COUNT_SEARCHED / PORTION }, (_, at) => [format, SEED + at * PORTION, PORTION])
}

// Each has its own process, so two run side by side.
it.concurrent.each([...new Set(samples.map((sample) => sample.format))].flatMap(portionsOf))(
  'altered files of %s from seed %i are read or refused with a code, in time and in bounded memory',
  async (format, seed, count) => {
    const args = [format, String(count), String(seed)]
    const { outcomes, mebibytes, slowest } = (await runProcess('altered-files-process.ts', args)) as Tally
    console.log(
      `${format.padEnd(32)}${String(mebibytes).padStart(5)} MiB${String(slowest).padStart(6)} ms  ${JSON.stringify(outcomes)}`,
    )
    expect(Object.keys(outcomes).filter((outcome) => !ANSWERS.includes(outcome))).toEqual([])
    expect(Object.values(outcomes).reduce((sum, number) => sum + number, 0)).toBe(count)
    expect(mebibytes).toBeLessThan(MOST_MEBIBYTES)
  },
)

interface Tally {
  readonly outcomes: Readonly<Record<string, number>>
  readonly mebibytes: number
  /** Milliseconds of processor time. */
  readonly slowest: number
}
