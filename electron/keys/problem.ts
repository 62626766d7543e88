/** What is wrong with a key's answer, as data; `words.ts` makes the sentence. */
export type KeyProblem =
  /** Not what `navigator.credentials` answers with. */
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'malformed'; readonly part: AnswerPart; readonly why: Malformation }
  /** A public key that no signature can fit, or that is too weak to be used. */
  | { readonly kind: 'unusable-key'; readonly why: 'not-on-curve' | 'rsa-size' | 'rsa-exponent' }
  /** A COSE algorithm that was not asked for. */
  | { readonly kind: 'algorithm'; readonly algorithm: number }
  /** The browser's answer and the key's own data name two credentials. */
  | { readonly kind: 'credential-id' }
  /** The maker's certificates, although none were asked for. */
  | { readonly kind: 'certificates' }
  /** Challenge, origin, RP ID, presence, counter or signature; the library does not say which. */
  | { readonly kind: 'unverified' }

export type AnswerPart = 'attestation-object' | 'authenticator-data' | 'public-key'

export type Malformation =
  /** Cut short, or not CBOR as CTAP2 writes it. */
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
