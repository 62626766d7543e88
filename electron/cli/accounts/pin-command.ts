import { accountName } from '../../accounts/account-name.ts'
import { findAccount } from './account-commands.ts'
import type { Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { readSecret, UsageError } from '../terminal.ts'

export const pinCommand: Command = {
  usage: 'VAULT QUERY [--pin-file F]',
  summary: 'Give an mOTP or Yandex token the PIN that its codes need. It is asked for, and not shown.',
  takes: { min: 2, max: 2 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, 'pin-file': { type: 'string' } },
  async run(call) {
    const { options, terminal, words } = call
    const file = options['pin-file']
    return await withUnlocked(call, async (app) => {
      const row = await findAccount(app, words[1] ?? '')
      const tokens = row.tokens.filter(({ type }) => type === 'motp' || type === 'yandex')
      const waiting = tokens.filter(({ needsPin }) => needsPin === true)
      // With one token a new PIN may take the place of the one that is there.
      const [token, another] = waiting.length > 0 ? waiting : tokens
      if (!token) throw new UsageError(`${accountName(row)} has no mOTP or Yandex token, and only these have a PIN.`)
      if (another)
        throw new UsageError(
          `${accountName(row)} has several tokens with a PIN. Give each its own in the app's window.`,
        )
      const pin = await readSecret(terminal, typeof file === 'string' ? file : undefined, 'PIN of the token')
      if (pin === '') throw new UsageError('No PIN was given. Nothing was changed.')
      await app.handlers['tokens.setPin']({ token: token.id, pin })
      if (options.json === true) terminal.out(JSON.stringify({ service: row.service, account: row.name, pin: 'set' }))
      else terminal.out(`${accountName(row)} has its PIN now. Compare one code with the app it comes from.`)
      return 0
    })
  },
}
