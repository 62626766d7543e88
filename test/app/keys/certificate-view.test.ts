import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { certificateView } from '../../../electron/app/keys/certificate-view.ts'
import { fidoRoots } from '../../../electron/keys/models/fido-roots.ts'

it('shows a certificate with its names, its days and its fingerprint', () => {
  const [root] = fidoRoots()
  const der = new Uint8Array(root?.raw ?? [])
  const { facts, pem } = certificateView(der)
  const sha256 = createHash('sha256').update(der).digest('hex').toUpperCase()
  expect(facts).toEqual({
    subject: facts?.issuer,
    issuer: expect.stringContaining('O=GlobalSign') as string,
    from: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string,
    to: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string,
    serial: root?.serialNumber,
    sha256: sha256.match(/../g)?.join(':'),
  })
  expect(pem.trim()).toBe(root?.toString().trim())
})

it('shows the bytes of something that is not a certificate', () => {
  expect(certificateView(Uint8Array.of(1, 2, 3))).toEqual({
    pem: '-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----',
  })
})
