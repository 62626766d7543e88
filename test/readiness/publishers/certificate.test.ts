import { expect, it } from 'vitest'
import { numbersIn } from '../../../electron/readiness/publishers/certificate.ts'

/**
 * Four extensions of the certificate of pypi-attestations 0.0.19 (public, trailofbits/pypi-attestations@cb83f6e), as they
 * stand in it: the ref, the repository's number, the owner's address, the owner's number.
 */
const EXTENSIONS =
  'MCEGCisGAQQBg78wAQ4EEwwRcmVmcy90YWdzL3YwLjAuMTkwGQYKKwYBBAGDvzABDwQLDAk3NzIyNDc0MjMwLgYKKwYBBAGDvzABEAQgDB5odHRwczovL2dpdGh1Yi5jb20vdHJhaWxvZmJpdHMwFwYKKwYBBAGDvzABEQQJDAcyMzE0NDIz'

it('reads the numbers of a repository and its owner from a certificate', () => {
  expect(numbersIn(EXTENSIONS)).toEqual({ 'repository id': '772247423', 'owner id': '2314423' })
})

it.each([
  '',
  'AAAA',
  Buffer.from([0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01, 15]).toString('base64'),
])('reads nothing from what has none, or is cut off: %j', (certificate) => {
  expect(numbersIn(certificate)).toEqual({})
})
