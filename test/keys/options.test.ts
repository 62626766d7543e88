import { describe, expect, it } from 'vitest'
import { assertionOptions, registrationOptions } from '../../electron/keys/options.ts'

const KEYS = [1, 2].map((value) => ({ credentialId: new Uint8Array(8).fill(value), transports: ['usb'] }))
const CREDENTIALS = [
  { type: 'public-key', id: 'AQEBAQEBAQE', transports: ['usb'] },
  { type: 'public-key', id: 'AgICAgICAgI', transports: ['usb'] },
]
const ASK = { rpId: 'recovery-kit.invalid', wait: 120_000 }

describe('the options', () => {
  it('ask for nothing that would keep a key from being tested or leave something on it', () => {
    const make = () => registrationOptions({ ...ASK, exclude: [], attestation: 'none' })
    const options = make()
    expect(options).toMatchObject({
      rp: { id: 'recovery-kit.invalid' },
      pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
      authenticatorSelection: {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'discouraged',
        requireResidentKey: false,
        userVerification: 'discouraged',
      },
      attestation: 'none',
      excludeCredentials: [],
    })
    expect(options.timeout).toBe(120_000)
    expect(options.challenge).not.toBe(make().challenge)
  })

  it('name the keys that a new one is not to be, and ask for its model where that is wanted', () => {
    expect(registrationOptions({ ...ASK, exclude: KEYS, attestation: 'direct' })).toMatchObject({
      excludeCredentials: CREDENTIALS,
      attestation: 'direct',
    })
  })

  it('list every key that may answer, never none', () => {
    expect(assertionOptions({ ...ASK, allow: KEYS, verification: 'discouraged' })).toMatchObject({
      rpId: 'recovery-kit.invalid',
      allowCredentials: CREDENTIALS,
      userVerification: 'discouraged',
    })
  })
})
