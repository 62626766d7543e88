import { describe, expect, it } from 'vitest'
import { FULL, runProcess } from './faults.ts'
import { HOSTILE_PICTURES } from './hostile-pictures.ts'

/** Of this process and all its threads: a photograph of 100 megapixels takes 900, and 50 is the app without one. */
const MOST_MEBIBYTES = 1024
/** Which of them it is depends on what the decoder does without memory. */
const ANSWERS = ['unreadable', 'no-qr-code', 'file-too-large']

interface Seen {
  readonly code: string
  readonly mebibytes: number
  readonly turns: number
}

// Each has a process of its own, so two go side by side.
describe.concurrent('a picture or PDF that asks for very much', () => {
  const names = [...Object.keys(HOSTILE_PICTURES), ...(FULL ? ['hugePages'] : [])]
  it.each(names)('is refused or searched in bounded memory while the app goes on: %s', async (name) => {
    const seen = (await runProcess('hostile-pictures-process.ts', [name])) as Seen
    console.log(`${name.padEnd(48)}${JSON.stringify(seen)}`)
    expect(ANSWERS).toContain(seen.code)
    expect(seen.mebibytes).toBeLessThan(MOST_MEBIBYTES)
    expect(seen.turns).toBeGreaterThan(5)
  })
})
