import { store } from '../../accounts/kit.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { makeBackup } from '../../vault/backups/backups.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { BackupKeeper } from './backup-keeper.ts'
import { putDecoderBeside } from '../exports/decoder-file.ts'
import { backupView } from './backup-views.ts'
import { joinTwins, keyIds } from '../keys/twin-keys.ts'
import { OpenedCopy } from './opened-copy.ts'
import type { Session } from '../vault/session.ts'
import { stateOf } from '../vault/vault-calls.ts'

type BackupCalls = Pick<
  Handlers,
  | 'backups.state'
  | 'backups.make'
  | 'backups.replace'
  | 'backups.copy'
  | 'backups.open'
  | 'backups.close'
  | 'backups.restore'
  | 'backups.merge'
>

/** Backups, and copies of the vault that are opened beside it. */
export function backupCalls(session: Session, keeper: BackupKeeper): BackupCalls {
  /** At most one copy is open beside the vault. */
  let other: OpenedCopy | undefined
  const closeOther = (): void => {
    other?.close()
    other = undefined
  }
  session.onLock(closeOther)
  const opened = (token: string): OpenedCopy => {
    if (other?.token !== token) throw notOpen()
    return other
  }

  return {
    'backups.state': () => keeper.state,
    'backups.make': () => {
      keeper.make()
      return keeper.state
    },
    'backups.replace': () => {
      keeper.make(1)
      return keeper.state
    },
    'backups.copy': async () => {
      session.kit.vault.requireWritable()
      const folder = await session.surroundings.chooseFolder()
      if (folder === undefined) return undefined
      const copy = backupView(makeBackup(realDisk, session.kit.vault, folder, session.surroundings.now()))
      session.kit.commit({ put: [store({ kind: 'copy', ...copy })] })
      const decoder = putDecoderBeside({ path: copy.path, format: 'vault' }, session.surroundings.decoder)
      return { ...copy, decoder: decoder ?? { kind: 'missing' } }
    },
    'backups.open': async ({ passphrase }) => {
      session.requireUnlocked()
      const path = await session.surroundings.chooseFile()
      if (path === undefined) return undefined
      const copy = await OpenedCopy.open(path, passphrase, session.untilStopped)
      // The vault may have been locked while this waited.
      if (!session.unlocked) copy.close()
      const { vault } = session.kit
      closeOther()
      other = copy
      return copy.compare(vault)
    },
    'backups.close': ({ token }) => {
      opened(token)
      closeOther()
      return undefined
    },
    'backups.restore': ({ token }) => {
      const copy = opened(token)
      session.requireConfirmed()
      const kept = keeper.keepBeforeRestore()
      const putInPlace = copy.prepareAt(session.surroundings.vaultPath, session.kit.vault.revision)
      session.lock('asked')
      putInPlace()
      return { kept }
    },
    'backups.merge': ({ token, takes, deletions }) => {
      const copy = opened(token)
      session.requireConfirmed()
      keeper.make()
      const choices = { takes: new Map(takes.map(({ id, take }) => [id, take])), deletions: new Set(deletions) }
      const keys = keyIds(session.kit)
      copy.mergeInto(session.kit.vault, choices)
      session.kit.reload()
      joinTwins(session, keys)
      closeOther()
      return stateOf(session, keeper)
    },
  }
}

function notOpen(): KitError {
  return new KitError('not-found', 'This copy is no longer open. Nothing was changed. Open it again.')
}
