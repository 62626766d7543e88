import { describe, expect, it } from 'vitest'
import { generatePassphrase, passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { LEAST_SCORE, passphraseStrength } from '../../../electron/vault/slots/strength.ts'
import { turnsDuring } from '../../turns.ts'

describe('passphrases', () => {
  it('are the same bytes however the system composes accents', () => {
    expect(passphraseBytes('Zoe\u0308')).toEqual(passphraseBytes('Zo\u00eb'))
    expect(passphraseBytes('\ufb01sh')).toEqual(passphraseBytes('fish'))
  })

  it('are never trimmed', () => {
    expect(passphraseBytes(' a ')).toEqual(Uint8Array.of(0x20, 0x61, 0x20))
  })

  it('are generated as six words that differ each time and are strong enough', async () => {
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

  it('are estimated without blocking anything, one after the other', async () => {
    const leet = '4@8({[</369&#!1|0$5+7%2/'.repeat(5)
    const all = Promise.all([leet, 'hunter2', 'correct horse battery staple'].map(passphraseStrength))
    expect(await turnsDuring(all)).toBeGreaterThan(5)
    expect((await all).map(({ score }) => score)).toEqual([4, 1, 4])
  })

  it('are estimated by their first hundred characters', async () => {
    const [first, whole] = await Promise.all(['a'.repeat(100), `${'a'.repeat(100)}kx8Qz!p0vR`].map(passphraseStrength))
    expect(whole).toEqual(first)
  })
})
