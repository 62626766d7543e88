import type { AttestationRule } from './attestation/rules.ts'

/** What is wrong with a key's answer, as data; `words.ts` and `specification.ts` make the sentences. */
export type KeyProblem =
  /** Not what `navigator.credentials` answers with. */
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'malformed'; readonly part: AnswerPart; readonly why: Malformation }
  /** A public key that no signature can fit, or that is too weak to be used. */
  | { readonly kind: 'unusable-key'; readonly why: 'not-on-curve' | 'rsa-size' | 'rsa-exponent' }
  /** A registration where an assertion was asked for, or the other way round. */
  | { readonly kind: 'type' }
  | { readonly kind: 'challenge' }
  | { readonly kind: 'origin' }
  /** Made in a frame of another site, although none is expected to frame the page. */
  | { readonly kind: 'cross-origin' }
  /** Made in a frame of another site than the expected one. */
  | { readonly kind: 'top-origin' }
  | { readonly kind: 'rp-id' }
  | { readonly kind: 'not-touched' }
  /** PIN or fingerprint were required, and the key did not check them. */
  | { readonly kind: 'not-verified' }
  /** Said to be backed up, and not to be able to be. */
  | { readonly kind: 'backup-flags' }
  /** A COSE algorithm that was not asked for. */
  | { readonly kind: 'algorithm'; readonly algorithm: number }
  /** A COSE algorithm that this app cannot verify. */
  | { readonly kind: 'unsupported-algorithm'; readonly algorithm: number }
  /** The browser's answer and the key's own data name two credentials. */
  | { readonly kind: 'credential-id' }
  /** None of the credentials that were asked. */
  | { readonly kind: 'unknown-credential' }
  | { readonly kind: 'signature' }
  /** It did not grow: perhaps a copy of the key was used in between. */
  | { readonly kind: 'counter'; readonly was: number; readonly now: number }
  /** The maker's certificates, although none were asked for. */
  | { readonly kind: 'certificates' }
  /** An attestation format that is not known here; at most 32 printable ASCII characters. */
  | { readonly kind: 'format'; readonly format: string }
  /** The statement about the key's make breaks a rule of its format. */
  | { readonly kind: 'attestation'; readonly rule: AttestationRule }
  /** A check stopped where none should. */
  | { readonly kind: 'unverified' }

export type AnswerPart = 'attestation-object' | 'authenticator-data' | 'client-data' | 'public-key'

export type Malformation =
  /** Cut short, or not CBOR as CTAP2 writes it, or not JSON. */
  | 'encoding'
  /** Something comes behind its end. */
  | 'trailing'
  /** Whole, but a field is missing, is too many or is of another type. */
  | 'fields'

/** Thrown inside `keys/` only; callers get a KitError with this as its cause. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer'
  readonly problem: KeyProblem

  constructor(problem: KeyProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

export function malformed(part: AnswerPart, why: Malformation): BrokenAnswer {
  return new BrokenAnswer({ kind: 'malformed', part, why })
}

export function against(rule: AttestationRule): BrokenAnswer {
  return new BrokenAnswer({ kind: 'attestation', rule })
}
