import type { Algorithm, Token } from './token.ts'

/** One setting that may be wrong, with the value that would make the code fit. */
export type Change =
  | { readonly kind: 'digits'; readonly digits: number }
  | { readonly kind: 'period'; readonly period: number }
  | { readonly kind: 'algorithm'; readonly algorithm: Algorithm }
  | { readonly kind: 'type'; readonly type: 'totp' | 'steam' }
  /** HOTP: the counter whose code was shown. */
  | { readonly kind: 'counter'; readonly counter: number }
  /** Changes nothing in the token: the other clock is this many seconds ahead; negative is behind. */
  | { readonly kind: 'clock'; readonly seconds: number }

/** The token with other settings. A change that does not apply to its type leaves it as it is. */
export function withChanges(token: Token, changes: readonly Change[]): Token {
  return changes.reduce<Token>(withChange, token)
}

function withChange(token: Token, change: Change): Token {
  if (change.kind === 'type') return withType(token, change.type)
  if (token.type === 'hotp' && change.kind === 'counter') return { ...token, counter: change.counter }
  if (token.type === 'totp' && change.kind === 'period') return { ...token, period: change.period }
  if (token.type !== 'totp' && token.type !== 'hotp') return token
  if (change.kind === 'digits') return { ...token, digits: change.digits }
  if (change.kind === 'algorithm') return { ...token, algorithm: change.algorithm }
  return token
}

function withType({ secret }: Token, type: 'totp' | 'steam'): Token {
  if (type === 'steam') return { type, secret, algorithm: 'SHA1', digits: 5, period: 30 }
  return { type, secret, algorithm: 'SHA1', digits: 6, period: 30 }
}
