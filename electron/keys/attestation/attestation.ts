import type { KeyObject } from 'node:crypto'
import type { AttestedCredential } from '../authenticator-data.ts'
import type { CoseKey } from '../cose-key.ts'

/** What a registration says about the key's make, and on whose word. */
export interface Attestation {
  /** "none", "packed", "fido-u2f", "tpm", "android-key" or "apple". */
  readonly format: string
  /** Nobody's word, the key's own, or that of the last certificate's owner. */
  readonly trust: 'none' | 'self' | 'certificates'
  /** X.509, the key's own first, verbatim. */
  readonly certificates: readonly Uint8Array[]
  /** Facts about them that do not decide. */
  readonly notes: readonly CertificateNote[]
  /** Whether the AAGUID stands in what the certificate's key signed, so that it can name a model. */
  readonly aaguidNamesModel: boolean
  /** Each certificate was checked to be signed by the next one. Nobody was asked who stands behind the last. */
  readonly rootChecked: false
}

export interface CertificateNote {
  readonly kind: 'expired' | 'not-yet-valid'
  /** `YYYY-MM-DD`, UTC. */
  readonly on: string
  /** Its place in `certificates`. */
  readonly certificate: number
}

/** What a statement must be about. */
export interface Attested {
  readonly statement: ReadonlyMap<unknown, unknown>
  /** Verbatim. */
  readonly authenticatorData: Uint8Array
  /** SHA-256. */
  readonly clientDataHash: Uint8Array
  readonly rpIdHash: Uint8Array
  readonly credential: AttestedCredential
  readonly key: CoseKey
  readonly publicKey: KeyObject
}
