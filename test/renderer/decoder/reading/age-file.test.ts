import { expect, it } from 'vitest'
import { ageFile } from '../../../../electron/exports/age-file.ts'
import { openAge } from '../../../../renderer/decoder/reading/age-file.ts'

const PASSPHRASE = 'four words of a test'
const inside = new TextEncoder().encode('what is inside')
const sealed = await ageFile(inside, { passphrase: PASSPHRASE }, { armored: false, workFactor: 10 })

it('tells how far a passphrase is tried, up to the end', async () => {
  const shares: number[] = []
  const { signal } = new AbortController()
  const opened = await openAge(sealed, { passphrase: PASSPHRASE, signal, progress: (share) => shares.push(share) })
  expect(opened).toEqual({ ok: true, content: inside })
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(shares[0]).toBeLessThan(0.01)
  expect(shares.at(-1)).toBe(1)
})

it('stops where it is when it is told to', async () => {
  const stopping = new AbortController()
  const shares: number[] = []
  const progress = (share: number) => {
    shares.push(share)
    if (share >= 0.5) stopping.abort()
  }
  const opened = await openAge(sealed, { passphrase: PASSPHRASE, signal: stopping.signal, progress })
  expect(opened).toEqual({ ok: false, reason: 'stopped' })
  expect(shares.at(-1)).toBe(0.5)
})

it('does not begin with a file that claims a cost age never writes', async () => {
  const claimed = withFactor(sealed, '21')
  const progress = () => expect.unreachable('no work may be done')
  const { signal } = new AbortController()
  expect(await openAge(claimed, { passphrase: PASSPHRASE, signal, progress })).toEqual({
    ok: false,
    reason: 'cost-too-high',
  })
})

/** The same file with another work factor; its MAC no longer fits, which is looked at later. */
function withFactor(file: Uint8Array, factor: string): Uint8Array {
  const text = new TextDecoder('latin1').decode(file)
  return Uint8Array.from(text.replace(/^(.*\n-> scrypt \S+) 10\n/, `$1 ${factor}\n`), (one) => one.charCodeAt(0))
}
