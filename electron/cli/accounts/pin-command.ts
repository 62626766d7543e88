import { accountName } from '../../accounts/account-name.ts'
import { findAccount } from './account-commands.ts'
import type { Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { readSecret, UsageError } from '../terminal.ts'

export const pinCommand: Command = {
  usage: 'VAULT QUERY [--pin-file F]',
  summary: 'Set the PIN that an mOTP or Yandex token needs for its codes. Asks for it without showing it.',
  takes: { min: 2, max: 2 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, 'pin-file': { type: 'string' } },
  async run(call) {
    const { options, terminal, words } = call
    const file = options['pin-file']
    return await withUnlocked(call, async (app) => {
      const row = await findAccount(app, words[1] ?? '')
      const tokens = row.tokens.filter(({ type }) => type === 'motp' || type === 'yandex')
      const waiting = tokens.filter(({ needsPin }) => needsPin === true)
      // If there is only one token, a new PIN may replace its PIN.
      const [token, another] = waiting.length > 0 ? waiting : tokens
      if (!token) throw new UsageError(`${accountName(row)} has no mOTP or Yandex token, and only those have a PIN.`)
      if (another)
        throw new UsageError(`${accountName(row)} has several tokens with a PIN. Set each one in the app's window.`)
      const pin = await readSecret(terminal, typeof file === 'string' ? file : undefined, 'PIN of the token')
      if (pin === '') throw new UsageError('No PIN was given. Nothing was changed.')
      await app.handlers['tokens.setPin']({ token: token.id, pin })
      if (options.json === true) terminal.out(JSON.stringify({ service: row.service, account: row.name, pin: 'set' }))
      else terminal.out(`${accountName(row)} now has its PIN. Compare one code with the app it comes from.`)
      return 0
    })
  },
}
