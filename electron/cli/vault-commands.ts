import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { chosenAccounts } from './account-commands.ts'
import { appFor, JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from './open-app.ts'
import type { Call, Command } from './command.ts'
import { readSecret, UsageError } from './terminal.ts'

export const createCommand: Command = {
  usage: 'VAULT [--generate]',
  summary: 'Make a new, empty vault. --generate makes a passphrase of six words and prints it.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, generate: { type: 'boolean' } },
  async run(call) {
    const app = appFor(call)
    if ((await app.handlers['vault.state'](undefined)).exists) {
      throw new UsageError(`There is a file at ${call.words[0] ?? ''} already; it was not changed.`)
    }
    const generated = call.options.generate === true
    const passphrase = generated ? await app.handlers['vault.suggest'](undefined) : await newPassphrase(call)
    const { path } = await app.handlers['vault.create']({ passphrase })
    await app.close()
    if (call.options.json === true) call.terminal.out(JSON.stringify({ vault: path, ...(generated && { passphrase }) }))
    else {
      call.terminal.out(`Created ${path}`)
      if (generated)
        call.terminal.out(
          `Passphrase: ${passphrase}\nWrite it down now. Nobody can reset it, and it is not shown again.`,
        )
    }
    return 0
  },
}

export const sheetCommand: Command = {
  usage: 'VAULT --out F.pdf [--account Q]... [--paper a4|letter]',
  summary: 'Save a sheet of all accounts, or of those named, as a PDF to print. Never over an existing file.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    out: { type: 'string' },
    account: { type: 'string', multiple: true },
    paper: { type: 'string', default: 'a4' },
  },
  async run(call) {
    const { out, paper } = call.options
    if (typeof out !== 'string') throw new UsageError('Say where to save the sheet with --out F.pdf.')
    if (paper !== 'a4' && paper !== 'letter') throw new UsageError('The paper is "a4" or "letter".')
    const path = resolve(out)
    if (existsSync(path)) throw new UsageError(`There is a file at ${out} already; it was not changed.`)
    return await withUnlocked(
      call,
      async (app) => {
        const accounts = await chosenAccounts(app, call)
        const plan = await app.handlers['sheets.plan']({ accounts, paper })
        for (const warning of plan.warnings) call.terminal.err(warning)
        const saved = await app.handlers['sheets.save']({ accounts, paper })
        if (call.options.json === true) call.terminal.out(JSON.stringify({ ...saved, ...plan }))
        else
          call.terminal.out(
            `Saved ${saved.pages} ${saved.pages === 1 ? 'page' : 'pages'} at ${path}\nThe file holds secrets: print it, then delete it.`,
          )
        return 0
      },
      path,
    )
  },
}

async function newPassphrase(call: Call): Promise<string> {
  const file = call.options['passphrase-file']
  if (typeof file === 'string') return await readSecret(call.terminal, file, 'Passphrase')
  const first = await readSecret(call.terminal, undefined, 'New passphrase')
  const second = await readSecret(call.terminal, undefined, 'The same again')
  if (first !== second) throw new UsageError('The two passphrases differ; nothing was created.')
  return first
}
