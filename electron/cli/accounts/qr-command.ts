import { accountName } from '../../accounts/account-name.ts'
import type { QrView } from '../../contract.ts'
import { findAccount } from './account-commands.ts'
import type { Command } from '../command.ts'
import { PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'

export const qrCommand: Command = {
  usage: 'VAULT QUERY',
  summary: "Show an account's secret as a QR code for a phone to scan. Only on a terminal; nothing is saved.",
  takes: { min: 2, max: 2 },
  options: { ...PASSPHRASE_OPTION },
  async run(call) {
    const { terminal, words } = call
    const { columns } = terminal
    if (columns === undefined)
      throw new UsageError(
        'A QR code is only shown on a terminal, so that no copy of the secret ends up in a file. To save it, see "export".',
      )
    return await withUnlocked(call, async (app) => {
      const row = await findAccount(app, words[1] ?? '')
      const [token, ...more] = row.tokens
      if (!token) throw new UsageError(`${accountName(row)} has no token.`)
      for (const { id } of [token, ...more]) {
        const qr = await app.handlers['tokens.qr']({ token: id })
        const width = qr.size + 2 * QUIET_ZONE
        if (width > columns)
          throw new UsageError(`The QR code is ${width} characters wide, and the terminal ${columns}. Make it wider.`)
        terminal.err(
          `${accountName(row)}: anyone who sees or photographs this has the secret. Clear the screen afterwards.`,
        )
        for (const line of linesOf(qr)) terminal.out(line)
      }
      return 0
    })
  },
}

/** Modules on each side (ISO/IEC 18004 section 9.1). */
const QUIET_ZONE = 4

/** Black on white whatever the terminal's colours are: many readers cannot find an inverted code. */
const BLACK_ON_WHITE = '\u001B[30;107m'
const RESET = '\u001B[0m'

/** Two rows of modules per line: a character is about twice as high as it is wide. */
export function linesOf({ size, rows }: QrView): string[] {
  const isDark = (x: number, y: number) => rows[y - QUIET_ZONE]?.[x - QUIET_ZONE] === '1'
  const whole = size + 2 * QUIET_ZONE
  return Array.from({ length: Math.ceil(whole / 2) }, (_, line) => {
    const characters = Array.from({ length: whole }, (_, x) => half(isDark(x, 2 * line), isDark(x, 2 * line + 1)))
    return `${BLACK_ON_WHITE}${characters.join('')}${RESET}`
  })
}

function half(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀'
  return lower ? '▄' : ' '
}
