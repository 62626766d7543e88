/** WebAuthn Level 3 section 8.8. */
import { equalBytes } from '@noble/ciphers/utils.js'
import { sha256 } from '../client-data.ts'
import { against } from '../problem.ts'
import type { Attested } from './attestation.ts'
import { parseChain, type Chain } from './chain.ts'
import { StatementFields } from './statement-fields.ts'

const ID_NONCE = '1.2.840.113635.100.8.2'

/** The nonce's extension in front of its 32 bytes: a sequence of [1] of an OCTET STRING. */
const NONCE_HEAD = Uint8Array.of(0x30, 36, 0xa1, 34, 0x04, 32)

/** @throws BrokenAnswer `attestation` */
export function verifyApple({ statement, publicKey, authenticatorData, clientDataHash }: Attested): Chain {
  const fields = new StatementFields(statement, ['x5c'], 'apple-fields')
  const chain = parseChain(fields.list('x5c'))
  const [leaf] = chain
  const nonce = Uint8Array.of(...NONCE_HEAD, ...sha256(authenticatorData, clientDataHash))
  const extension = leaf.extensions.get(ID_NONCE)
  if (!extension || !equalBytes(extension.value, nonce)) throw against('apple-nonce')
  if (!leaf.publicKey.equals(publicKey)) throw against('apple-key')
  return chain
}
