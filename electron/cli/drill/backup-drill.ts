import type { App } from '../../app.ts'
import type { BackupDrillView } from '../../contract.ts'
import { comparedRowText } from '../backups/compared-text.ts'
import type { Call, ExitCode } from '../command.ts'
import { withOtherPassphrase } from '../vault/other-passphrase.ts'

/** Compares a backup or an export with the vault: 0 when everything is in it, 1 when not. */
export async function backupDrill(app: App, call: Call, ownPassphrase: string): Promise<ExitCode> {
  const question = `Passphrase or paper key of ${String(call.options.backup)}`
  const view = await withOtherPassphrase(call, question, ownPassphrase, async (password) => {
    return await app.handlers['drill.backup']({ password })
  })
  if (!view) return 1
  if (call.options.json === true) call.terminal.out(JSON.stringify({ drill: view }))
  else for (const line of backupText(view)) call.terminal.out(line)
  return view.complete ? 0 : 1
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
