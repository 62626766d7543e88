import { expect, it } from 'vitest'
import { FORMATS } from '../../electron/intake/formats.ts'
import { samples } from '../fixtures/intake/samples.ts'
import { SEED } from '../fixtures/seed.ts'
import { FULL, runProcess } from './faults.ts'
import type { Tallies } from './tally.ts'

const COUNT = FULL ? 10_000 : 40
/** Fewer of these, because each is searched with two decoders at several sizes. */
const SEARCHED = ['picture', 'picture-zip', 'pdf']
const COUNT_SEARCHED = FULL ? 1000 : 5
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

/** Formats, the seed of the first copies, and how many copies of each. */
type Portion = readonly [formats: string, seed: number, count: number]

/** How many formats share a process, most of whose time is its start where there are few copies. */
const TOGETHER = FULL ? 1 : 8

function portions(): readonly Portion[] {
  const formats = [...new Set(samples.map((sample) => sample.format))]
  const quick = formats.filter((format) => !SEARCHED.includes(format))
  const groups = Array.from({ length: Math.ceil(quick.length / TOGETHER) }, (_, at) =>
    quick.slice(at * TOGETHER, (at + 1) * TOGETHER).join(),
  )
  const searched = SEARCHED.filter((format) => formats.includes(format)).flatMap((format) =>
    Array.from({ length: COUNT_SEARCHED / PORTION }, (_, at): Portion => [format, SEED + at * PORTION, PORTION]),
  )
  return [...groups.map((group): Portion => [group, SEED, COUNT]), ...searched]
}

// Each has its own process, so two run side by side.
it.concurrent.each(portions())(
  'altered files of %s from seed %i are read or refused with a code, in time and in bounded memory',
  async (formats, seed, count) => {
    const args = [formats, String(count), String(seed)]
    const { tallies, mebibytes } = (await runProcess('altered-files-process.ts', args)) as Tallies
    for (const { format, outcomes, slowest } of tallies) {
      console.log(
        `${format.padEnd(32)}${String(mebibytes).padStart(5)} MiB${String(slowest).padStart(6)} ms  ${JSON.stringify(outcomes)}`,
      )
      expect(Object.keys(outcomes).filter((outcome) => !ANSWERS.includes(outcome))).toEqual([])
      expect(Object.values(outcomes).reduce((sum, number) => sum + number, 0)).toBe(count)
    }
    expect(tallies.map(({ format }) => format).join()).toBe(formats)
    expect(mebibytes).toBeLessThan(MOST_MEBIBYTES)
  },
)
