import type { Input } from '../../contract.ts'
import { printWarningSentence } from '../../contract/words/print-words.ts'
import { chosenAccounts } from '../accounts/account-commands.ts'
import type { Call, Command } from '../command.ts'
import { requireNoAccounts, saveIdentity } from './identity-sheet.ts'
import { PAPER_OPTION, paperOf } from './paper-option.ts'
import { newFile } from '../new-file.ts'
import { chosenPassphrase } from '../vault/new-passphrase.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'

export const sheetCommand: Command = {
  usage:
    'VAULT --out F.pdf [--kind plain|sealed|cover|identity] [--account Q]... [--paper a4|letter] [--copies N] [--layout compact|single] [--split TOTP] [--bare] [--key-table] [--long-notes leave-out|keep] [--sheet-passphrase-file F] [--identity-file F]',
  summary:
    'Save sheets of all accounts, or of those named, as a PDF to print. sealed: encrypted, the printer learns no secret; identity: the paper key, typed or from --identity-file. --layout: several accounts on a page, as by default for more than eight, or each on pages of its own; --split TOTP: secrets and codes on different sheets; --bare: without cover and archivist page; --key-table: also which security key opens which account; --long-notes keep: notes that do not fit on their sealed sheets go on sealed sheets of their own, where they are left out by default. Never over an existing file.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    out: { type: 'string' },
    kind: { type: 'string', default: 'plain' },
    account: { type: 'string', multiple: true },
    ...PAPER_OPTION,
    copies: { type: 'string', default: '1' },
    layout: { type: 'string' },
    split: { type: 'string' },
    bare: { type: 'boolean' },
    'key-table': { type: 'boolean' },
    'long-notes': { type: 'string' },
    'sheet-passphrase-file': { type: 'string' },
    'identity-file': { type: 'string' },
  },
  async run(call) {
    const choice = choiceOf(call)
    const path = newFile(call, 'the sheet with --out F.pdf')
    return await withUnlocked(
      call,
      async (app) => {
        const { kind, paper, copies } = choice
        if (kind === 'identity') {
          const saved = { ...(await saveIdentity(app, call, { paper, copies })), copies, path }
          if (call.options.json === true) call.terminal.out(JSON.stringify(saved))
          else call.terminal.out(`Saved ${pagesText(saved.pages, saved)} ${path}\n${LEFT.identity}`)
          return 0
        }
        const input = { ...choice, kind, accounts: kind === 'cover' ? [] : await chosenAccounts(app, call) }
        const plan = await app.handlers['sheets.plan'](input)
        const warnings = plan.warnings.map(printWarningSentence)
        for (const warning of warnings) call.terminal.err(warning)
        if (plan.warnings.some((warning) => warning.kind === 'note-left-out')) call.terminal.err(HOW_TO_KEEP)
        const passphrase = kind === 'sealed' ? await sheetPassphrase(call) : undefined
        const saved = await app.handlers['sheets.save']({ ...input, ...(passphrase !== undefined && { passphrase }) })
        const counts = { pagesOfOneCopy: plan.pages, copies }
        if (call.options.json === true) call.terminal.out(JSON.stringify({ ...plan, warnings, ...counts, ...saved }))
        else call.terminal.out(`Saved ${pagesText(saved.pages, counts)} ${path}\n${LEFT[kind]}`)
        return 0
      },
      path,
    )
  },
}

/** "8 pages, 2 copies of 4, at": those that are in the file. */
function pagesText(
  pages: number,
  { copies, pagesOfOneCopy }: { readonly copies: number; readonly pagesOfOneCopy: number },
): string {
  const all = `${pages} ${pages === 1 ? 'page' : 'pages'}`
  return copies > 1 && pagesOfOneCopy > 1 ? `${all}, ${copies} copies of ${pagesOfOneCopy}, at` : `${all} at`
}

/** Said below the sentence about notes that are left out. */
const HOW_TO_KEEP = 'For that, add --long-notes keep.'

/** What the file is worth to a finder. */
const LEFT = {
  plain: 'The file holds secrets: print it, then delete it.',
  sealed: 'The secrets in the file are sealed; its passphrase is neither in it nor in the vault.',
  cover: 'The file holds no secrets.',
  identity: 'The file holds the paper key, which opens the vault: print it, then delete it.',
} as const

type Choice = Omit<Input<'sheets.plan'>, 'accounts' | 'kind'> & {
  readonly kind: keyof typeof LEFT
  readonly copies: number
}

function choiceOf(call: Call): Choice {
  const { options } = call
  const { kind, copies, split, bare, layout, 'long-notes': longNotes } = options
  if (kind !== 'plain' && kind !== 'sealed' && kind !== 'cover' && kind !== 'identity')
    throw new UsageError('The kind of sheet is "plain", "sealed", "cover" or "identity".')
  if (kind === 'identity') requireNoAccounts(call)
  if (typeof copies !== 'string' || !/^[1-9]$/.test(copies))
    throw new UsageError('--copies takes a number from 1 to 9.')
  if (split !== undefined && String(split).toUpperCase() !== 'TOTP')
    throw new UsageError('Only "--split TOTP" is known: secrets and codes on different sheets.')
  if (layout !== undefined && layout !== 'compact' && layout !== 'single')
    throw new UsageError('The layout is "compact", several accounts on a page, or "single", each on pages of its own.')
  if (layout !== undefined && kind !== 'plain')
    throw new UsageError('Only plain sheets have a layout. Leave out --layout.')
  if (longNotes !== undefined && longNotes !== 'leave-out' && longNotes !== 'keep')
    throw new UsageError(
      'Long notes are "leave-out", which leaves them off the sheets, or "keep", which seals them on sheets of their own.',
    )
  if (longNotes !== undefined && kind !== 'sealed')
    throw new UsageError('Only sealed sheets leave long notes out. Leave out --long-notes.')
  return {
    kind,
    paper: paperOf(options),
    copies: Number(copies),
    apart: split !== undefined,
    ...(layout !== undefined && { layout }),
    ...(longNotes !== undefined && { longNotes }),
    ...(bare === true && { cover: false, archivist: false }),
    ...(options['key-table'] === true && { keyTable: true }),
  }
}

async function sheetPassphrase({ options, terminal }: Call): Promise<string> {
  const purpose = { question: 'Passphrase of the sheets', nothing: 'nothing was saved' }
  return await chosenPassphrase(terminal, options['sheet-passphrase-file'], purpose)
}
