/**
 * The two WebAuthn calls a key test needs, and what their failures mean. The window only carries
 * messages: challenges are made and signatures are verified in the main process.
 */

/** Registering is the first touch, signing the second; a repeated test has only the signing. */
export type KeyStep = 'register' | 'sign'

type Json = Readonly<Record<string, unknown>>

/** @throws DOMException; see `keyFailure`. */
export async function register(options: Json, signal: AbortSignal): Promise<Json> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    // The main process made them; the browser checks them.
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  return toJson(await navigator.credentials.create({ publicKey, signal }))
}

/** @throws DOMException; see `keyFailure`. */
export async function sign(options: Json, signal: AbortSignal): Promise<Json> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  return toJson(await navigator.credentials.get({ publicKey, signal }))
}

/** What is known about a call that failed. */
export interface KeyAttempt {
  readonly step: KeyStep
  readonly elapsedMs: number
  /** The timeout that was asked for. */
  readonly timeoutMs: number
  readonly linux: boolean
}

/**
 * A sentence for a failed call. `NotAllowedError` has several causes: only the time that
 * went by tells a key that was never touched from one that was touched and did not fit
 * (WebAuthn Level 3, section 14.5.1, has browsers say no more).
 */
export function keyFailure(errorName: string, attempt: KeyAttempt): string {
  switch (errorName) {
    case 'AbortError':
      return 'The test was stopped. Nothing was stored.'
    case 'NotAllowedError':
      return attempt.elapsedMs >= attempt.timeoutMs - 500 ? timedOut(attempt) : notFitting(attempt.step)
    case 'InvalidStateError':
      return 'This key says it is registered already. Nothing was stored. Test it again from the list instead.'
    case 'OperationError':
      return 'The key is busy with another request. Nothing was stored. Close other programs that use it, take it out, put it in again, and test once more.'
    case 'NotSupportedError':
      return 'This key knows none of the signature methods that services ask for. Nothing was stored. Use another key.'
    case 'SecurityError':
      return 'This window may not talk to keys, which is a fault of the app, not of the key. Nothing was stored.'
    default:
      return 'The key gave no usable answer. Nothing was stored. Take it out, put it in again, and test once more.'
  }
}

function timedOut({ timeoutMs, linux }: KeyAttempt): string {
  const seconds = String(Math.round(timeoutMs / 1000))
  const hint = linux
    ? ' If it never blinked, this computer may not let programs reach it: the udev rule for security keys may be missing.'
    : ''
  return `No key was touched within ${seconds} s. Nothing was stored. Put the key in and test again.${hint}`
}

function notFitting(step: KeyStep): string {
  return step === 'register'
    ? 'No security key responded: none was plugged in, it was removed, or it requires a PIN, which this app cannot ask for. Nothing was stored. Plug it in and test again.'
    : 'The key that was touched is not one that is being tested here, or it was taken out too early. Nothing was stored. Use the right key and test again.'
}

function toJson(credential: Credential | null): Json {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no credential', 'UnknownError')
  return { ...credential.toJSON() }
}
