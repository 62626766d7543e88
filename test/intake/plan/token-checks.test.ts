import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import type { Found } from '../../../electron/intake/intake.ts'
import { checkedReading } from '../../../electron/intake/plan/token-checks.ts'
import { readingOf, tokenFound, totp } from '../../fixtures/intake/plans.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'

async function readLink(link: string): Promise<Found | undefined> {
  const { found } = await readSource({ name: 'x', bytes: new TextEncoder().encode(link) })
  return found[0]
}

describe('a token that is called Steam', () => {
  test('and has five digits is read as Steam Guard', async () => {
    for (const label of ['Steam', 'Steam:mara', 'steam%20guard:mara', 'store.steampowered.com:mara'])
      expect(await readLink(`otpauth://totp/${label}?secret=${SECRET}&digits=5`)).toMatchObject({
        token: { type: 'steam', digits: 5 },
        warnings: [{ kind: 'steam-by-digits' }],
      })
  })

  test.each(['&digits=6', '&digits=5&period=60', '&digits=5&algorithm=SHA256'])(
    'and states %s is asked about, and stays what it is',
    async (rest) => {
      expect(await readLink(`otpauth://totp/Steam:mara?secret=${SECRET}${rest}`)).toMatchObject({
        token: { type: 'totp' },
        warnings: [{ kind: 'steam-ordinary' }],
      })
    },
  )

  test('and comes from a vault is asked about, and stays what it was', () => {
    const origin = { account: { id: 'a1', note: '', added: '' }, added: '', source: '' }
    const found = tokenFound('Steam', 'me', '1234567890', { token: totp('1234567890', { digits: 5 }), origin })
    expect(checkedReading(readingOf([found])).found).toMatchObject([{ token: { type: 'totp', digits: 5 } }])
  })
})

describe('a secret', () => {
  test.each([
    ['JBSWY3DPEHPK3PX', { kind: 'secret-short', bytes: 9 }],
    ['JA', { kind: 'secret-short', bytes: 1 }],
  ])('of few bytes is warned of: %s', async (secret, warning) => {
    expect(await readLink(`otpauth://totp/a:b?secret=${secret}`)).toMatchObject({ warnings: [warning] })
  })

  test('of a length that no encoder makes is warned of', async () => {
    expect(await readLink(`otpauth://totp/a:b?secret=${SECRET}E`)).toMatchObject({
      warnings: [{ kind: 'odd-length' }],
    })
  })

  test('of mOTP may have eight bytes, and is warned of where it has capitals', async () => {
    expect(await readLink('motp://a:b?secret=7ac61d4736f51a2b')).toMatchObject({ warnings: [] })
    expect(await readLink('motp://a:b?secret=7AC61D4736F51A2B')).toMatchObject({
      warnings: [{ kind: 'motp-capitals' }],
    })
  })
})
