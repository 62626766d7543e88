import { createPublicKey, type KeyObject } from 'node:crypto'
import type { CoseKey } from './cose-key.ts'
import { BrokenAnswer } from './problem.ts'

/** A COSE key as node:crypto takes it. @throws BrokenAnswer `unsupported-algorithm` */
export function keyObjectOf(key: CoseKey): KeyObject {
  switch (key.kind) {
    case 'ec':
      return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: key.curve, x: text(key.x), y: text(key.y) } })
    case 'ed25519':
      return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: text(key.x) } })
    case 'rsa':
      return createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: text(key.n), e: text(key.e) } })
    case 'other':
      throw new BrokenAnswer({ kind: 'unsupported-algorithm', algorithm: key.algorithm })
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
