import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Input } from '../contract.ts'
import { chosenAccounts } from './account-commands.ts'
import type { Call, Command } from './command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from './open-app.ts'
import { readSecret, UsageError } from './terminal.ts'

export const sheetCommand: Command = {
  usage:
    'VAULT --out F.pdf [--kind plain|sealed|cover] [--account Q]... [--paper a4|letter] [--copies N] [--split TOTP] [--bare] [--sheet-passphrase-file F]',
  summary:
    'Save sheets of all accounts, or of those named, as a PDF to print. sealed: encrypted, the printer learns no secret. --split TOTP: secrets and codes on different sheets; --bare: without cover and archivist page. Never over an existing file.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    out: { type: 'string' },
    kind: { type: 'string', default: 'plain' },
    account: { type: 'string', multiple: true },
    paper: { type: 'string', default: 'a4' },
    copies: { type: 'string', default: '1' },
    split: { type: 'string' },
    bare: { type: 'boolean' },
    'sheet-passphrase-file': { type: 'string' },
  },
  async run(call) {
    const choice = choiceOf(call)
    const { out } = call.options
    if (typeof out !== 'string') throw new UsageError('Say where to save the sheet with --out F.pdf.')
    const path = resolve(out)
    if (existsSync(path)) throw new UsageError(`There is a file at ${out} already; it was not changed.`)
    return await withUnlocked(
      call,
      async (app) => {
        const input = { ...choice, accounts: choice.kind === 'cover' ? [] : await chosenAccounts(app, call) }
        const plan = await app.handlers['sheets.plan'](input)
        for (const warning of plan.warnings) call.terminal.err(warning)
        const passphrase = choice.kind === 'sealed' ? await sheetPassphrase(call) : undefined
        const saved = await app.handlers['sheets.save']({ ...input, ...(passphrase !== undefined && { passphrase }) })
        if (call.options.json === true) call.terminal.out(JSON.stringify({ ...saved, ...plan }))
        else
          call.terminal.out(
            `Saved ${saved.pages} ${saved.pages === 1 ? 'page' : 'pages'} at ${path}\n${LEFT[choice.kind]}`,
          )
        return 0
      },
      path,
    )
  },
}

/** What the file is worth to whoever finds it. */
const LEFT = {
  plain: 'The file holds secrets: print it, then delete it.',
  sealed: 'The secrets in the file are sealed; its passphrase is neither in it nor in the vault.',
  cover: 'The file holds no secrets.',
} as const

type Choice = Omit<Input<'sheets.plan'>, 'accounts' | 'kind'> & { readonly kind: keyof typeof LEFT }

function choiceOf({ options }: Call): Choice {
  const { kind, paper, copies, split, bare } = options
  if (kind !== 'plain' && kind !== 'sealed' && kind !== 'cover')
    throw new UsageError('The kind of sheet is "plain", "sealed" or "cover".')
  if (paper !== 'a4' && paper !== 'letter') throw new UsageError('The paper is "a4" or "letter".')
  if (typeof copies !== 'string' || !/^[1-9]$/.test(copies))
    throw new UsageError('--copies takes a number from 1 to 9.')
  if (split !== undefined && String(split).toUpperCase() !== 'TOTP')
    throw new UsageError('Only "--split TOTP" is known: secrets and codes on different sheets.')
  return {
    kind,
    paper,
    copies: Number(copies),
    apart: split !== undefined,
    ...(bare === true && { cover: false, archivist: false }),
  }
}

async function sheetPassphrase(call: Call): Promise<string> {
  const file = call.options['sheet-passphrase-file']
  if (typeof file === 'string') return await readSecret(call.terminal, file, 'Passphrase of the sheets')
  const first = await readSecret(call.terminal, undefined, 'Passphrase of the sheets')
  const second = await readSecret(call.terminal, undefined, 'The same again')
  if (first !== second) throw new UsageError('The two passphrases differ; nothing was saved.')
  return first
}
