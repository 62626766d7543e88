import { assertNever } from '../kit-error.ts'
import { RULES, type SpecificationStep } from './attestation/rules.ts'
import type { AnswerPart, KeyProblem } from './problem.ts'

/** What was verified when the problem was found. */
export type AnswerType = 'registration' | 'assertion'

/** The step of WebAuthn Level 3 that an answer breaks, in our words. */
export function stepFor(problem: KeyProblem, type: AnswerType): SpecificationStep {
  switch (problem.kind) {
    case 'attestation':
      return RULES[problem.rule]
    case 'malformed':
      return PARTS[problem.part]
    case 'no-answer':
      return { section: '5.1', says: 'An answer has the fields of a public key credential in JSON.' }
    case 'unusable-key':
      return { section: '5.8.5', says: 'The public key is one that signatures can fit.' }
    case 'unsupported-algorithm':
      return { section: null, says: 'This app verifies ES256, ES384, ES512, EdDSA with Ed25519, and RS256.' }
    case 'certificates':
      return { section: null, says: 'This app reads certificates only where attestation was asked for.' }
    case 'unverified':
      return { section: null, says: 'Every check comes to an end.' }
    default:
      return { section: type === 'registration' ? '7.1' : '7.2', says: procedureStep(problem, type) }
  }
}

const PARTS: Readonly<Record<AnswerPart, SpecificationStep>> = {
  'client-data': { section: '5.8.1', says: 'The client data is JSON with a type, a challenge and an origin.' },
  'attestation-object': {
    section: '6.5',
    says: 'The attestation object is canonical CBOR with fmt, attStmt and authData, whole and with nothing behind it.',
  },
  'authenticator-data': {
    section: '6.1',
    says: 'The authenticator data has the fields that its flags name, whole and with nothing behind them.',
  },
  'public-key': {
    section: '6.5.1',
    says: 'The public key is a COSE key with exactly the fields of its type.',
  },
}

type ProcedureProblem = Exclude<
  KeyProblem,
  {
    readonly kind:
      | 'attestation'
      | 'malformed'
      | 'no-answer'
      | 'unusable-key'
      | 'unsupported-algorithm'
      | 'certificates'
      | 'unverified'
  }
>

/** From the procedures "Registering a New Credential" and "Verifying an Authentication Assertion". */
function procedureStep(problem: ProcedureProblem, type: AnswerType): string {
  switch (problem.kind) {
    case 'type':
      return `The type in the client data is "${type === 'registration' ? 'webauthn.create' : 'webauthn.get'}".`
    case 'challenge':
      return 'The challenge in the client data is the one that was sent.'
    case 'origin':
      return 'The origin in the client data is the expected one.'
    case 'cross-origin':
      return 'crossOrigin in the client data is not true, unless another site is expected to frame the page.'
    case 'top-origin':
      return 'topOrigin in the client data is the page that is expected to frame this one.'
    case 'rp-id':
      return 'The hash in the authenticator data is that of the expected RP ID.'
    case 'not-touched':
      return 'The flag UP is set: somebody touched the key.'
    case 'not-verified':
      return 'The flag UV is set where user verification is required.'
    case 'backup-flags':
      return 'The flag BS is not set where BE is not: what cannot be backed up is not.'
    case 'algorithm':
      return 'The algorithm of the public key is one that was asked for.'
    case 'credential-id':
      return 'The id of the answer is the one in its data.'
    case 'unknown-credential':
      return 'The credential that answered is one that is known.'
    case 'signature':
      return 'The signature fits the authenticator data, the client data and the public key.'
    case 'counter':
      return 'The signature counter is greater than at the last answer, unless both are zero.'
    case 'format':
      return 'The attestation format is one that is known.'
    default:
      return assertNever(problem)
  }
}
