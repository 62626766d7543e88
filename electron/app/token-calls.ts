import { advanceCounter } from '../accounts/actions.ts'
import type { Stored, TokenRecord } from '../accounts/records.ts'
import type { Handlers } from '../contract.ts'
import { encodeBase32 } from '../otp/base32.ts'
import { codeOf } from '../otp/codes.ts'
import { formatOtpauth } from '../otp/otpauth.ts'
import type { CodeView } from '../views.ts'
import type { CopiedSecret } from './clipboard.ts'
import type { Session } from './session.ts'

type TokenCalls = Pick<Handlers, 'tokens.codes' | 'tokens.nextCode' | 'tokens.copy' | 'tokens.reveal'>

export function tokenCalls(session: Session, copied: CopiedSecret): TokenCalls {
  return {
    'tokens.codes': ({ tokens }) => {
      const now = session.surroundings.now()
      return tokens.flatMap((id) => liveCode(session.kit.get('token', id), now))
    },
    'tokens.nextCode': ({ token }) => takeCode(session, token),
    'tokens.copy': async ({ token }) => {
      const { clipboardSeconds } = session.kit.settings
      await copied.copy(takeCode(session, token), clipboardSeconds)
      return clipboardSeconds
    },
    'tokens.reveal': ({ token: id }) => {
      session.requireConfirmed()
      const { account, token } = session.kit.get('token', id)
      const { service, name } = session.kit.get('account', account)
      return {
        secret: encodeBase32(token.secret).replace(/(.{4})(?=.)/g, '$1 '),
        link: formatOtpauth({ issuer: service, account: name, token }),
      }
    },
  }
}

function liveCode({ id, token }: Stored<TokenRecord>, now: number): CodeView[] {
  const { text, validUntil } = codeOf(token, now)
  return validUntil === undefined ? [] : [{ token: id, code: text, next: codeOf(token, now, 1).text, validUntil }]
}

/** The code to use now. A HOTP counter is on disk before its code is out (RFC 4226 section 7.2). */
function takeCode(session: Session, id: string): string {
  const record = session.kit.get('token', id)
  if (record.token.type === 'hotp') session.kit.commit(advanceCounter(record))
  return codeOf(record.token, session.surroundings.now()).text
}
