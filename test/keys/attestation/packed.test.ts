import { Version } from '@peculiar/asn1-x509'
import { describe, expect, it } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { expectBroken, registrationProblem, type Broken } from '../../fixtures/attestation/broken.ts'
import { basicConstraints, ecKeys } from '../../fixtures/attestation/certificate.ts'
import { aaguidExtension, makersCertificate, packed, packedSelf, SUBJECT } from '../../fixtures/attestation/packed.ts'
import { ASKED } from '../../fixtures/attestation/registration.ts'

const { country, organization, unit, name } = SUBJECT

const withSubject = (...subject: readonly (readonly [string, string])[]) =>
  packed({ x5c: [makersCertificate({ subject })] })

const BROKEN: Broken<'packed'> = {
  'packed-fields': () => packed({ change: (statement) => ({ ...statement, ecdaaKeyId: new Uint8Array(8) }) }),
  'packed-signature': () => packed({ signer: ecKeys() }),
  'packed-self-algorithm': () => packedSelf((statement) => ({ ...statement, alg: -257 })),
  'packed-self-signature': () => packedSelf((statement) => ({ ...statement, sig: new Uint8Array(70) })),
  'packed-aaguid': () =>
    packed({ x5c: [makersCertificate({ extensions: [aaguidExtension(new Uint8Array(16).fill(1))] })] }),
  'packed-aaguid-critical': () =>
    packed({ x5c: [makersCertificate({ extensions: [aaguidExtension(undefined, true)] })] }),
  'packed-version': () => packed({ x5c: [makersCertificate({ version: Version.v1, extensions: [] })] }),
  'packed-country': () => withSubject(['2.5.4.6', 'SWE'], organization, unit, name),
  'packed-organization': () => withSubject(country, unit, name),
  'packed-unit': () => withSubject(country, organization, ['2.5.4.11', 'Authenticators'], name),
  'packed-name': () => withSubject(country, organization, unit),
  'packed-ca': () => packed({ x5c: [makersCertificate({ extensions: [basicConstraints(true)] })] }),
}

describe('a packed statement', () => {
  it('is verified with its certificate, whose AAGUID names the model', async () => {
    const leaf = makersCertificate()
    expect((await verifyRegistration(packed({ x5c: [leaf] }), ASKED)).attestation).toEqual({
      format: 'packed',
      trust: 'certificates',
      certificates: [leaf],
      notes: [],
      aaguidNamesModel: true,
      rootChecked: false,
    })
  })

  it('needs no AAGUID in its certificate, and no basic constraints', async () => {
    const { attestation } = await verifyRegistration(packed({ x5c: [makersCertificate({ extensions: [] })] }), ASKED)
    expect(attestation.trust).toBe('certificates')
  })

  it('does not name a model by an AAGUID of zeros', async () => {
    const answer = packed({ aaguid: new Uint8Array(16), x5c: [makersCertificate({ extensions: [] })] })
    expect((await verifyRegistration(answer, ASKED)).attestation.aaguidNamesModel).toBe(false)
  })

  it('is verified when the key made it for itself, also where no certificates were asked for', async () => {
    const self = {
      format: 'packed',
      trust: 'self',
      certificates: [],
      notes: [],
      aaguidNamesModel: false,
      rootChecked: false,
    }
    expect((await verifyRegistration(packedSelf(), ASKED)).attestation).toEqual(self)
    const { attestation } = await verifyRegistration(packedSelf(), { ...ASKED, attestation: 'none' })
    expect(attestation).toEqual(self)
  })

  it('is refused unread where no certificates were asked for', async () => {
    expect(await registrationProblem(packed(), { ...ASKED, attestation: 'none' })).toEqual({ kind: 'certificates' })
  })

  it('is refused with an algorithm that this app cannot verify', async () => {
    const answer = packed({ change: (statement) => ({ ...statement, alg: -65_535 }) })
    expect(await registrationProblem(answer)).toEqual({ kind: 'unsupported-algorithm', algorithm: -65_535 })
  })

  it.each(['alg', 'sig', 'x5c'])('is refused without a sound %s', async (field) => {
    await expectBroken('packed-fields', packed({ change: (statement) => ({ ...statement, [field]: 'text' }) }))
  })

  it.each(Object.entries(BROKEN))('is refused for %s', async (rule, answer) => {
    await expectBroken(rule, answer())
  })
})
