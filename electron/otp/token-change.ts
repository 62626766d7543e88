import { assertNever } from '../kit-error.ts'
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

/** "60 s instead of 30 s", for the middle of a sentence. */
export function changeInWords(token: Token, change: Change): string {
  switch (change.kind) {
    case 'digits':
      return `${change.digits} digits instead of ${token.digits}`
    case 'period':
      return `a new code every ${change.period} s${'period' in token ? ` instead of ${token.period} s` : ''}`
    case 'algorithm':
      return `${change.algorithm} instead of ${token.algorithm}`
    case 'type':
      return change.type === 'steam' ? 'Steam letters instead of digits' : 'ordinary digits instead of Steam letters'
    case 'counter':
      return `counter ${change.counter}${token.type === 'hotp' ? ` instead of ${token.counter}` : ''}`
    case 'clock':
      return `a clock that is ${spanInWords(Math.abs(change.seconds))} ${change.seconds < 0 ? 'behind' : 'ahead of'} this one`
    default:
      return assertNever(change)
  }
}

function spanInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (seconds < 120) return `${seconds} seconds`
  if (minutes < 120) return `about ${minutes} minutes`
  return `about ${Math.floor(minutes / 60)} hours${minutes % 60 === 0 ? '' : ` ${minutes % 60} minutes`}`
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
