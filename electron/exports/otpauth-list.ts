import { formatOtpauth } from '../otp/otpauth.ts'
import type { RecordId } from '../vault/vault.ts'
import { chosenTokens } from './chosen-tokens.ts'
import type { Exported, KitContents } from './contents.ts'

/**
 * The tokens as otpauth links, one per line, and nothing else: a single other line makes Ente Auth,
 * Stratum and FreeOTP+ refuse the whole file. Ente Auth also needs it to begin with `otpauth://`
 * (`plain_text_import.dart`), so mOTP links, which begin differently, come last.
 *
 * @param accounts - Only the tokens of these; undefined for all.
 */
export function otpauthList(contents: KitContents, accounts?: ReadonlySet<RecordId>): Exported {
  const { tokens, leftOut } = chosenTokens(contents, accounts)
  const links = tokens.map(formatOtpauth)
  const isOtpauth = (link: string) => link.startsWith('otpauth://')
  const lines = [...links.filter(isOtpauth), ...links.filter((link) => !isOtpauth(link))]
  return {
    bytes: new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')),
    count: links.length,
    leftOut: [...leftOut, 'notes, dates, and where each token came from'],
  }
}
