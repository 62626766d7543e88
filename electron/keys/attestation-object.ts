import { firstItem } from './canonical-cbor.ts'
import { malformed } from './problem.ts'

/** What a registration answers with (WebAuthn Level 3 section 6.5). */
export interface AttestationObject {
  /** "none", "packed", "fido-u2f" and so on. */
  readonly format: string
  /** A map, or for the format "compound" a list of them. */
  readonly statement: unknown
  /** Verbatim, since signatures are over it. */
  readonly authenticatorData: Uint8Array
}

/** WebAuthn Level 3 section 8.1: at most 32 printable characters of US-ASCII, neither quotes nor backslashes. */
const IDENTIFIER = /^[!#-[\]-~]{1,32}$/

/** @throws BrokenAnswer `malformed`, also for anything behind its end. */
export function parseAttestationObject(bytes: Uint8Array): AttestationObject {
  const item = firstItem(bytes)
  if (!item) throw malformed('attestation-object', 'encoding')
  if (item.length !== bytes.length) throw malformed('attestation-object', 'trailing')
  const { value } = item
  if (!(value instanceof Map) || value.size !== 3) throw malformed('attestation-object', 'fields')
  const [format, statement, authenticatorData] = ['fmt', 'attStmt', 'authData'].map((name): unknown => value.get(name))
  const isStatement = statement instanceof Map || Array.isArray(statement)
  if (
    typeof format !== 'string' ||
    !IDENTIFIER.test(format) ||
    !isStatement ||
    !(authenticatorData instanceof Uint8Array)
  )
    throw malformed('attestation-object', 'fields')
  return { format, statement, authenticatorData }
}

/** Only "none" and a "packed" statement that the key signed for itself come without certificates. */
export function hasCertificates({ format, statement }: AttestationObject): boolean {
  if (format === 'none') return false
  return format !== 'packed' || !(statement instanceof Map) || statement.has('x5c')
}
