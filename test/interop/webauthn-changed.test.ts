/** Each registration of the specification's test vectors, changed in one place, is refused for that place. */
import { describe, expect, it } from 'vitest'
import { verifyRegistration, type Expected } from '../../electron/keys/verification.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { hasSamples } from './samples.ts'
import {
  bytesOf,
  changedRegistration,
  everythingOf,
  flipped,
  registrationOf,
  VECTORS,
  type ObjectChange,
  type Vector,
} from './webauthn-vectors.ts'

/** Refused as they are: webauthn.test.ts. */
const REFUSED = ['packed-ed448', 'android-key-es256']
const SOUND = VECTORS.filter(({ id }) => !REFUSED.includes(id))

const [FLAGS, COUNTER, AAGUID] = [32, 36, 37]
const [UP, BE_BS] = [0x01, 0x18]

/** What notices that signed data was changed, by the beginning of the vector's name. */
const NOTICES: readonly (readonly [string, string])[] = [
  ['packed-self', 'packed-self-signature'],
  ['packed', 'packed-signature'],
  ['tpm', 'tpm-extra-data'],
  ['apple', 'apple-nonce'],
]

const noticeOf = (id: string) => NOTICES.find(([start]) => id.startsWith(start))?.[1]
const isCertified = ({ id }: Vector) => !id.startsWith('none') && id !== 'packed-self-es256'
const attestation = (rule: string) => ({ kind: 'attestation', rule })
const malformed = (why: string) => ({ kind: 'malformed', part: 'attestation-object', why })

describe.skipIf(!hasSamples)('a registration of the specification', () => {
  const refusalOf = async (answer: unknown, { registration }: Vector, change: Partial<Expected> = {}) =>
    await problemOf(verifyRegistration(answer, { ...everythingOf(registration), ...change } as Expected))
  const changed = async (vector: Vector, change: ObjectChange) =>
    await refusalOf(changedRegistration(vector, change), vector)

  describe.each(SOUND.map((vector) => [vector.id, vector] as const))('%s', (id, vector) => {
    const object = bytesOf(vector.registration.attestationObject)

    it('is refused when something else was asked for', async () => {
      const answer = registrationOf(vector)
      expect(await refusalOf(answer, vector, { challenge: 'AAAA' })).toEqual({ kind: 'challenge' })
      expect(await refusalOf(answer, vector, { origin: 'https://example.net' })).toEqual({ kind: 'origin' })
      expect(await refusalOf(answer, vector, { rpId: 'example.net' })).toEqual({ kind: 'rp-id' })
      expect(await refusalOf(answer, vector, { algorithms: [-65_535] })).toMatchObject({ kind: 'algorithm' })
      expect(await refusalOf({ ...answer, id: 'AAAA', rawId: 'AAAA' }, vector)).toEqual({ kind: 'credential-id' })
    })

    it('is refused cut short or with bytes behind its end', async () => {
      expect(await refusalOf(registrationOf(vector, object.slice(0, -1)), vector)).toEqual(malformed('encoding'))
      expect(await refusalOf(registrationOf(vector, object.slice(0, -8)), vector)).toEqual(malformed('encoding'))
      for (const behind of [1, 8])
        expect(
          await refusalOf(registrationOf(vector, Uint8Array.of(...object, ...new Uint8Array(behind))), vector),
        ).toEqual(malformed('trailing'))
    })

    it('is refused with other flags, or a public key that none can be', async () => {
      const withFlags = (change: (flags: number) => number) => (data: Uint8Array) =>
        data.with(FLAGS, change(data[FLAGS] ?? 0))
      expect(await changed(vector, { authData: withFlags((flags) => flags & ~UP) })).toEqual({ kind: 'not-touched' })
      expect(await changed(vector, { authData: withFlags((flags) => (flags & ~BE_BS) | 0x10) })).toEqual({
        kind: 'backup-flags',
      })
      // The data ends with the last coordinate, the only one of Ed25519, or the exponent of RSA.
      const unusable = id === 'packed-rs256' ? 'rsa-exponent' : 'not-on-curve'
      const problem = await changed(vector, { authData: (data) => flipped(data, -1) })
      if (id !== 'packed-eddsa') expect(problem).toEqual({ kind: 'unusable-key', why: unusable })
      else expect(problem).toBeDefined()
    })

    it('is refused with another counter or AAGUID, where something signed them', async () => {
      const notice = noticeOf(id)
      const expected = notice === undefined ? undefined : attestation(notice)
      expect(await changed(vector, { authData: (data) => flipped(data, COUNTER) })).toEqual(expected)
      expect(await changed(vector, { authData: (data) => flipped(data, AAGUID) })).toEqual(expected)
    })
  })

  it.each(SOUND.filter(({ id }) => !id.startsWith('none') && !id.startsWith('apple')))(
    '$id is refused with another signature',
    async (vector) => {
      const statement = (fields: Map<string, unknown>) =>
        fields.set('sig', flipped(fields.get('sig') as Uint8Array, -1))
      const rule = vector.id === 'packed-self-es256' ? 'packed-self-signature' : `${formatOf(vector)}-signature`
      expect(await changed(vector, { statement })).toEqual(attestation(rule))
    },
  )

  it.each(SOUND.filter(isCertified))(
    '$id is refused with another certificate, or one that is cut short',
    async (vector) => {
      const withCertificate = (change: (leaf: Uint8Array) => Uint8Array) => (fields: Map<string, unknown>) => {
        const [leaf = new Uint8Array()] = fields.get('x5c') as Uint8Array[]
        fields.set('x5c', [change(leaf)])
      }
      const cut = withCertificate((leaf) => leaf.slice(0, -1))
      expect(await changed(vector, { statement: cut })).toEqual(attestation('certificate-encoding'))
      // The first byte of the subject's public key, which says that the point is not compressed.
      const keyless = withCertificate((leaf) => flipped(leaf, Buffer.from(leaf).indexOf(POINT) + POINT.length - 1))
      expect(await changed(vector, { statement: keyless })).toEqual(attestation('certificate-encoding'))
      const unnamed = withCertificate(renamed)
      if (formatOf(vector) === 'packed')
        expect(await changed(vector, { statement: unnamed })).toEqual(attestation('packed-unit'))
    },
  )

  it('for U2F is refused with two certificates', async () => {
    const vector = SOUND.find(({ id }) => id === 'fido-u2f-es256')
    if (!vector) throw new Error('no such vector')
    const statement = (fields: Map<string, unknown>) => {
      const [leaf] = fields.get('x5c') as Uint8Array[]
      fields.set('x5c', [leaf, leaf])
    }
    expect(await changed(vector, { statement })).toEqual(attestation('u2f-one-certificate'))
  })
})

/** The public keys of these certificates are all on P-256: the head of a bit string, and of its point. */
const POINT = Uint8Array.of(0x03, 0x42, 0x00, 0x04)

const formatOf = ({ id }: Vector) => (id === 'fido-u2f-es256' ? 'u2f' : (id.split('-')[0] ?? ''))

/** Changes the first letter of the subject's unit; the issuer's begins with the same words and comes before it. */
function renamed(leaf: Uint8Array): Uint8Array {
  return flipped(leaf, Buffer.from(leaf).lastIndexOf('Authenticator Attestation'), 0x20)
}
