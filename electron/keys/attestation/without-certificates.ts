/** Statements on nobody's word but the key's own: they need no reader of certificates. */
import { against } from '../problem.ts'
import { fits } from '../signature.ts'
import type { Attestation, Attested } from './attestation.ts'
import { StatementFields } from './statement-fields.ts'

const UNCERTIFIED = { certificates: [], notes: [], aaguidNamesModel: false, rootChecked: false } as const

/** WebAuthn Level 3 section 8.7. @throws BrokenAnswer `attestation` */
export function verifyNone({ statement }: Attested): Attestation {
  if (statement.size !== 0) throw against('none-empty')
  return { format: 'none', trust: 'none', ...UNCERTIFIED }
}

/** A packed statement without x5c (WebAuthn Level 3 section 8.2). @throws BrokenAnswer `attestation` */
export function verifySelf(attested: Attested): Attestation {
  const { statement, key, publicKey, authenticatorData, clientDataHash } = attested
  const fields = new StatementFields(statement, ['alg', 'sig'], 'packed-fields')
  const algorithm = fields.number('alg')
  const signature = fields.bytes('sig')
  if (algorithm !== key.algorithm) throw against('packed-self-algorithm')
  if (!fits(algorithm, publicKey, Buffer.concat([authenticatorData, clientDataHash]), signature))
    throw against('packed-self-signature')
  return { format: 'packed', trust: 'self', ...UNCERTIFIED }
}
