import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import type { Command } from '../command.ts'
import { readSecret, UsageError } from '../terminal.ts'

const SENTENCES = {
  fits: 'This is the paper key of the vault. The date was noted.',
  other: 'This is a paper key, but not the one of this vault.',
  mistyped: 'This is not a paper key, or it is mistyped. It begins with AGE-SECRET-KEY-1.',
} as const

export const identityCommand: Command = {
  usage: 'VAULT [new|check] [--replace] [--identity-file F]',
  summary:
    'Show the recipient of the paper key; "new" makes one and prints its secret half once, "check" tells whether a typed one is it.',
  takes: { min: 1, max: 2 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    replace: { type: 'boolean' },
    'identity-file': { type: 'string' },
  },
  async run(call) {
    const { terminal, options, words } = call
    const [, action] = words
    if (action !== undefined && action !== 'new' && action !== 'check')
      throw new UsageError('After the vault comes "new", "check", or nothing.')
    const print = (value: object, ...lines: readonly string[]) => {
      if (options.json === true) terminal.out(JSON.stringify(value))
      else for (const line of lines) terminal.out(line)
    }
    return await withUnlocked(call, async ({ handlers }) => {
      if (action === 'new') {
        const made = await handlers['identity.create']({ replace: options.replace === true })
        print(
          made,
          `Identity:  ${made.identity}`,
          `Recipient: ${made.recipient}`,
          'Write the paper key down now and keep it off this machine. It opens the vault and its exports, and is not shown again.',
        )
        return 0
      }
      if (action === 'check') {
        const file = options['identity-file']
        const identity = await readSecret(terminal, typeof file === 'string' ? file : undefined, 'Paper key')
        const checked = await handlers['identity.check']({ identity })
        print(checked, SENTENCES[checked.result])
        return checked.result === 'fits' ? 0 : 3
      }
      const view = await handlers['identity.get'](undefined)
      print(view, view.recipient ?? 'This vault has no paper key yet. Make one with "new".')
      return 0
    })
  },
}
