/**
 * Every error the app can show. `code` is stable and for programs; the message tells a person what
 * happened, what is safe and what to do. Neither ever contains a secret, a passphrase or text from a
 * file.
 */
export class KitError extends Error {
  override readonly name = 'KitError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export type ErrorCode =
  // the vault file
  | 'vault-missing'
  | 'vault-exists'
  | 'vault-busy'
  | 'vault-locked'
  | 'vault-newer'
  | 'vault-truncated'
  | 'vault-damaged'
  | 'vault-read-only'
  | 'not-a-vault'
  | 'disk-full'
  | 'write-failed'
  // passphrases
  | 'wrong-passphrase'
  | 'weak-passphrase'
  | 'last-passphrase'
  | 'confirm-needed'
  // imported files and text
  | 'unknown-format'
  | 'password-needed'
  | 'wrong-password'
  | 'columns-needed'
  | 'companion-needed'
  | 'file-truncated'
  | 'file-damaged'
  | 'file-too-large'
  | 'cost-too-high'
  | 'no-qr-code'
  | 'unreadable'
  // tokens
  | 'pin-needed'
  // paper
  | 'too-dense'
  | 'nothing-to-print'
  | 'nothing-read'
  | 'print-failed'
  // security keys
  | 'key-not-verified'
  | 'key-unknown'
  // anything
  | 'not-found'
  | 'invalid-input'
  | 'cancelled'
  | 'internal'

/** Marks a branch that the types rule out. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${typeof value}`)
}
