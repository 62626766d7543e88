/** WebAuthn Level 3 section 8.3. */
import { createHash } from 'node:crypto'
import { equalBytes } from '@noble/ciphers/utils.js'
import type { CoseKey } from '../cose-key.ts'
import { against, BrokenAnswer } from '../problem.ts'
import { fits, hashOf } from '../signature.ts'
import { requireSameAaguid } from './aaguid-extension.ts'
import type { Attested } from './attestation.ts'
import { parseChain, type Chain } from './chain.ts'
import { StatementFields } from './statement-fields.ts'
import { requireTpmCertificate } from './tpm-certificate.ts'
import { parseCertifyInfo, parsePublicArea, type PublicArea } from './tpm-structures.ts'

const TPM_GENERATED_VALUE = 0xff544347

/** By TPM_ALG_ID (TPM 2.0 Library, part 2, section 6.3). */
const HASHES: ReadonlyMap<number, string> = new Map([
  [0x000b, 'sha256'],
  [0x000c, 'sha384'],
  [0x000d, 'sha512'],
])

/** By TPM_ECC_CURVE. */
const CURVES: ReadonlyMap<number, string> = new Map([
  [0x0003, 'P-256'],
  [0x0004, 'P-384'],
  [0x0005, 'P-521'],
])

/** @throws BrokenAnswer `attestation` or `unsupported-algorithm` */
export function verifyTpm({ statement, credential, key, authenticatorData, clientDataHash }: Attested): Chain {
  const fields = new StatementFields(statement, ['ver', 'alg', 'x5c', 'sig', 'certInfo', 'pubArea'], 'tpm-fields')
  const algorithm = fields.number('alg')
  const [signature, certInfo, pubArea] = [fields.bytes('sig'), fields.bytes('certInfo'), fields.bytes('pubArea')]
  if (fields.text('ver') !== '2.0') throw against('tpm-version')
  const chain = parseChain(fields.list('x5c'))
  const hash = hashOf(algorithm)
  if (hash === undefined) throw new BrokenAnswer({ kind: 'unsupported-algorithm', algorithm })
  const area = parsePublicArea(pubArea)
  if (!isKey(area, key)) throw against('tpm-key')
  const signed = createHash(hash).update(authenticatorData).update(clientDataHash).digest()
  requireCertified(certInfo, { signed, name: nameOf(area, pubArea) })
  const [leaf] = chain
  requireTpmCertificate(leaf)
  requireSameAaguid(leaf, credential.aaguid, { differs: 'tpm-aaguid', critical: 'tpm-aaguid-critical' })
  if (!fits(algorithm, leaf.publicKey, certInfo, signature)) throw against('tpm-signature')
  return chain
}

function requireCertified(
  certInfo: Uint8Array,
  { signed, name }: { readonly signed: Uint8Array; readonly name: Uint8Array | undefined },
): void {
  const info = parseCertifyInfo(certInfo)
  if (info.magic !== TPM_GENERATED_VALUE) throw against('tpm-magic')
  if (!equalBytes(info.extraData, signed)) throw against('tpm-extra-data')
  if (!name || !equalBytes(info.name, name)) throw against('tpm-name')
}

/** TPM 2.0 Library, part 1, section 16 "Names". */
function nameOf({ nameAlgorithm }: PublicArea, pubArea: Uint8Array): Uint8Array | undefined {
  const hash = HASHES.get(nameAlgorithm)
  if (hash === undefined) return undefined
  return Uint8Array.of(nameAlgorithm >> 8, nameAlgorithm & 0xff, ...createHash(hash).update(pubArea).digest())
}

function isKey(area: PublicArea, key: CoseKey): boolean {
  if (area.kind === 'ec')
    return (
      key.kind === 'ec' && CURVES.get(area.curve) === key.curve && isNumber(area.x, key.x) && isNumber(area.y, key.y)
    )
  return key.kind === 'rsa' && isNumber(area.modulus, key.n) && isNumber(exponentBytes(area.exponent), key.e)
}

/** TPMs may write a number without its leading zeros. */
function isNumber(one: Uint8Array, other: Uint8Array): boolean {
  const significant = (bytes: Uint8Array) => bytes.subarray(bytes.findIndex((byte) => byte !== 0))
  return equalBytes(significant(one), significant(other))
}

function exponentBytes(exponent: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, exponent)
  return bytes
}
