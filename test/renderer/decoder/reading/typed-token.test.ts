import { describe, expect, it } from 'vitest'
import { encodeBase32 } from '../../../../electron/otp/base32.ts'
import { typedToken } from '../../../../renderer/decoder/reading/typed-token.ts'
import { EVERY_TOKEN } from '../../../fixtures/every-token.ts'

/** The form as it is at first, with what was typed into it. */
function form(values: Readonly<Record<string, string>>): (field: string) => string {
  const all: Readonly<Record<string, string>> = { algorithm: 'SHA1', digits: '6', moving: '30', pin: '', ...values }
  return (field) => all[field] ?? ''
}

describe('a secret that is typed from paper', () => {
  it.each(EVERY_TOKEN)('is the token of $service ($token.type)', ({ service, token }) => {
    const values = {
      name: ` ${service} `,
      type: token.type,
      algorithm: token.algorithm,
      digits: String(token.digits),
      moving: String(token.type === 'hotp' ? token.counter : token.period),
      pin: 'pin' in token ? new TextDecoder().decode(token.pin) : '',
    }
    expect(typedToken(encodeBase32(token.secret), form(values))).toEqual({ ok: true, name: service, token })
  })

  it('of mOTP is taken in hexadecimal, capitals and all, and in base32 as on early sheets', () => {
    const motp = (text: string) => typedToken(text, form({ type: 'motp', pin: '1' }))
    const secret = Uint8Array.of(0x7a, 0xc6, 0x1d, 0x47, 0x36, 0xf5, 0x1a, 0x2b)
    const [pin, fixed] = [new TextEncoder().encode('1'), { algorithm: 'MD5', digits: 6, period: 10 } as const]
    const token = { type: 'motp', secret, ...fixed, pin }
    expect(motp('7ac61d4736f51a2b')).toEqual({ ok: true, name: '', token })
    expect(motp(encodeBase32(secret))).toEqual({ ok: true, name: '', token })
    const text = new TextEncoder().encode('7AC61D4736f51a2b')
    expect(motp('7AC61D4736f51a2b')).toEqual({ ok: true, name: '', token: { ...token, text } })
  })

  it('takes no notice of fields that its kind does not have', () => {
    const rest = { algorithm: 'SHA512', digits: '7', moving: '90', pin: '1234' }
    const secret = new TextEncoder().encode('12345678901234567890')
    expect(typedToken(encodeBase32(secret), form({ ...rest, type: 'steam' }))).toEqual({
      ok: true,
      name: '',
      token: { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 },
    })
    expect(typedToken(encodeBase32(secret), form({ ...rest, type: 'motp', pin: '' }))).toEqual({
      ok: true,
      name: '',
      token: { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10 },
    })
  })

  it('with a character missing or wrong is refused, and it is said why', () => {
    expect(typedToken('GEZDGNB', form({ type: 'totp' }))).toMatchObject({ ok: true })
    expect(typedToken('GEZDGN', form({ type: 'totp' }))).toEqual({
      ok: false,
      why: { kind: 'typed-secret-short' },
    })
    expect(typedToken('GEZ1', form({ type: 'totp' }))).toEqual({
      ok: false,
      why: { kind: 'typed-secret', reason: { kind: 'not-base32', at: 4 } },
    })
  })
})
