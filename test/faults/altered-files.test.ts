import { expect, it } from 'vitest'
import { FORMATS } from '../../electron/intake/formats.ts'
import { samples } from '../fixtures/intake/samples.ts'
import { FULL, runProcess } from './faults.ts'

const COUNT = FULL ? 10_000 : 200
/** Each is searched with two decoders at several sizes, so fewer are. */
const SEARCHED = ['picture', 'pdf']
const COUNT_SEARCHED = FULL ? 1000 : 20
/** Far above what any sample needs, far below what would hurt. */
const MOST_MEBIBYTES = 1024

/** Whatever is done to a file, these are the only answers. */
const ANSWERS = [
  'read',
  'nothing found',
  'unknown-format',
  'password-needed',
  'wrong-password',
  'companion-needed',
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

// Each has a process of its own, so two go side by side.
it.concurrent.each([...new Set(samples.map((sample) => sample.format))])(
  'altered files of %s are read or refused with a code, in time and in bounded memory',
  async (format) => {
    const count = SEARCHED.includes(format) ? COUNT_SEARCHED : COUNT
    const seed = FULL ? Math.floor(Math.random() * 2 ** 31) : 1
    const { outcomes, mebibytes } = (await runProcess('altered-files-process.ts', [
      format,
      String(count),
      String(seed),
    ])) as { outcomes: Record<string, number>; mebibytes: number }
    console.log(`${format.padEnd(32)}${String(mebibytes).padStart(5)} MiB  ${JSON.stringify(outcomes)}`)
    expect(Object.keys(outcomes).filter((outcome) => !ANSWERS.includes(outcome))).toEqual([])
    expect(Object.values(outcomes).reduce((sum, number) => sum + number, 0)).toBe(count)
    expect(mebibytes).toBeLessThan(MOST_MEBIBYTES)
  },
)
