import { formatOtpauth } from '../otp/otpauth.ts'
import type { RecordId } from '../vault/vault.ts'
import { chosenTokens } from './chosen-tokens.ts'
import type { Exported, KitContents } from './contents.ts'
import { counted } from './left-out.ts'

/**
 * The tokens as otpauth links, one a line, which most authenticators read. Lines that begin with
 * `#` say what is not in the file.
 *
 * @param accounts - Only the tokens of these; undefined for all.
 */
export function otpauthList(contents: KitContents, accounts?: ReadonlySet<RecordId>): Exported {
  const chosen = chosenTokens(contents, accounts)
  const links = chosen.tokens.map(formatOtpauth)
  const leftOut = [...chosen.leftOut, 'notes, dates, and where each token came from']
  const lines = [
    `# Recovery Kit, ${contents.at}: ${counted(links.length, 'otpauth link', 'otpauth links')}. Each holds a secret in the clear.`,
    '# Not in this file:',
    ...leftOut.map((phrase) => `#   ${phrase}`),
    ...links,
  ]
  return { bytes: new TextEncoder().encode(`${lines.join('\n')}\n`), count: links.length, leftOut }
}
