import type { App } from '../app.ts'
import type { BackupDrillView } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import { comparedRowText } from './compared-text.ts'
import type { Call, ExitCode } from './command.ts'
import { readSecret } from './terminal.ts'

/** Holds a backup or an export against the vault. Most open with the vault's own passphrase. */
export async function backupDrill(app: App, call: Call, ownPassphrase: string): Promise<ExitCode> {
  const view = await open(app, call, ownPassphrase)
  if (!view) return 1
  if (call.options.json === true) call.terminal.out(JSON.stringify({ drill: view }))
  else for (const line of backupText(view)) call.terminal.out(line)
  return view.complete ? 0 : 1
}

async function open(app: App, { options, terminal }: Call, own: string): Promise<BackupDrillView | undefined> {
  const drill = app.handlers['drill.backup']
  const file = options['other-passphrase-file']
  const question = `Passphrase or backup identity of ${String(options.backup)}`
  if (typeof file === 'string') return await drill({ password: await readSecret(terminal, file, question) })
  try {
    return await drill({ password: own })
  } catch (error) {
    if (!(error instanceof KitError) || !error.code.startsWith('wrong-pass')) throw error
    const password = await terminal.askSecret(question)
    if (password === undefined) throw error
    return await drill({ password })
  }
}

function backupText({ kinds, rows, damaged, sameVault, complete }: BackupDrillView): readonly string[] {
  return [
    ...(sameVault ? [] : ['This is of another vault.']),
    ...rows.map(comparedRowText),
    ...kinds
      .filter(({ counts }) => counts)
      .map(({ kind, same, missing, changed, onlyThere }) => {
        return `${kind}: ${same} the same, ${missing} missing, ${changed} changed, ${onlyThere} only there`
      }),
    ...(damaged === 0 ? [] : [`${damaged} records in it cannot be read.`]),
    complete
      ? 'Everything in the vault is in it, as it is. Recorded.'
      : 'It would not restore everything as it is in the vault. Recorded. Make a new one.',
  ]
}
