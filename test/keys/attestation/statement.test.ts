import { describe, expect, it } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { expectBroken, registrationProblem, type Broken } from '../../fixtures/attestation/broken.ts'
import { certificate, ecKeys, type KeyPair } from '../../fixtures/attestation/certificate.ts'
import { MAKER, makersCertificate, packed, ROOT } from '../../fixtures/attestation/packed.ts'
import { ASKED, registrationWith } from '../../fixtures/attestation/registration.ts'

const authority = (keys: KeyPair, signer: KeyPair) => certificate({ key: keys.publicKey, signer: signer.privateKey })

const leaf = makersCertificate()
const root = authority(ROOT, ROOT)

const UNCERTIFIED: Broken<'none' | 'certificate' | 'chain'> = {
  'none-empty': () => registrationWith({ format: 'none', statement: () => ({ alg: -7 }) }),
  'certificate-count': () => packed({ x5c: Array.from({ length: 11 }, () => leaf) }),
  'certificate-size': () => packed({ x5c: [leaf, new Uint8Array(32_769)] }),
  'certificate-encoding': () => packed({ x5c: [Uint8Array.of(...leaf, 0)] }),
  chain: () => packed({ x5c: [leaf, authority(ecKeys(), ROOT)] }),
  'chain-algorithm': () => packed({ x5c: [makersCertificate({ signedWith: '1.2.840.10045.4.1' }), root] }),
}

describe('what a registration says about the make', () => {
  it('may be nothing', async () => {
    const answer = registrationWith({ format: 'none', statement: () => ({}) })
    expect((await verifyRegistration(answer, ASKED)).attestation).toEqual({
      format: 'none',
      trust: 'none',
      certificates: [],
      notes: [],
      aaguidNamesModel: false,
      rootChecked: false,
    })
  })

  it('comes with a chain, the key’s own certificate first', async () => {
    const { attestation } = await verifyRegistration(packed({ x5c: [leaf, root] }), ASKED)
    expect(attestation.certificates).toEqual([leaf, root])
  })

  it.each(Object.entries(UNCERTIFIED))('is refused for %s', async (rule, answer) => {
    await expectBroken(rule, answer())
  })

  it('is refused without a certificate, with one that is cut short, and with one that is no certificate', async () => {
    await expectBroken('certificate-count', packed({ x5c: [] }))
    await expectBroken('certificate-encoding', packed({ x5c: [leaf.slice(0, -1)] }))
    await expectBroken('certificate-encoding', packed({ x5c: [Uint8Array.of(0x30, 2, 5, 0)] }))
    await expectBroken('certificate-encoding', packed({ x5c: [new Uint8Array(0)] }))
    const pem = Buffer.from(`-----BEGIN CERTIFICATE-----\n${Buffer.from(leaf).toString('base64')}`)
    await expectBroken('certificate-encoding', packed({ x5c: [Uint8Array.from(pem)] }))
  })

  it('is refused with a certificate whose frame is not DER, though no signature covers it', async () => {
    // Behind what is signed come the algorithm, in 12 bytes, and the signature: its tag, its length, its unused bits.
    const algorithm = Buffer.from(leaf).lastIndexOf(Buffer.from('300a06082a8648ce3d040302', 'hex'))
    const unused = algorithm + 14
    for (const changed of [leaf.with(unused, 1), leaf.with(algorithm, 0xb0), leaf.with(algorithm + 11, 3)])
      await expectBroken('certificate-encoding', packed({ x5c: [changed, root] }))
  })

  it('is refused with an extension that is there twice', async () => {
    const twice = { oid: '1.2.3.4', value: Uint8Array.of(5, 0) }
    await expectBroken('certificate-encoding', packed({ x5c: [makersCertificate({ extensions: [twice, twice] })] }))
  })

  it('is told when certificates are past their time or before it, which does not decide', async () => {
    const old = makersCertificate({ until: new Date('2025-06-01T00:00:00Z') })
    const future = certificate({
      key: ROOT.publicKey,
      signer: ROOT.privateKey,
      from: new Date('2030-01-02T00:00:00Z'),
    })
    const { attestation } = await verifyRegistration(packed({ x5c: [old, future] }), ASKED)
    expect(attestation.notes).toEqual([
      { kind: 'expired', on: '2025-06-01', certificate: 0 },
      { kind: 'not-yet-valid', on: '2030-01-02', certificate: 1 },
    ])
  })

  it('is refused in a format that is not known, by its name', async () => {
    const unknown = registrationWith({ format: 'android-safetynet', statement: () => ({ ver: '1' }) })
    expect(await registrationProblem(unknown)).toEqual({ kind: 'format', format: 'android-safetynet' })
    const compound = registrationWith({ format: 'compound', statement: () => [{}, {}] })
    expect(await registrationProblem(compound)).toEqual({ kind: 'format', format: 'compound' })
    for (const answer of [unknown, compound])
      expect(await registrationProblem(answer, { ...ASKED, attestation: 'none' })).toEqual({ kind: 'certificates' })
  })

  it('is refused when the certificate belongs to another key than the one that signed', async () => {
    await expectBroken('packed-signature', packed({ x5c: [makersCertificate({ key: ROOT.publicKey })] }))
    expect((await verifyRegistration(packed({ signer: MAKER }), ASKED)).attestation.trust).toBe('certificates')
  })
})
