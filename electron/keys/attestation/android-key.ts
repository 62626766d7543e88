/** WebAuthn Level 3 section 8.4. Revocation lists that certificates name are never fetched. */
import {
  id_ce_keyDescription,
  NonStandardKeyDescription,
  type AuthorizationList,
  type NonStandardAuthorizationList,
} from '@peculiar/asn1-android'
import { AsnConvert } from '@peculiar/asn1-schema'
import { equalBytes } from '@noble/ciphers/utils.js'
import { against, BrokenAnswer } from '../problem.ts'
import { fits, VERIFIABLE } from '../signature.ts'
import type { Attested } from './attestation.ts'
import type { Certificate } from './certificate.ts'
import { parseChain, type Chain } from './chain.ts'
import { StatementFields } from './statement-fields.ts'

/** Android's KM_ORIGIN_GENERATED and KM_PURPOSE_SIGN. */
const GENERATED = 0
const SIGN = 2

/** @throws BrokenAnswer `attestation` or `unsupported-algorithm` */
export function verifyAndroidKey({ statement, publicKey, authenticatorData, clientDataHash }: Attested): Chain {
  const fields = new StatementFields(statement, ['alg', 'sig', 'x5c'], 'android-fields')
  const algorithm = fields.number('alg')
  const signature = fields.bytes('sig')
  const chain = parseChain(fields.list('x5c'))
  const [leaf] = chain
  if (!leaf.publicKey.equals(publicKey)) throw against('android-key')
  requireDescription(descriptionIn(leaf), clientDataHash)
  if (!VERIFIABLE.includes(algorithm)) throw new BrokenAnswer({ kind: 'unsupported-algorithm', algorithm })
  if (!fits(algorithm, leaf.publicKey, Buffer.concat([authenticatorData, clientDataHash]), signature))
    throw against('android-signature')
  return chain
}

function descriptionIn({ extensions }: Certificate): NonStandardKeyDescription {
  const extension = extensions.get(id_ce_keyDescription)
  if (!extension) throw against('android-extension')
  try {
    return AsnConvert.parse(extension.value, NonStandardKeyDescription)
  } catch {
    throw against('android-extension')
  }
}

/** What the secure world and Android itself say of the key, taken together. */
function requireDescription(
  { attestationChallenge, softwareEnforced, teeEnforced }: NonStandardKeyDescription,
  clientDataHash: Uint8Array,
): void {
  const told = <K extends keyof AuthorizationList>(key: K) =>
    [...valuesOf(softwareEnforced, key), ...valuesOf(teeEnforced, key)] as const
  if (!equalBytes(new Uint8Array(attestationChallenge.buffer), clientDataHash)) throw against('android-challenge')
  if (told('allApplications').length > 0) throw against('android-all-applications')
  if (!isOnly(told('origin'), GENERATED)) throw against('android-origin')
  if (!isOnly(told('purpose').flat(), SIGN)) throw against('android-purpose')
}

function valuesOf<K extends keyof AuthorizationList>(
  list: NonStandardAuthorizationList,
  key: K,
): readonly NonNullable<AuthorizationList[K]>[] {
  // A field that is NULL in ASN.1 is null when it is there.
  return list.flatMap((one) => (one[key] === undefined ? [] : [one[key] as NonNullable<AuthorizationList[K]>]))
}

function isOnly(values: readonly number[], wanted: number): boolean {
  return values.length > 0 && values.every((value) => value === wanted)
}
