import type { Handlers } from '../../contract.ts'
import { drillBackup } from '../backups/backup-drill.ts'
import { readChosen } from '../intake/source-files.ts'
import type { Session } from '../vault/session.ts'
import { DrillSession } from './drill-session.ts'

type DrillCalls = Pick<
  Handlers,
  | 'drill.start'
  | 'drill.read'
  | 'drill.choose'
  | 'drill.frame'
  | 'drill.open'
  | 'drill.line'
  | 'drill.finish'
  | 'drill.cancel'
  | 'drill.backup'
>

/**
 * Paper and backups compared with the vault. Nothing that was read is shown.
 *
 * @param cameraOpen - Whether pictures from a camera are expected now.
 */
export function drillCalls(session: Session, cameraOpen: () => boolean): DrillCalls {
  const drill = new DrillSession(session, cameraOpen)
  return {
    'drill.start': async ({ set }) => await drill.start(set),
    'drill.read': async ({ files }) => await drill.read(files),
    'drill.choose': async () => {
      session.requireUnlocked()
      const chosen = await session.surroundings.chooseFiles()
      if (chosen === undefined || chosen.length === 0) return undefined
      return await drill.read(chosen.map((one) => ('path' in one ? readChosen(one.path) : one)))
    },
    'drill.frame': async (picture) => await drill.frame(picture),
    'drill.open': async ({ passphrase }) => await drill.open(passphrase),
    'drill.line': (typed) => drill.line(typed),
    'drill.finish': ({ copy }) => drill.finish(copy),
    'drill.cancel': () => {
      drill.end()
      return undefined
    },
    'drill.backup': async ({ password }) => await drillBackup(session, password),
  }
}
