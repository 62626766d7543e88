/** Whatever is sent: a sound answer with a bit turned over does not pass, and noise is refused with a reason. */
import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyAssertion, verifyRegistration } from '../../electron/keys/verification.ts'
import { androidKey } from '../fixtures/attestation/android-key.ts'
import { apple } from '../fixtures/attestation/apple.ts'
import { certificate } from '../fixtures/attestation/certificate.ts'
import { u2f } from '../fixtures/attestation/fido-u2f.ts'
import { makersCertificate, packed, packedSelf, ROOT } from '../fixtures/attestation/packed.ts'
import { ASKED, CHALLENGE, ORIGIN, registrationWith } from '../fixtures/attestation/registration.ts'
import { tpm } from '../fixtures/attestation/tpm.ts'
import { problemOf } from '../fixtures/key-problem.ts'
import { SoftwareKey, type Answer } from '../fixtures/software-key.ts'

const FIELDS = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature']

/** One bit of one field: which field, where in it, which bit. */
const bit = fc.record({ field: fc.nat(), at: fc.nat(), bit: fc.nat(7) })

function flipOne(answer: Answer, flip: { readonly field: number; readonly at: number; readonly bit: number }) {
  const fields = FIELDS.filter((name) => name in answer.response)
  const field = fields[flip.field % fields.length] ?? ''
  const bytes = Buffer.from(String(answer.response[field]), 'base64url')
  const at = flip.at % bytes.length
  bytes[at] = (bytes[at] ?? 0) ^ (1 << flip.bit)
  return {
    field,
    at,
    bytes,
    answer: { ...answer, response: { ...answer.response, [field]: bytes.toString('base64url') } },
  }
}

/** Throws when an answer is refused without a reason. */
async function isVerified(verifying: Promise<unknown>): Promise<boolean> {
  return (await problemOf(verifying)) === undefined
}

describe('a bit turned over', () => {
  it('in a registration that the key signed for itself, does not pass', async () => {
    const sound = packedSelf()
    await fc.assert(
      fc.asyncProperty(bit, async (flip) => {
        expect(await isVerified(verifyRegistration(flipOne(sound, flip).answer, ASKED))).toBe(false)
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  it('in a registration with certificates, passes only in the last one, whose signer is not asked for', async () => {
    const last = certificate({ key: ROOT.publicKey, signer: ROOT.privateKey })
    const sound = packed({ x5c: [makersCertificate(), last] })
    const start = Buffer.from(String(sound.response.attestationObject), 'base64url').indexOf(last)
    await fc.assert(
      fc.asyncProperty(bit, async (flip) => {
        const { field, at, answer } = flipOne(sound, flip)
        const isInLast = field === 'attestationObject' && at >= start && at < start + last.length
        const verified = await isVerified(verifyRegistration(answer, ASKED))
        if (!isInLast) expect(verified).toBe(false)
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  it('in an assertion, does not pass', async () => {
    const key = new SoftwareKey(ORIGIN)
    const registered = await verifyRegistration(key.register(CHALLENGE), ASKED)
    const sound = key.assert(CHALLENGE)
    await fc.assert(
      fc.asyncProperty(bit, async (flip) => {
        expect(await isVerified(verifyAssertion(flipOne(sound, flip).answer, [registered], ASKED))).toBe(false)
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  it('in a registration of any format, is refused with a reason if it is refused', async () => {
    const answers = [packed(), u2f(), tpm(), androidKey(), apple(), new SoftwareKey(ORIGIN).register(CHALLENGE)]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...answers), bit, async (sound, flip) => {
        expect(typeof (await isVerified(verifyRegistration(flipOne(sound, flip).answer, ASKED)))).toBe('boolean')
      }),
      { seed: 12, numRuns: 1000 },
    )
  })
})

describe('noise', () => {
  const bytes = fc.uint8Array({ maxLength: 400 })
  const value = fc.oneof(bytes, fc.string(), fc.integer(), fc.array(bytes, { maxLength: 3 }))
  const name = fc.constantFrom('alg', 'sig', 'x5c', 'ver', 'certInfo', 'pubArea', 'more')
  const format = fc.constantFrom('none', 'packed', 'fido-u2f', 'tpm', 'android-key', 'apple', 'compound')

  it('as an attestation object or authenticator data, is refused with a reason', async () => {
    const sound = new SoftwareKey(ORIGIN).register(CHALLENGE)
    await fc.assert(
      fc.asyncProperty(bytes, async (noise) => {
        for (const object of [noise, encode({ fmt: 'none', attStmt: {}, authData: noise })]) {
          const attestationObject = Buffer.from(object).toString('base64url')
          const answer = { ...sound, response: { ...sound.response, attestationObject } }
          expect(await isVerified(verifyRegistration(answer, ASKED))).toBe(false)
        }
      }),
      { seed: 12 },
    )
  })

  it('as a statement of any format, is refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(format, fc.dictionary(name, value, { minKeys: 1 }), async (fmt, fields) => {
        const answer = registrationWith({ format: fmt, statement: () => ({ ...fields }) })
        expect(await isVerified(verifyRegistration(answer, ASKED))).toBe(false)
      }),
      { seed: 12, numRuns: 300 },
    )
  })

  it('in the place of a certificate, is refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (noise) => {
        const headed = Uint8Array.of(0x30, 0x82, noise.length >> 8, noise.length & 0xff, ...noise)
        for (const x5c of [[noise], [headed], [makersCertificate(), headed]])
          expect(await isVerified(verifyRegistration(packed({ x5c }), ASKED))).toBe(false)
      }),
      { seed: 12 },
    )
  })
})
