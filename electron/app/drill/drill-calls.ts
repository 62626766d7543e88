import { randomInt } from 'node:crypto'
import type { Handlers } from '../../contract.ts'
import { openAge } from '../../intake/formats/recovery-kit/recovery-kit-age.ts'
import { FrameReader } from '../../pictures/frames.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { KitError } from '../../kit-error.ts'
import { drillBackup } from '../backups/backup-drill.ts'
import { codesInFrame } from '../intake/camera-frame.ts'
import { readDrillFiles, type ReadFiles } from './drill-pictures.ts'
import { drillView } from './drill-view.ts'
import { Drill, setNamedBy } from './drill.ts'
import type { Session } from '../vault/session.ts'
import { readChosen } from '../intake/source-files.ts'
import { noteSentence } from '../../contract/drill-words.ts'

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
 * Reading paper back. One drill at a time; what was read is in memory only, and nothing of it is shown.
 *
 * @param cameraOpen - Whether pictures of a camera are expected now.
 */
export function drillCalls(session: Session, cameraOpen: () => boolean): DrillCalls {
  const frames = new FrameReader()
  let drill: Drill | undefined
  const end = () => {
    drill = undefined
    void frames.close()
  }
  session.onLock(end)

  const underWay = (): Drill => {
    session.requireUnlocked()
    if (!drill) throw new KitError('not-found', 'This drill is over. Nothing was recorded. Start it again.')
    return drill
  }
  const knownSets = () => session.kit.all('sheet').flatMap(({ set }) => set ?? [])
  const view = (of: Drill) => drillView(of, knownSets())
  const start = async (set: string): Promise<Drill> => {
    const record = session.kit.all('sheet').find((one) => one.set === set)
    if (!record) throw unknownSet(set)
    const { drillSheets } = await import('../../sheets/drill/drill-sheets.ts')
    drill = new Drill(record, drillSheets(session.kit, record), randomInt)
    return drill
  }
  const take = async ({ pages, problems }: ReadFiles) => {
    session.requireUnlocked()
    const set = setNamedBy(pages, knownSets())
    if (!drill && set === undefined) throw noMark(problems)
    const current = drill ?? (await start(set ?? ''))
    current.add(pages)
    current.problems.splice(0, current.problems.length, ...problems)
    return view(current)
  }
  const readFiles = async (files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
    session.requireUnlocked()
    const before = drill
    const progress = (what: string, done: number) => {
      session.surroundings.tell('progress', { what, done, total: files.length })
    }
    const read = await inOneBatch(() => readDrillFiles(files, progress))
    if (before !== drill) return view(underWay())
    return await take(read)
  }

  return {
    'drill.start': async ({ set }) => {
      end()
      return view(await start(set))
    },
    'drill.read': async ({ files }) => await readFiles(files),
    'drill.choose': async () => {
      session.requireUnlocked()
      const chosen = await session.surroundings.chooseFiles()
      if (chosen === undefined || chosen.length === 0) return undefined
      return await readFiles(chosen.map((one) => ('path' in one ? readChosen(one.path) : one)))
    },
    'drill.frame': async (picture) => {
      const before = underWay()
      const codes = await codesInFrame(frames, picture, cameraOpen())
      if (before !== drill || codes.length === 0) return { inSight: false }
      return before.add([{ from: 'camera', codes }]) ? { inSight: true, drill: view(before) } : { inSight: true }
    },
    'drill.open': async ({ passphrase }) => {
      const current = underWay()
      await openSealed(current, passphrase)
      return view(current)
    },
    'drill.line': ({ sheet, label, text, check }) => {
      const current = underWay()
      return { ...current.type(sheet, label, text, check), drill: view(current) }
    },
    'drill.finish': ({ copy }) => {
      const current = underWay()
      const record = session.kit.get('sheet', current.record.id)
      const known = record.copies?.find(({ number, gone }) => number === copy && gone === undefined)
      if (!known)
        throw new KitError(
          'not-found',
          `There is no copy ${copy} of this set. Nothing was recorded. Say which of its copies was read.`,
        )
      const result = current.resultFor(copy, new Date(session.surroundings.now()).toISOString())
      const copies = (record.copies ?? []).map((one) =>
        one === known ? { ...one, drills: [...one.drills, result] } : one,
      )
      session.kit.commit({ put: [{ ...record, copies }] })
      const of = current.sheets.length
      end()
      const { half = [], ...others } = result
      return { set: record.set ?? '', copy, ...others, half, of, complete: result.same.length === of }
    },
    'drill.cancel': () => {
      end()
      return undefined
    },
    'drill.backup': async ({ password }) => await drillBackup(session, password),
  }
}

/** One passphrase opens the sealed sheets of a set. */
async function openSealed(drill: Drill, passphrase: string): Promise<void> {
  for (const { sheet, armored } of drill.sealedContents()) {
    const bytes = await openAge(new TextEncoder().encode(armored), passphrase).catch((error: unknown) => {
      if (!(error instanceof KitError) || error.code !== 'wrong-password') throw error
      throw new KitError(
        'wrong-password',
        'This passphrase does not open the sealed sheet. Nothing was recorded. Type it as it is written by hand.',
      )
    })
    drill.opened(sheet, new TextDecoder().decode(bytes))
    bytes.fill(0)
  }
}

function unknownSet(set: string): KitError {
  return new KitError(
    'not-found',
    `This vault knows no set ${set}: the sheet is from another vault, or its note was deleted. Nothing was recorded. Open the vault it was printed from.`,
  )
}

function noMark([first]: ReadFiles['problems']): KitError {
  return new KitError(
    'no-qr-code',
    `No page of a sheet was recognised: the small QR code at the foot of each page says which it is. Nothing was recorded. ${first ? noteSentence(first) : 'Scan whole pages.'}`,
  )
}
