/** Why a file is not taken as FIDO's metadata. Nothing of it is kept then. */
export type BlobProblem =
  | { readonly kind: 'too-large' }
  /** No JWS in compact form (RFC 7515 section 7.1). */
  | { readonly kind: 'not-a-blob' }
  /** It begins as one and ends too early. */
  | { readonly kind: 'cut' }
  /** Neither ES256 nor RS256, or not one that fits the key of the certificate. */
  | { readonly kind: 'algorithm'; readonly algorithm: string }
  /** None in the file, or one that cannot be read. */
  | { readonly kind: 'certificates' }
  /** One did not sign the one before it, or may not sign any. */
  | { readonly kind: 'chain' }
  /** They lead to another root. */
  | { readonly kind: 'root' }
  /** The first certificate is not for mds.fidoalliance.org. */
  | { readonly kind: 'name' }
  /** Altered after it was signed. */
  | { readonly kind: 'signature' }
  /** Signed, and not as FIDO writes it, or larger than this app keeps. */
  | { readonly kind: 'content' }
  /** A certificate was not valid when the file was made. */
  | { readonly kind: 'dates' }
  | { readonly kind: 'older'; readonly number: number; readonly kept: number }

/** Thrown inside `keys/models/` only; callers get the problem as data. */
export class BrokenBlob extends Error {
  override readonly name = 'BrokenBlob'
  readonly problem: BlobProblem

  constructor(problem: BlobProblem) {
    super(problem.kind)
    this.problem = problem
  }
}
