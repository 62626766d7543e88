import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase32, encodeBase32 } from '../../../electron/otp/base32.ts'
import { secretLines } from '../../../electron/sheets/content/secret-lines.ts'

describe('a secret in groups of four', () => {
  it('takes four groups a line', () => {
    expect(secretLines('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')).toEqual([
      ['JBSW', 'Y3DP', 'EHPK', '3PXP'],
      ['JBSW', 'Y3DP', 'EHPK', '3PXP'],
    ])
  })

  it('takes six groups a line when it is long', () => {
    expect(secretLines('A'.repeat(103)).map((line) => line.length)).toEqual([6, 6, 6, 6, 2])
  })

  it('keeps a short last group', () => {
    expect(secretLines('JBSWY')).toEqual([['JBSW', 'Y']])
  })

  it('reads back as the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const printed = secretLines(encodeBase32(bytes))
          .map((groups) => groups.join(' '))
          .join('\n')
        expect(decodeBase32(printed)).toEqual({ ok: true, bytes })
      }),
    )
  })

  it('never has a group of more than four or a line of more than six', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z2-7]{1,500}$/), (text) => {
        for (const line of secretLines(text)) {
          expect(line.length).toBeLessThanOrEqual(6)
          for (const group of line) expect(group.length).toBeLessThanOrEqual(4)
        }
      }),
    )
  })
})
