import { describe, expect, it } from 'vitest'
import { FULL, runProcess } from './faults.ts'
import { HOSTILE_PICTURES } from './hostile-pictures.ts'

/** This process and all its threads: a photograph of 100 megapixels takes 900, and the app alone takes 50. */
const MOST_MEBIBYTES = 1024
/** Which of them it is depends on what the decoder does when it runs out of memory. */
const ANSWERS = ['unreadable', 'no-qr-code', 'file-too-large']

/** Ten seconds each; the others go through the same decoders. */
const LONG = ['a TIFF of 81 megapixels', 'a PDF page of ten million letters']

interface Seen {
  readonly code: string
  readonly mebibytes: number
  readonly turns: number
}

// Each has its own process, so two run side by side.
describe.concurrent('a picture or PDF that asks for too much', () => {
  const names = [...Object.keys(HOSTILE_PICTURES), ...(FULL ? ['hugePages'] : [])]
  const isLimited = async (name: string) => {
    const seen = (await runProcess('hostile-pictures-process.ts', [name])) as Seen
    console.log(`${name.padEnd(48)}${JSON.stringify(seen)}`)
    expect(ANSWERS).toContain(seen.code)
    expect(seen.mebibytes).toBeLessThan(MOST_MEBIBYTES)
    expect(seen.turns).toBeGreaterThan(5)
  }
  const LIMITED = 'is refused or searched in limited memory while the app keeps running: %s'
  it.each(names.filter((name) => !LONG.includes(name)))(LIMITED, isLimited)
  it.each(names.filter((name) => LONG.includes(name)))(LIMITED, { tags: 'thorough' }, isLimited)
})
