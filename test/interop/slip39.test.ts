/** The official vectors of SLIP-39 (slip-0039/vectors.json) and its list of words. */
import { describe, expect, test } from 'vitest'
import { shareKey } from '../../electron/app/identity/share-key.ts'
import { combineShares } from '../../electron/slip39/combine.ts'
import { formatShare, readShare } from '../../electron/slip39/share.ts'
import { WORDS } from '../../electron/slip39/words.ts'
import { hasSamples, readSample, readSampleJson } from './samples.ts'

/** What it shows, the shares, the secret in hexadecimal (empty when they are to be refused), a wallet's key. */
type Vector = readonly [string, readonly string[], string, string]

const vectors = hasSamples ? (readSampleJson('slip39/vectors.json') as Vector[]) : []

describe.skipIf(!hasSamples)('SLIP-39', () => {
  test('has 45 vectors', () => {
    expect(vectors).toHaveLength(45)
  })

  test.each(vectors)('%s', async (_, mnemonics, secret) => {
    const combined = await combineShares(mnemonics, { derive: shareKey, passphrase: 'TREZOR' })
    expect(combined.ok ? Buffer.from(combined.secret).toString('hex') : '').toBe(secret)
  })

  test('shares are written as the vectors have them', () => {
    for (const mnemonic of vectors.filter(([, , secret]) => secret !== '').flatMap(([, mnemonics]) => mnemonics)) {
      const read = readShare(mnemonic)
      expect(read.ok && formatShare(read.share).join(' ')).toBe(mnemonic)
    }
  })

  test('the words are those of the standard', () => {
    expect(WORDS).toEqual(new TextDecoder().decode(readSample('slip39/wordlist.txt')).trim().split('\n'))
  })
})
