import { describe, expect, it } from 'vitest'
import { verifyRegistration } from '../../electron/keys/verification.ts'
import { verifyStored } from '../../electron/keys/stored-answer.ts'
import { androidKey } from '../fixtures/attestation/android-key.ts'
import { packed, packedSelf } from '../fixtures/attestation/packed.ts'
import { ASKED, CHALLENGE, NOW, ORIGIN } from '../fixtures/attestation/registration.ts'
import { SoftwareKey, type Lie } from '../fixtures/software-key.ts'

const HOST = new URL(ORIGIN).hostname
const FLAGS = { userPresent: true, userVerified: true, backupEligible: false, backedUp: false }

const registration = (changes: object = {}) => ({
  type: 'registration',
  options: { challenge: CHALLENGE, pubKeyCredParams: [{ type: 'public-key', alg: -7 }], attestation: 'direct' },
  response: packed(),
  expectedOrigin: ORIGIN,
  expectedRPID: HOST,
  ...changes,
})

const verify = async (file: unknown) => await verifyStored(JSON.stringify(file), NOW)

async function assertion(lie: Lie = {}, changes: object = {}) {
  const key = new SoftwareKey(ORIGIN)
  const { publicKey } = await verifyRegistration(key.register(CHALLENGE), ASKED)
  const id = key.id.toString('base64url')
  return {
    type: 'assertion',
    options: { challenge: CHALLENGE, allowCredentials: [{ type: 'public-key', id }] },
    response: key.assert(CHALLENGE, { counter: 8, ...lie }),
    expectedOrigin: ORIGIN,
    expectedRPID: HOST,
    credential: { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter: 7 },
    ...changes,
  }
}

describe('a stored registration', () => {
  it('is verified with what was asked for at the time', async () => {
    const verdict = await verify(registration())
    expect(verdict).toMatchObject({
      verified: true,
      type: 'registration',
      model: null,
      registration: { counter: 0, flags: FLAGS, attestation: { format: 'packed', trust: 'certificates' } },
    })
  })

  it('is refused with the step that it breaks', async () => {
    expect(await verify(registration({ expectedRPID: 'other.invalid' }))).toEqual({
      verified: false,
      problem: { kind: 'rp-id' },
      step: { section: '7.1', says: 'The hash in the authenticator data is that of the expected RP ID.' },
    })
    expect(await verify(registration({ response: {} }))).toEqual({
      verified: false,
      problem: { kind: 'no-answer' },
      step: { section: '5.1', says: 'An answer has the fields of a public key credential in JSON.' },
    })
  })

  it('has an algorithm that was asked for: of the list, of all if there is none, of the defaults if it is empty', async () => {
    const challenge = CHALLENGE
    const asking = async (pubKeyCredParams?: readonly object[]) =>
      (await verify(registration({ options: { challenge, pubKeyCredParams } }))).verified
    expect(await asking()).toBe(true)
    expect(await asking([])).toBe(true)
    expect(await asking([{ type: 'public-key', alg: -257 }])).toBe(false)
  })

  it('has certificates only where they were not refused at the time', async () => {
    const asking = async (attestation?: string) =>
      await verify(registration({ options: { challenge: CHALLENGE, attestation }, response: androidKey() }))
    for (const attestation of [undefined, 'direct', 'enterprise', 'indirect'])
      expect((await asking(attestation)).verified).toBe(true)
    expect(await asking('none')).toMatchObject({ verified: false, problem: { kind: 'certificates' } })
  })

  it('may have only its inner response, options inside of publicKey, and padded base64', async () => {
    const { response } = packedSelf()
    const publicKey = { challenge: `${CHALLENGE.replaceAll('_', '/').replaceAll('-', '+')}=` }
    expect((await verify(registration({ response, options: { publicKey } }))).verified).toBe(true)
    const { rawId: _rawId, type: _type, ...less } = packedSelf()
    expect((await verify(registration({ response: less }))).verified).toBe(true)
    const { attestationObject } = response
    const short = { ...response, attestationObject: String(attestationObject).slice(0, 40) }
    expect(await verify(registration({ response: short }))).toMatchObject({
      verified: false,
      problem: { kind: 'malformed', part: 'attestation-object', why: 'encoding' },
    })
  })

  it('is from a frame only where the site around it is expected', async () => {
    const response = new SoftwareKey(ORIGIN).register(CHALLENGE, {
      crossOrigin: true,
      topOrigin: 'https://top.invalid',
    })
    expect(await verify(registration({ response }))).toMatchObject({ problem: { kind: 'cross-origin' } })
    expect(await verify(registration({ response, expectedTopOrigin: 'https://top.invalid' }))).toMatchObject({
      verified: true,
    })
    expect(await verify(registration({ response, expectedTopOrigin: 'https://other.invalid' }))).toMatchObject({
      problem: { kind: 'top-origin' },
    })
  })
})

describe('a stored assertion', () => {
  it('is verified with the key of its registration', async () => {
    expect(await verify(await assertion())).toEqual({
      verified: true,
      type: 'assertion',
      flags: { ...FLAGS, userVerified: false },
      counter: 8,
    })
  })

  it('may have only its inner response', async () => {
    const whole = await assertion()
    expect((await verify({ ...whole, response: whole.response.response })).verified).toBe(true)
  })

  it('is refused with the step that it breaks', async () => {
    expect(await verify(await assertion({ counter: 7 }))).toEqual({
      verified: false,
      problem: { kind: 'counter', was: 7, now: 7 },
      step: {
        section: '7.2',
        says: 'The signature counter is greater than at the last answer, unless both are zero.',
      },
    })
    const options = { challenge: CHALLENGE, userVerification: 'required' }
    expect(await verify(await assertion({}, { options }))).toMatchObject({ problem: { kind: 'not-verified' } })
  })

  it('is refused from a credential that was not allowed', async () => {
    const options = { challenge: CHALLENGE, allowCredentials: [{ type: 'public-key', id: 'AAAA' }] }
    expect(await verify(await assertion({}, { options }))).toEqual({
      verified: false,
      problem: { kind: 'unknown-credential' },
      step: { section: '7.2', says: 'The credential that answered is one that is known.' },
    })
  })

  it('cannot be verified without the key of its registration', async () => {
    await expect(verify(await assertion({}, { credential: undefined }))).rejects.toMatchObject({
      code: 'invalid-input',
      message:
        'An assertion is verified with the public key of its registration, and this file has none. Nothing was verified. Add "credential" with the id, the publicKey and the counter.',
    })
  })
})

describe('a file that is no stored answer', () => {
  it('is told to be no JSON', async () => {
    await expect(verifyStored('{', NOW)).rejects.toMatchObject({
      code: 'unknown-format',
      message: 'This file is not JSON. Nothing was verified. Choose another file.',
    })
    await expect(verifyStored('['.repeat(900_000), NOW)).rejects.toMatchObject({ code: 'unknown-format' })
  })

  it.each([
    ['type', { type: 'both' }],
    ['options', { options: undefined }],
    ['options.challenge', { options: {} }],
    ['options.pubKeyCredParams.0.alg', { options: { challenge: CHALLENGE, pubKeyCredParams: [{}] } }],
    ['response', { response: 'text' }],
    ['expectedOrigin', { expectedOrigin: 'nowhere' }],
    ['expectedRPID', { expectedRPID: undefined }],
    ['credential.publicKey', { credential: { id: 'AA', counter: 0 } }],
  ])('is told which field is not sound: %s', async (field, changes) => {
    await expect(verify(registration(changes))).rejects.toMatchObject({
      code: 'invalid-input',
      message: `"${field}" is missing in this file, or is not what belongs there. Nothing was verified. Correct it.`,
    })
  })

  it('is told what it should hold', async () => {
    for (const other of [null, [], 'text', 7])
      await expect(verify(other)).rejects.toMatchObject({ code: 'invalid-input' })
  })
})
