import { assertNever } from '../kit-error.ts'
import type { KeyProblem } from './problem.ts'

/** Why a test did not pass: what happened, that nothing was saved, what to do. */
export function problemSentence(problem: KeyProblem): string {
  switch (problem.kind) {
    case 'unknown-credential':
      return 'This is not one of the keys in this list. Nothing was changed. Add it with "Test a new key".'
    case 'certificates':
      return 'The key answered and sent certificates of its maker, which were not asked for. So the test did not go on. Nothing was saved. This says nothing against the key: services take it as before.'
    case 'format':
      return 'The key answered, and describes its make in a way that this app does not know. So the test did not go on. Nothing was saved. This says nothing against the key: services take it as before.'
    case 'attestation':
      return 'The key answered, but what it says about its make does not check out, so the test did not pass. Nothing was saved. Try again; if it fails again, do not trust what this key says about its model.'
    case 'not-touched':
      return 'The key answered without being touched, so the test did not pass. Nothing was saved. Try again, and touch the key when it blinks.'
    case 'not-verified':
      return 'The key answered without asking for its PIN or a fingerprint, so the test did not pass. Nothing was saved. Try again; a key that has no PIN cannot pass this test.'
    case 'counter':
      return `The key signed, but its counter did not grow: it was ${String(problem.was)} at the last test and is ${String(problem.now)} now. Perhaps a copy of this key was used in between. Nothing was saved. Test it again; if the counter stays behind, add another key to your accounts before you stop using this one.`
    default:
      return `${brokenAnswer(problem)} ${AGAIN}`
  }
}

type BrokenProblem = Exclude<
  KeyProblem,
  {
    readonly kind:
      'unknown-credential' | 'certificates' | 'format' | 'attestation' | 'not-touched' | 'not-verified' | 'counter'
  }
>

function brokenAnswer(problem: BrokenProblem): string {
  switch (problem.kind) {
    case 'no-answer':
    case 'unverified':
    case 'type':
    case 'backup-flags':
      return 'The key answered, but its answer does not check out, so the test did not pass.'
    case 'malformed':
      return 'The key answered, but its answer is cut short or altered, so the test did not pass.'
    case 'unusable-key':
      return 'The key answered with a public key that cannot be used, so the test did not pass.'
    case 'algorithm':
      return 'The key answered with a kind of signature that was not asked for, so the test did not pass.'
    case 'unsupported-algorithm':
      return 'The key answered with a kind of signature that this app cannot check, so the test did not pass.'
    case 'credential-id':
      return 'The key and the browser name two different credentials, so the test did not pass.'
    case 'challenge':
      return 'The answer is one to another test, so this test did not pass.'
    case 'origin':
    case 'rp-id':
      return 'The key answered for another site than this app, so the test did not pass.'
    case 'cross-origin':
    case 'top-origin':
      return 'The answer was made inside the page of another site, so the test did not pass.'
    case 'signature':
      return 'The key answered, but its signature does not fit its public key, so the test did not pass.'
    default:
      return assertNever(problem)
  }
}

const AGAIN = 'Nothing was saved. Try again; if it fails again, do not rely on this key.'
