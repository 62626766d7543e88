import type { Steam, Token } from './token.ts'

/** What a token is called. */
interface Named {
  readonly issuer: string
  readonly account: string
}

/** Whether a token is called Steam. Only Valve's service has that name, and its codes are letters. */
export function isCalledSteam({ issuer, account }: Named): boolean {
  return NAME.test(issuer.trim() === '' ? account.trim() : issuer.trim())
}

const NAME = /^(?:steam(?: ?guard)?|(?:store\.)?steampowered\.com)$/i

/**
 * The Steam Guard token behind an ordinary one: apps without a Steam type, and Steam's own links,
 * say TOTP. Undefined when a setting differs from Steam Guard's.
 */
export function asSteamGuard(token: Token): Steam | undefined {
  if (token.type !== 'totp' || token.algorithm !== 'SHA1' || token.period !== 30) return undefined
  return { type: 'steam', secret: token.secret, algorithm: 'SHA1', digits: 5, period: 30 }
}
