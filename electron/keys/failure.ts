/** Why a key test did not pass, from the little that a browser says. */
import { KitError } from '../kit-error.ts'
import type { Plugged } from './plugged.ts'
import { BrokenAnswer, type KeyProblem } from './problem.ts'

/** What the key was asked for. */
export type Ask = 'register' | 'model' | 'sign' | 'pin' | 'compare'

/** Kinds are stored, so one never changes its meaning. */
export type KeyFailure =
  /** Nobody touched a key in time. */
  | { readonly kind: 'timed-out'; readonly seconds: number; readonly system: System }
  /** The same, and the system saw no key at the beginning or the end. */
  | { readonly kind: 'no-key'; readonly seconds: number }
  /** A key was there, and was not at the end. */
  | { readonly kind: 'pulled' }
  /** Linux sees a key that this user may not open. */
  | { readonly kind: 'no-rights'; readonly vendor?: string; readonly product?: string }
  /** A key was touched and made no credential: it wants its PIN, which nothing can ask for here. */
  | { readonly kind: 'wants-pin'; readonly system: System }
  /** A key was touched that has none of the credentials. */
  | { readonly kind: 'other-key' }
  /** The system's own dialog ended the test: it was closed, or it said what was wrong. */
  | { readonly kind: 'system-ended'; readonly pin: boolean }
  /** The key did not check its PIN, or is blocked. */
  | { readonly kind: 'no-pin'; readonly system: System }
  /** The key holds a credential of a key in the vault. */
  | { readonly kind: 'in-list' }
  | { readonly kind: 'busy' }
  /** The key knows no algorithm that was asked for. */
  | { readonly kind: 'no-algorithm' }
  /** Several keys were plugged in where it matters that one was. */
  | { readonly kind: 'several-keys' }
  /** Another window had the focus. */
  | { readonly kind: 'not-in-front' }
  /** The window may not ask keys at all. */
  | { readonly kind: 'not-allowed' }
  /** The counter of the key went back: another device may have its secrets. */
  | { readonly kind: 'counter-back'; readonly before: number; readonly now: number }
  /** The answer does not check out; the kind of a `KeyProblem`. */
  | { readonly kind: 'not-verified'; readonly why: KeyProblem['kind'] }
  | { readonly kind: 'unclear'; readonly error: string }

const KINDS: Readonly<Record<KeyFailure['kind'], true>> = {
  'timed-out': true,
  'no-key': true,
  pulled: true,
  'no-rights': true,
  'wants-pin': true,
  'other-key': true,
  'system-ended': true,
  'no-pin': true,
  'in-list': true,
  busy: true,
  'no-algorithm': true,
  'several-keys': true,
  'not-in-front': true,
  'not-allowed': true,
  'counter-back': true,
  'not-verified': true,
  unclear: true,
}

/** Whether a stored failure is of a kind that this version knows. */
export function isKnownFailure(failure: { readonly kind: string }): failure is KeyFailure {
  return Object.hasOwn(KINDS, failure.kind)
}

/** What a key says of its make, or how it signs, can be more than this app understands. Services take it as before. */
const NOT_UNDERSTOOD: ReadonlySet<unknown> = new Set<KeyProblem['kind']>([
  'format',
  'attestation',
  'certificates',
  'unsupported-algorithm',
])

/** Whether a failure speaks against the key itself, and not against how the test went or what it says of its make. */
export function isAgainstKey({ kind, why }: { readonly kind: string; readonly why?: unknown }): boolean {
  return kind === 'counter-back' || (kind === 'not-verified' && !NOT_UNDERSTOOD.has(why))
}

/** Whether a key describes its make in a way that this app does not know. */
export function isUnknownMake(failure: KeyFailure): boolean {
  return failure.kind === 'not-verified' && failure.why === 'format'
}

export type System = 'linux' | 'mac' | 'windows' | 'other'

/** A call to `navigator.credentials` that failed. */
export interface FailedCall {
  readonly ask: Ask
  /** The name of its DOMException. */
  readonly error: string
  /** Whether the window was in front when it failed. */
  readonly focused: boolean
  /** Milliseconds since it was asked, and how long it was to wait. */
  readonly elapsed: number
  readonly wait: number
  readonly system: System
  /** Whether the system or the browser asked in a dialog of its own. */
  readonly dialog: boolean
  /** What the system saw when the key was asked, and when the call failed. */
  readonly before?: Plugged | undefined
  readonly after?: Plugged | undefined
}

/** A call that failed this close to its timeout timed out, in milliseconds. */
const MARGIN = 500

/** The most likely reason. */
export function failureOf(call: FailedCall): KeyFailure {
  switch (call.error) {
    case 'NotAllowedError':
      return call.elapsed >= call.wait - MARGIN ? timedOut(call) : refused(call)
    case 'InvalidStateError':
      // A key that is asked for its model may be none of the others.
      return { kind: call.ask === 'model' ? 'other-key' : 'in-list' }
    case 'OperationError':
      return { kind: 'busy' }
    case 'NotSupportedError':
      return { kind: 'no-algorithm' }
    case 'SecurityError':
      return { kind: 'not-allowed' }
    default:
      return { kind: 'unclear', error: call.error }
  }
}

/** Why an answer was refused. @throws what is no refusal of an answer. */
export function wrongAnswer(error: unknown): KeyFailure {
  const problem = error instanceof KitError && error.cause instanceof BrokenAnswer ? error.cause.problem : undefined
  if (error instanceof KitError && error.code === 'key-unknown') return { kind: 'other-key' }
  if (!problem) throw error
  if (problem.kind === 'counter') return { kind: 'counter-back', before: problem.was, now: problem.now }
  return { kind: 'not-verified', why: problem.kind }
}

/**
 * Whether a key that was touched showed with this failure that it has none of the credentials. Where a dialog can be
 * closed, or nobody knows that just one key was there all the time, a failure says nothing of the key in hand.
 */
export function isRefusal(call: FailedCall): boolean {
  const isAlone = isOneAlone(call.before) && isOneAlone(call.after)
  return call.ask === 'compare' && failureOf(call).kind === 'other-key' && isAlone
}

/** Whether the system says that there is just one key. */
export function isOneAlone(plugged: Plugged | undefined): boolean {
  return plugged?.keys === 1
}

/** Whether the system saw several keys at once. */
export function severalAmong(...seen: readonly (Plugged | undefined)[]): boolean {
  return seen.some((plugged) => plugged !== undefined && plugged.keys > 1)
}

/**
 * WebAuthn Level 3 section 14.5.1 has browsers say no more than this one name, so that only the time that went by tells
 * a key that was never touched from one that was touched and did not fit.
 */
function timedOut({ wait, system, before, after }: FailedCall): KeyFailure {
  const seconds = Math.round(wait / 1000)
  if (after?.openable === 0 && after.keys > 0) return { kind: 'no-rights', ...after.barred }
  if (before && after?.keys === 0) return before.keys > 0 ? { kind: 'pulled' } : { kind: 'no-key', seconds }
  return { kind: 'timed-out', seconds, system }
}

function refused({ ask, focused, system, dialog, before, after }: FailedCall): KeyFailure {
  if (!focused) return { kind: 'not-in-front' }
  if (dialog) return { kind: 'system-ended', pin: ask === 'pin' }
  if (before && before.keys > 0 && after?.keys === 0) return { kind: 'pulled' }
  if (ask === 'pin') return { kind: 'no-pin', system }
  return ask === 'register' || ask === 'model' ? { kind: 'wants-pin', system } : { kind: 'other-key' }
}
