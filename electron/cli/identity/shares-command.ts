import type { App } from '../../app.ts'
import type { IdentityPaper } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Call, Command } from '../command.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { PAPER_OPTION, paperOf } from '../sheets/paper-option.ts'
import { UsageError } from '../terminal.ts'

export const sharesCommand: Command = {
  usage: 'VAULT --threshold K --count N --out F.pdf [--holder NAME]... [--name-others] [--paper a4|letter] [--replace]',
  summary:
    'Make a new paper key, split it so that any K of N sheets open the vault, and save the sheets. Asks before it replaces one; --replace does not ask.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    threshold: { type: 'string' },
    count: { type: 'string' },
    out: { type: 'string' },
    holder: { type: 'string', multiple: true },
    'name-others': { type: 'boolean' },
    ...PAPER_OPTION,
    replace: { type: 'boolean' },
  },
  async run(call) {
    const paper = paperOf(call.options)
    const { threshold, holders } = splitOf(call)
    const path = newFile(call, 'the sheets with --out F.pdf')
    return await withUnlocked(
      call,
      async (app, passphrase) => {
        const made = await app.handlers['identity.create']({ replace: await mayReplace(app, call) })
        const saved = await saveShares(app, call, passphrase, {
          identity: made.identity,
          to: 'file',
          ...{ paper, threshold, holders, nameOthers: call.options['name-others'] === true },
        })
        if (call.options.json === true)
          call.terminal.out(JSON.stringify({ ...saved, recipient: made.recipient, threshold, count: holders.length }))
        else
          for (const line of [
            `Saved ${saved.pages} pages at ${path}`,
            `Any ${threshold} of these ${holders.length} shares open the vault and the exports made from now on. Nobody has the whole identity.`,
            'Print the file, give each holder a sheet with the page behind it, and delete the file: it holds all shares.',
          ])
            call.terminal.out(line)
        return 0
      },
      path,
    )
  },
}

function splitOf({ options }: Call): { readonly threshold: number; readonly holders: string[] } {
  const threshold = Number(options.threshold)
  const count = Number(options.count)
  const named = Array.isArray(options.holder) ? options.holder.map(String) : []
  if (!Number.isInteger(threshold) || !Number.isInteger(count) || threshold < 2 || count < threshold || count > 16)
    throw new UsageError(
      'Say how many shares are needed, 2 or more, and how many there are, up to 16: --threshold 3 --count 5.',
    )
  if (named.length > count) throw new UsageError('There are more holders than shares.')
  if (named.some((name) => name.length > 60)) throw new UsageError('The name of a holder has 60 characters at most.')
  return { threshold, holders: Array.from({ length: count }, (_, at) => named[at] ?? '') }
}

/** True when there is one to replace and the person said so; false when there is none. */
async function mayReplace(app: App, { terminal, options }: Call): Promise<boolean> {
  const { recipient } = await app.handlers['identity.get'](undefined)
  if (recipient === undefined || options.replace === true) return recipient !== undefined
  const answer = await terminal.ask(
    'This vault has a paper key. Its paper will no longer open the vault, and opens only what was made until now. Type "replace" to go on:',
  )
  if (answer?.trim() === 'replace') return true
  throw new KitError('cancelled', 'The paper key was not replaced. Nothing was changed or saved.')
}

/** The paper key is in place before its sheets are, so a failure here has to be said. */
async function saveShares(
  app: App,
  { terminal }: Call,
  passphrase: string,
  input: Parameters<App['handlers']['identity.shares']>[0],
): Promise<IdentityPaper> {
  try {
    const { graceSeconds } = await app.handlers['settings.get'](undefined)
    // With no grace period the confirmation went into making the identity.
    if (graceSeconds === 0) await app.handlers['vault.confirm']({ passphrase })
    return await app.handlers['identity.shares'](input)
  } catch (error) {
    terminal.err(
      'The vault has a new paper key now, and its paper does not exist. Run this command again with --replace.',
    )
    throw error
  }
}
