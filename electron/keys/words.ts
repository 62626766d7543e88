import { assertNever } from '../kit-error.ts'
import type { KeyProblem } from './problem.ts'

/** Why a test did not pass: what happened, that nothing was saved, what to do. */
export function problemSentence(problem: KeyProblem): string {
  switch (problem.kind) {
    case 'no-answer':
    case 'unverified':
      return `The key answered, but its answer does not check out, so the test did not pass. ${AGAIN}`
    case 'malformed':
      return `The key answered, but its answer is cut short or altered, so the test did not pass. ${AGAIN}`
    case 'unusable-key':
      return `The key answered with a public key that cannot be used, so the test did not pass. ${AGAIN}`
    case 'algorithm':
      return `The key answered with a kind of signature that was not asked for, so the test did not pass. ${AGAIN}`
    case 'credential-id':
      return `The key and the browser name two different credentials, so the test did not pass. ${AGAIN}`
    case 'certificates':
      return 'The key answered and sent certificates of its maker, which were not asked for and which this app cannot check without a network. So the test did not go on. Nothing was saved. This says nothing against the key: services take it as before.'
    default:
      return assertNever(problem)
  }
}

const AGAIN = 'Nothing was saved. Try again; if it fails again, do not rely on this key.'
