/**
 * WebAuthn Level 3 section 8.6. The AAGUID is not signed here. Browsers set it to zero, the
 * specification does not ask for that (its own example has another), so it is left alone and
 * never names a model.
 */
import { against } from '../problem.ts'
import { fits } from '../signature.ts'
import type { Attested } from './attestation.ts'
import { parseChain, type Chain } from './chain.ts'
import { StatementFields } from './statement-fields.ts'

const ES256 = -7

/** @throws BrokenAnswer `attestation` */
export function verifyU2f({ statement, credential, key, rpIdHash, clientDataHash }: Attested): Chain {
  const fields = new StatementFields(statement, ['sig', 'x5c'], 'u2f-fields')
  const x5c = fields.list('x5c')
  const signature = fields.bytes('sig')
  if (x5c.length !== 1) throw against('u2f-one-certificate')
  const chain = parseChain(x5c)
  const { publicKey } = chain[0]
  if (publicKey.asymmetricKeyType !== 'ec' || publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw against('u2f-certificate-key')
  if (key.kind !== 'ec' || key.curve !== 'P-256') throw against('u2f-credential-key')
  // Uncompressed, as ANSI X9.62 has it.
  const point = Uint8Array.of(4, ...key.x, ...key.y)
  const signed = Buffer.concat([Uint8Array.of(0), rpIdHash, clientDataHash, credential.id, point])
  if (!fits(ES256, publicKey, signed, signature)) throw against('u2f-signature')
  return chain
}
