/** Two structures of a TPM (TPM 2.0 Library, part 2: TPMT_PUBLIC in 12.2.4, TPMS_ATTEST in 10.12.12). */
import { against } from '../problem.ts'
import { ByteReader } from './byte-reader.ts'
import type { AttestationRule } from './rules.ts'

/** The public area of a key. */
export type PublicArea = { readonly nameAlgorithm: number } & (
  | { readonly kind: 'rsa'; readonly exponent: number; readonly modulus: Uint8Array }
  | { readonly kind: 'ec'; readonly curve: number; readonly x: Uint8Array; readonly y: Uint8Array }
)

/** What a TPM certified. */
export interface CertifyInfo {
  readonly magic: number
  readonly type: number
  readonly extraData: Uint8Array
  /** The name of the key: the number of its hash, and the hash of its public area. */
  readonly name: Uint8Array
}

const TPM_ALG_RSA = 0x0001
const TPM_ALG_ECC = 0x0023
const TPM_ALG_NULL = 0x0010
const TPM_ST_ATTEST_CERTIFY = 0x8017
const DEFAULT_EXPONENT = 65_537

/** @throws BrokenAnswer `tpm-public-area`, also for bytes behind its end. */
export function parsePublicArea(bytes: Uint8Array): PublicArea {
  return whole(bytes, 'tpm-public-area', (reader) => {
    const type = reader.uint16()
    const nameAlgorithm = reader.uint16()
    reader.uint32() // attributes
    reader.sized() // policy
    if (type !== TPM_ALG_RSA && type !== TPM_ALG_ECC) throw against('tpm-public-area')
    if (reader.uint16() !== TPM_ALG_NULL) reader.take(4) // symmetric: bits and mode
    skipScheme(reader)
    if (type === TPM_ALG_RSA) {
      reader.uint16() // bits of the modulus
      const exponent = reader.uint32()
      return {
        kind: 'rsa',
        nameAlgorithm,
        exponent: exponent === 0 ? DEFAULT_EXPONENT : exponent,
        modulus: reader.sized(),
      }
    }
    const curve = reader.uint16()
    skipScheme(reader) // of key derivation
    return { kind: 'ec', nameAlgorithm, curve, x: reader.sized(), y: reader.sized() }
  })
}

/** @throws BrokenAnswer `tpm-info`, also for bytes behind its end; `tpm-type` when it is about something else than a key. */
export function parseCertifyInfo(bytes: Uint8Array): CertifyInfo {
  return whole(bytes, 'tpm-info', (reader) => {
    const magic = reader.uint32()
    const type = reader.uint16()
    // Its length depends on the type.
    if (type !== TPM_ST_ATTEST_CERTIFY) throw against('tpm-type')
    reader.sized() // signer
    const extraData = reader.sized()
    reader.take(17) // clock
    reader.take(8) // firmware
    const name = reader.sized()
    reader.sized() // qualified name
    return { magic, type, extraData, name }
  })
}

/** A scheme names a hash unless there is none. */
function skipScheme(reader: ByteReader): void {
  if (reader.uint16() !== TPM_ALG_NULL) reader.uint16()
}

function whole<T>(bytes: Uint8Array, rule: AttestationRule, read: (reader: ByteReader) => T): T {
  const reader = new ByteReader(bytes)
  const value = (() => {
    try {
      return read(reader)
    } catch (error) {
      if (error instanceof RangeError) throw against(rule)
      throw error
    }
  })()
  if (!reader.isAtEnd) throw against(rule)
  return value
}
