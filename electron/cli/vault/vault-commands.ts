import { appFor, JSON_OPTION, PASSPHRASE_OPTION } from '../open-app.ts'
import type { Command } from '../command.ts'
import { chosenPassphrase } from './new-passphrase.ts'
import { UsageError } from '../terminal.ts'

const PURPOSE = { question: 'New passphrase', nothing: 'nothing was created' }

export const createCommand: Command = {
  usage: 'VAULT [--generate]',
  summary: 'Make a new, empty vault. --generate makes a passphrase of six words and prints it.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, generate: { type: 'boolean' } },
  async run(call) {
    const app = appFor(call)
    if ((await app.handlers['vault.state'](undefined)).exists) {
      throw new UsageError(`There is already a file at ${call.words[0] ?? ''}. It was not changed.`)
    }
    const generated = call.options.generate === true
    const passphrase = generated
      ? await app.handlers['vault.suggest'](undefined)
      : await chosenPassphrase(call.terminal, call.options['passphrase-file'], PURPOSE)
    const { path } = await app.handlers['vault.create']({ passphrase })
    await app.close()
    if (call.options.json === true) call.terminal.out(JSON.stringify({ vault: path, ...(generated && { passphrase }) }))
    else {
      call.terminal.out(`Created ${path}`)
      if (generated)
        call.terminal.out(
          `Passphrase: ${passphrase}\nWrite it down now. Nobody can reset it, and you see it only once.`,
        )
    }
    return 0
  },
}
