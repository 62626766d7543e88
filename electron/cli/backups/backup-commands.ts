import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { App } from '../../app.ts'
import { OpenedCopy } from '../../app/backups/opened-copy.ts'
import type { BackupReadsView, OpenedBackup } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { tellOfDecoder } from '../exports/decoder-text.ts'
import { comparedText } from './compared-text.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { OTHER_PASSPHRASE_OPTION, withOtherPassphrase } from '../vault/other-passphrase.ts'
import { readSecret, UsageError } from '../terminal.ts'

const OTHER_OPTIONS = {
  ...PASSPHRASE_OPTION,
  ...JSON_OPTION,
  ...OTHER_PASSPHRASE_OPTION,
  yes: { type: 'boolean' },
} as const

export const backupCommand: Command = {
  usage: 'VAULT --to DIR',
  summary:
    'Copy the vault to a folder, and read the copy back to check it. decoder.html goes with it, which opens it without the app. Removes nothing there.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, to: { type: 'string' } },
  async run(call) {
    const folder = pathOption(call, 'Say where to keep the copy with --to DIR.')
    const work = async (app: App): Promise<ExitCode> => {
      const copy = await app.handlers['backups.copy'](undefined)
      if (!copy) throw new UsageError('No folder was given.')
      const { reads } = (await app.handlers['vault.state'](undefined)).backup
      if (call.options.json === true) call.terminal.out(JSON.stringify({ backup: copy, reads }))
      else call.terminal.out(`Saved and verified ${copy.path} (change ${copy.revision})\n${readsText(reads)}`)
      tellOfDecoder(call, copy.decoder, 'backup')
      return 0
    }
    return await withUnlocked(call, work, undefined, { folder })
  },
}

/** When someone last opened a backup to check it, which says more than the check of the copy just made. */
function readsText({ passed, failed, overdue }: BackupReadsView): string {
  const last = passed
    ? `A backup was last read back on ${passed.at.slice(0, 10)}.`
    : 'No backup has been read back yet.'
  const worse = failed ? ` Something was missing from ${failed.path} on ${failed.at.slice(0, 10)}.` : ''
  return `${last}${worse}${overdue ? ' OVERDUE: check one with drill --backup FILE.' : ''}`
}

export const restoreCommand: Command = {
  usage: 'BACKUP --to VAULT [--yes] [--other-passphrase-file F]',
  summary: 'Replace a vault by a backup, and keep the vault as a backup. Shows what differs first, and asks.',
  takes: { min: 1, max: 1 },
  options: { ...OTHER_OPTIONS, to: { type: 'string' } },
  async run(call) {
    const target = pathOption(call, 'Say which vault to replace, or where to put it, with --to VAULT.')
    const backup = resolve(call.words[0] ?? '')
    if (!existsSync(target)) return await restoreWhereNothingIs(call, backup, target)
    return await besideVault({ ...call, words: [target] }, backup, async (app, opened) => {
      if (!(await agreed(call, 'Replace the vault by this backup?'))) return 1
      const { kept } = await app.handlers['backups.restore']({ token: opened.token })
      if (call.options.json === true) call.terminal.out(JSON.stringify({ restored: target, kept, compared: opened }))
      else call.terminal.out(`Restored ${target}\nThe previous vault is kept at ${kept}`)
      return 0
    })
  },
}

export const mergeCommand: Command = {
  usage: 'VAULT OTHER [--take here|there|both] [--yes] [--other-passphrase-file F]',
  summary: 'Merge another copy of the same vault into this one. Keeps both versions of a conflict, and asks.',
  takes: { min: 2, max: 2 },
  options: { ...OTHER_OPTIONS, take: { type: 'string', default: 'both' } },
  async run(call) {
    const { take } = call.options
    if (take !== 'here' && take !== 'there' && take !== 'both')
      throw new UsageError('--take is "here", "there" or "both".')
    return await besideVault(call, resolve(call.words[1] ?? ''), async (app, opened) => {
      if (!opened.sameVault)
        throw new KitError('invalid-input', 'These are two different vaults, not copies of one. Nothing was changed.')
      if (!(await agreed(call, 'Merge the two?'))) return 1
      const conflicts = opened.rows.filter(({ merge }) => merge === 'conflict')
      const takes = conflicts.map(({ id }) => ({ id, take }) as const)
      const { counts } = await app.handlers['backups.merge']({ token: opened.token, takes, deletions: [] })
      if (call.options.json === true) call.terminal.out(JSON.stringify({ merged: counts, compared: opened }))
      else call.terminal.out(`Merged. The vault has ${counts.accounts} accounts.`)
      return 0
    })
  },
}

/** Opens the other file beside the vault, shows what differs, and goes on with both open. */
async function besideVault(
  call: Call,
  file: string,
  work: (app: App, opened: OpenedBackup) => Promise<ExitCode>,
): Promise<ExitCode> {
  const both = async (app: App, passphrase: string): Promise<ExitCode> => {
    const opened = await withOtherPassphrase(call, `Passphrase of ${file}`, passphrase, async (other) => {
      return await app.handlers['backups.open']({ passphrase: other })
    })
    if (!opened) throw new UsageError('No file was given.')
    if (call.options.json !== true) for (const line of comparedText(opened)) call.terminal.err(line)
    return await work(app, opened)
  }
  return await withUnlocked(call, both, undefined, { file })
}

/** No vault is lost here, so there is nothing to compare and nothing to ask. */
async function restoreWhereNothingIs(call: Call, backup: string, target: string): Promise<ExitCode> {
  const { options, terminal } = call
  const file = options['other-passphrase-file'] ?? options['passphrase-file']
  const passphrase = await readSecret(terminal, typeof file === 'string' ? file : undefined, `Passphrase of ${backup}`)
  const copy = await OpenedCopy.open(backup, passphrase)
  try {
    copy.placeAt(target)
  } finally {
    copy.close()
  }
  terminal.out(options.json === true ? JSON.stringify({ restored: target }) : `Restored ${target}`)
  return 0
}

/** @throws UsageError when nobody can be asked and there is no `--yes`. */
async function agreed({ options, terminal }: Call, question: string): Promise<boolean> {
  if (options.yes === true) return true
  const answer = await terminal.ask(`${question} [y/N]`)
  if (answer === undefined)
    throw new UsageError('There is no terminal to ask on, so nothing was changed. Add --yes to go on.')
  if (/^y(es)?$/i.test(answer.trim())) return true
  terminal.err('Nothing was changed.')
  return false
}

function pathOption({ options }: Call, missing: string): string {
  if (typeof options.to !== 'string') throw new UsageError(missing)
  return resolve(options.to)
}
