import { advanceCounter, setPin } from '../../accounts/actions.ts'
import type { Stored, TokenRecord } from '../../accounts/records.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { codeOf, makesCodes } from '../../otp/codes.ts'
import { formatOtpauth } from '../../otp/otpauth.ts'
import { secretText } from '../../otp/secret-text.ts'
import { FOR_SCREEN, rowsOf, symbolFor } from '../../sheets/content/qr.ts'
import type { CodeView, QrView } from '../../contract.ts'
import { accountDetail } from './account-views.ts'
import type { CopiedSecret } from './clipboard.ts'
import type { RecentUse } from './recent-use.ts'
import type { Session } from '../vault/session.ts'

type TokenCalls = Pick<
  Handlers,
  'tokens.codes' | 'tokens.nextCode' | 'tokens.copy' | 'tokens.reveal' | 'tokens.qr' | 'tokens.setPin'
>

/** Tokens: their codes, and, once the passphrase was typed again, their secrets. */
export function tokenCalls(session: Session, copied: CopiedSecret, recent: RecentUse): TokenCalls {
  return {
    'tokens.codes': ({ tokens }) => {
      const now = session.surroundings.now()
      return tokens.flatMap((id) => liveCode(session.kit.get('token', id), now))
    },
    'tokens.nextCode': ({ token }) => takeCode(session, token),
    'tokens.copy': async ({ token }) => {
      const { clipboardSeconds } = session.kit.settings
      await copied.copy(takeCode(session, token), clipboardSeconds)
      recent.note(session.kit.get('token', token).account)
      return clipboardSeconds
    },
    'tokens.reveal': ({ token: id }) => {
      session.requireConfirmed()
      const { token } = session.kit.get('token', id)
      return { secret: secretText(token).replace(/(.{4})(?=.)/g, '$1 '), link: linkOf(session, id) }
    },
    'tokens.qr': ({ token }) => {
      session.requireConfirmed()
      return qrOf(linkOf(session, token))
    },
    'tokens.setPin': ({ token: id, pin }) => {
      const record = session.kit.get('token', id)
      session.requireConfirmed()
      const now = new Date(session.surroundings.now()).toISOString()
      const bytes = new TextEncoder().encode(pin)
      try {
        session.kit.commit(setPin(record, bytes, now))
      } finally {
        bytes.fill(0)
      }
      return accountDetail(session.kit, record.account, session.surroundings.now())
    },
  }
}

function linkOf({ kit }: Session, id: string): string {
  const { account, token } = kit.get('token', id)
  const { service, name } = kit.get('account', account)
  return formatOtpauth({ issuer: service, account: name, token })
}

function qrOf(link: string): QrView {
  try {
    const symbol = symbolFor(link, FOR_SCREEN)
    return { size: symbol.size, rows: rowsOf(symbol) }
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    throw new KitError(
      'too-dense',
      'The name or secret is too long for a QR code that a phone can read. Nothing was shown. Show the secret and type it in.',
    )
  }
}

/** Skips a token without its PIN, so that the other tokens still show their codes. */
function liveCode({ id, token }: Stored<TokenRecord>, now: number): CodeView[] {
  if (!makesCodes(token)) return []
  const { text, validUntil } = codeOf(token, now)
  return validUntil === undefined ? [] : [{ token: id, code: text, next: codeOf(token, now, 1).text, validUntil }]
}

/** The code to use now. A HOTP counter is on disk before its code is shown (RFC 4226 section 7.2). */
function takeCode(session: Session, id: string): string {
  const record = session.kit.get('token', id)
  if (record.token.type === 'hotp') session.kit.commit(advanceCounter(record))
  return codeOf(record.token, session.surroundings.now()).text
}
