import type { Steam, Token } from './token.ts'

/** How a token is called. */
interface Named {
  readonly issuer: string
  readonly account: string
}

/** Whether a token is called Steam. No service but Valve's has that name, and Valve's codes are letters. */
export function isCalledSteam({ issuer, account }: Named): boolean {
  return NAME.test(issuer.trim() === '' ? account.trim() : issuer.trim())
}

const NAME = /^(?:steam(?: ?guard)?|(?:store\.)?steampowered\.com)$/i

/**
 * The Steam Guard token that an ordinary one was written for: apps without a type for it, and Steam's
 * own links, state TOTP. Undefined when settings are stated that Steam Guard does not have.
 */
export function asSteamGuard(token: Token): Steam | undefined {
  if (token.type !== 'totp' || token.algorithm !== 'SHA1' || token.period !== 30) return undefined
  return { type: 'steam', secret: token.secret, algorithm: 'SHA1', digits: 5, period: 30 }
}
