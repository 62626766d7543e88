import type { Input } from '../../contract.ts'
import { chosenAccounts } from '../accounts/account-commands.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import type { Call, Command } from '../command.ts'
import { tellOfDecoder } from './decoder-text.ts'
import { readSecret, UsageError } from '../terminal.ts'

export const exportCommand: Command = {
  usage:
    'VAULT --format age|otpauth|aegis|2fas|google-qr|json --out F [--account Q]... [--password-file F] [--recipient age1...] [--armor]',
  summary:
    'Save everything as an age file or JSON, or the tokens for another app, and say what is left out. age encrypts to the paper key, a recipient or a passphrase; aegis and 2fas are encrypted if you give a password; google-qr is a PDF of QR codes.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    'password-file': { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    account: { type: 'string', multiple: true },
    recipient: { type: 'string' },
    armor: { type: 'boolean' },
  },
  async run(call) {
    const { recipient, armor } = call.options
    const format = formatOf(call)
    const path = newFile(call, 'the export with --out F')
    const file = call.options['password-file']
    const password =
      typeof file === 'string' ? await readSecret(call.terminal, file, 'Password of the export') : undefined
    return await withUnlocked(
      call,
      async (app) => {
        const saved = await app.handlers['exports.save']({
          format,
          ...(Array.isArray(call.options.account) && { accounts: await chosenAccounts(app, call) }),
          ...(password !== undefined && { password }),
          ...(typeof recipient === 'string' && { recipient }),
          ...(armor === true && { armor }),
        })
        if (call.options.json === true) call.terminal.out(JSON.stringify(saved))
        else {
          call.terminal.out(`Saved ${saved.count} ${saved.count === 1 ? 'entry' : 'entries'} at ${path}`)
          for (const phrase of saved.leftOut) call.terminal.out(`Not in it: ${phrase}`)
        }
        if (saved.decoder) tellOfDecoder(call, saved.decoder, 'export')
        return 0
      },
      path,
    )
  },
}

function formatOf({ options }: Call): Input<'exports.save'>['format'] {
  const withPassword = options['password-file'] !== undefined
  switch (options.format) {
    case 'age':
      if (withPassword && options.recipient !== undefined)
        throw new UsageError('An age file has either a recipient or a passphrase. Give only one of them.')
      return withPassword ? 'age-passphrase' : 'age-identity'
    case 'aegis':
      return withPassword ? 'aegis-encrypted' : 'aegis'
    case '2fas':
      return withPassword ? '2fas-encrypted' : '2fas'
    case 'google-qr':
    case 'otpauth':
    case 'json':
      if (withPassword)
        throw new UsageError(`The ${options.format} format is not encrypted, so it takes no password. "age" is.`)
      return options.format
    default:
      throw new UsageError('Say what to export with --format age, otpauth, aegis, 2fas, google-qr or json.')
  }
}
