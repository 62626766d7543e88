import { describe, expect, it } from 'vitest'
import { fidoRoots } from '../../../electron/keys/models/fido-roots.ts'
import { leafFacts } from '../../../electron/keys/models/leaf.ts'
import { certify, ecKeys } from '../../fixtures/certificates.ts'

describe('what a certificate says of itself', () => {
  it('is its O and its CN, and the SHA-1 of its public key', () => {
    // GlobalSign made its key identifier in the same way (RFC 5280 section 4.2.1.2, method 1).
    expect(fidoRoots().map(({ raw }) => leafFacts(raw))).toEqual([
      {
        organisation: 'GlobalSign nv-sa',
        commonName: 'GlobalSign Root R46',
        keyId: '035cab738187a8ccb0a6d594e2369649ff05992c',
      },
      {
        organisation: 'GlobalSign',
        commonName: 'GlobalSign',
        keyId: '8ff04b7fa82e4524ae4d50fa639a8bdee2dd1bbc',
      },
    ])
  })

  it('may be nothing, and is the same for every certificate of one key', () => {
    const keys = ecKeys()
    const [bare, named] = [certify({}, keys), certify({ organisation: 'Made-up Keys AB' }, keys)]
    expect(leafFacts(bare.certificate.raw)).toEqual({ keyId: leafFacts(named.certificate.raw)?.keyId })
    expect(leafFacts(named.certificate.raw)?.organisation).toBe('Made-up Keys AB')
    expect(leafFacts(named.certificate.raw)?.keyId).toMatch(/^[0-9a-f]{40}$/)
  })

  it('is unknown for something that is not a certificate', () => {
    expect(leafFacts(Uint8Array.of(0x30, 0x03, 1, 2, 3))).toBeUndefined()
    expect(leafFacts(new Uint8Array())).toBeUndefined()
  })
})
