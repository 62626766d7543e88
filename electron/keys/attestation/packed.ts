/** WebAuthn Level 3 section 8.2, with certificates. */
import { against, BrokenAnswer } from '../problem.ts'
import { fits, VERIFIABLE } from '../signature.ts'
import { requireSameAaguid } from './aaguid-extension.ts'
import type { Attested } from './attestation.ts'
import type { Certificate } from './certificate.ts'
import { parseChain, type Chain } from './chain.ts'
import { StatementFields } from './statement-fields.ts'

const COUNTRY = '2.5.4.6'
const ORGANIZATION = '2.5.4.10'
const UNIT = '2.5.4.11'
const NAME = '2.5.4.3'

/** @throws BrokenAnswer `attestation` or `unsupported-algorithm` */
export function verifyPacked({ statement, credential, authenticatorData, clientDataHash }: Attested): Chain {
  const fields = new StatementFields(statement, ['alg', 'sig', 'x5c'], 'packed-fields')
  const algorithm = fields.number('alg')
  const signature = fields.bytes('sig')
  const chain = parseChain(fields.list('x5c'))
  const [leaf] = chain
  requireMakersCertificate(leaf)
  requireSameAaguid(leaf, credential.aaguid, { differs: 'packed-aaguid', critical: 'packed-aaguid-critical' })
  if (!VERIFIABLE.includes(algorithm)) throw new BrokenAnswer({ kind: 'unsupported-algorithm', algorithm })
  if (!fits(algorithm, leaf.publicKey, Buffer.concat([authenticatorData, clientDataHash]), signature))
    throw against('packed-signature')
  return chain
}

/** WebAuthn Level 3 section 8.2.1. */
function requireMakersCertificate({ version, subject, isAuthority }: Certificate): void {
  const has = (oid: string, pattern: RegExp) => {
    const values = subject.filter(({ type }) => type === oid)
    return values.length > 0 && values.every(({ value }) => pattern.test(value))
  }
  if (version !== 3) throw against('packed-version')
  if (!has(COUNTRY, /^[A-Z]{2}$/i)) throw against('packed-country')
  if (!has(ORGANIZATION, /\S/)) throw against('packed-organization')
  if (!has(UNIT, /^Authenticator Attestation$/)) throw against('packed-unit')
  if (!has(NAME, /\S/)) throw against('packed-name')
  if (isAuthority) throw against('packed-ca')
}
