import { accountName } from '../../accounts/account-name.ts'
import type { App } from '../../app.ts'
import type { TokenView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { KIND_NAMES } from '../../otp/token.ts'
import { findAccount } from './account-commands.ts'
import type { Call, Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'

export const codeCommand: Command = {
  usage: 'VAULT QUERY [--at ISO]',
  summary: 'Print the current code of an account, or the code at another time. Moves a HOTP counter on first.',
  takes: { min: 2, max: 2 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, at: { type: 'string' } },
  async run(call) {
    const at = timeOf(call)
    // Unlock at the real time, because the vault notes when the passphrase was typed.
    let now = () => call.terminal.now()
    return await withUnlocked({ ...call, terminal: { ...call.terminal, now: () => now() } }, async (app) => {
      now = () => at
      const row = await findAccount(app, call.words[1] ?? '')
      const [token, ...more] = row.tokens
      if (!token)
        throw new KitError(
          'not-found',
          `${accountName(row)} has no token. Nothing was changed. Add one with the "add" command.`,
        )
      const codes = await codesNow(app, call, [token, ...more])
      if (call.options.json === true)
        call.terminal.out(JSON.stringify({ service: row.service, account: row.name, codes }))
      else for (const { code } of codes) call.terminal.out(code)
      return 0
    })
  },
}

/** Skips a token without its PIN, so that the others still show their codes. */
async function codesNow(app: App, { terminal }: Call, tokens: readonly TokenView[]) {
  const [first, ...others] = tokens.filter(({ needsPin }) => needsPin === true)
  if (first && others.length + 1 < tokens.length)
    terminal.err(`No code for ${typeNames([first, ...others])}: it needs its PIN. See the "pin" command.`)
  else if (first) throw new KitError('pin-needed', PIN_NEEDED)
  const ready = tokens.filter(({ needsPin }) => needsPin !== true)
  return await Promise.all(ready.map(async ({ id, type }) => await oneCode(app, id, type)))
}

const PIN_NEEDED =
  'This token needs its PIN to make codes, and the PIN is not in the vault. Nothing was changed. Enter it with the "pin" command.'

async function oneCode(app: App, id: string, type: string): Promise<{ code: string; type: string }> {
  if (type === 'hotp') return { type, code: await app.handlers['tokens.nextCode']({ token: id }) }
  const [view] = await app.handlers['tokens.codes']({ tokens: [id] })
  if (!view)
    throw new KitError(
      'not-found',
      'This token gives no code. Nothing was changed. Look at it with the "list" command.',
    )
  return { type, code: view.code }
}

function timeOf({ options, terminal }: Call): number {
  if (typeof options.at !== 'string') return terminal.now()
  const time = Date.parse(options.at)
  if (Number.isNaN(time)) throw new UsageError(`"${options.at}" is not a time. Write it like 2026-01-01T00:00:00Z.`)
  return time
}

function typeNames(tokens: readonly TokenView[]): string {
  return tokens.map(({ type }) => KIND_NAMES[type]).join(', ')
}
