import { describe, expect, it } from 'vitest'
import {
  generatePassphrase,
  LEAST_SCORE,
  passphraseBytes,
  passphraseStrength,
} from '../../electron/vault/passphrase.ts'

describe('passphrases', () => {
  it('are the same bytes however the system composes accents', () => {
    expect(passphraseBytes('Zoe\u0308')).toEqual(passphraseBytes('Zo\u00eb'))
    expect(passphraseBytes('\ufb01sh')).toEqual(passphraseBytes('fish'))
  })

  it('are never trimmed', () => {
    expect(passphraseBytes(' a ')).toEqual(Uint8Array.of(0x20, 0x61, 0x20))
  })

  it('are generated as six words that differ from time to time and are strong enough', async () => {
    const generated = await Promise.all(Array.from({ length: 20 }, () => generatePassphrase()))
    for (const passphrase of generated) expect(passphrase).toMatch(/^[a-z-]+( [a-z-]+){5}$/)
    expect(new Set(generated).size).toBe(20)
    expect((await passphraseStrength(generated[0] ?? '')).score).toBe(4)
  })

  it('are called weak when a dictionary has them, with advice', async () => {
    const weak = await passphraseStrength('hunter2')
    expect(weak.score).toBeLessThan(LEAST_SCORE)
    expect(weak.advice.length).toBeGreaterThan(0)
    expect((await passphraseStrength('')).score).toBe(0)
  })
})
