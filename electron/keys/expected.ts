/** What an answer must be for: the challenge that was sent, and the origin it was sent to. */
export type Expected = Asked & (Unattested | WithAttestation)

/** What was asked for, apart from certificates. */
export interface Asked {
  /** base64url. */
  readonly challenge: string
  /** "https://recovery-kit.invalid" */
  readonly origin: string
  /** Absent: the host of the origin. */
  readonly rpId?: string
  /** The page that may frame the origin. Absent: none may. */
  readonly topOrigin?: string
  /** COSE algorithms that were asked for. Absent: those of `options.ts`. */
  readonly algorithms?: readonly number[]
  /** Absent: PIN and fingerprint are up to the key. */
  readonly userVerification?: 'required'
}

/** No certificates were asked for: an answer with some is refused without reading them. */
interface Unattested {
  readonly attestation?: 'none'
}

interface WithAttestation {
  readonly attestation: 'direct'
  /** Decides over nothing: it tells which certificates are past their time. */
  readonly now: Date
}
