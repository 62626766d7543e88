import { randomInt } from 'node:crypto'
import type { PaperDrill, SetRecord, Stored } from '../../accounts/records.ts'
import type { DrillFrameView, DrillView, FinishedDrill, Input, TypedLineView } from '../../contract.ts'
import { noteSentence } from '../../contract/words/drill-words.ts'
import { KitError } from '../../kit-error.ts'
import { FrameReader } from '../../pictures/frames.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { codesInFrame } from '../intake/camera-frame.ts'
import type { Session } from '../vault/session.ts'
import { readDrillFiles, type NamedBytes, type ReadFiles } from './drill-pictures.ts'
import { drillView } from './drill-view.ts'
import { Drill, setNamedBy } from './drill.ts'
import { openSealed } from './open-sealed.ts'

/** Paper being read back: at most one drill at a time, in memory only, and ended by a lock. */
export class DrillSession {
  readonly #session: Session
  readonly #frames = new FrameReader()
  readonly #cameraOpen: () => boolean
  #drill: Drill | undefined

  /** @param cameraOpen - Whether pictures from a camera are expected now. */
  constructor(session: Session, cameraOpen: () => boolean) {
    this.#session = session
    this.#cameraOpen = cameraOpen
    session.onLock(() => {
      this.end()
    })
  }

  /** Starts reading a set back. @throws KitError `not-found` when the vault does not know it. */
  async start(set: string): Promise<DrillView> {
    this.end()
    return this.#view(await this.#start(set))
  }

  /** Reads scans and photographs; without a start, the first mark on them says which set it is. */
  async read(files: readonly NamedBytes[]): Promise<DrillView> {
    this.#session.requireUnlocked()
    const before = this.#drill
    const progress = (what: string, done: number) => {
      this.#session.surroundings.tell('progress', { what, done, total: files.length })
    }
    const read = await inOneBatch(() => readDrillFiles(files, progress))
    return before === this.#drill ? await this.#take(read) : this.#view(this.#underWay())
  }

  /** Reads a picture from the camera. */
  async frame(picture: Input<'drill.frame'>): Promise<DrillFrameView> {
    const before = this.#underWay()
    const codes = await codesInFrame(this.#frames, picture, this.#cameraOpen())
    if (before !== this.#drill || codes.length === 0) return { inSight: false }
    const isNew = before.add([{ from: 'camera', codes }])
    return isNew ? { inSight: true, drill: this.#view(before) } : { inSight: true }
  }

  /** Opens the sealed sheets that were read. @throws KitError `wrong-password` */
  async open(passphrase: string): Promise<DrillView> {
    const drill = this.#underWay()
    await openSealed(drill, passphrase)
    return this.#view(drill)
  }

  /** Compares a line that was typed from paper. */
  line({ sheet, label, text, check }: Input<'drill.line'>): TypedLineView {
    const drill = this.#underWay()
    return { ...drill.type(sheet, label, text, check), drill: this.#view(drill) }
  }

  /** Records what was read of a copy, and ends the drill. @throws KitError `not-found`, `nothing-read` */
  finish(copy: number): FinishedDrill {
    const { kit, surroundings } = this.#session
    const drill = this.#underWay()
    const record = kit.get('sheet', drill.record.id)
    requireCopy(record, copy)
    const result = drill.resultFor(copy, new Date(surroundings.now()).toISOString())
    kit.commit({ put: [withDrill(record, copy, result)] })
    const of = drill.sheets.length
    this.end()
    const { half = [], ...others } = result
    return { set: record.set ?? '', copy, ...others, half, of, complete: result.same.length === of }
  }

  /** Forgets what was read. */
  end(): void {
    this.#drill = undefined
    void this.#frames.close()
  }

  async #start(set: string): Promise<Drill> {
    const { kit } = this.#session
    const record = kit.all('sheet').find((one) => one.set === set)
    if (!record) throw unknownSet(set)
    const { drillSheets } = await import('../../sheets/drill/drill-sheets.ts')
    this.#drill = new Drill(record, drillSheets(kit, record), randomInt)
    return this.#drill
  }

  async #take({ pages, problems }: ReadFiles): Promise<DrillView> {
    this.#session.requireUnlocked()
    const set = setNamedBy(pages, this.#knownSets())
    if (!this.#drill && set === undefined) throw noMark(problems)
    const drill = this.#drill ?? (await this.#start(set ?? ''))
    drill.add(pages)
    drill.problems.splice(0, drill.problems.length, ...problems)
    return this.#view(drill)
  }

  #underWay(): Drill {
    this.#session.requireUnlocked()
    if (!this.#drill) throw new KitError('not-found', 'This drill is over. Nothing was recorded. Start it again.')
    return this.#drill
  }

  #view(drill: Drill): DrillView {
    return drillView(drill, this.#knownSets())
  }

  #knownSets(): readonly string[] {
    return this.#session.kit.all('sheet').flatMap(({ set }) => set ?? [])
  }
}

function requireCopy({ copies = [] }: SetRecord, copy: number): void {
  if (copies.some(({ number, gone }) => number === copy && gone === undefined)) return
  throw new KitError(
    'not-found',
    `There is no copy ${copy} of this set. Nothing was recorded. Say which of its copies was read.`,
  )
}

function withDrill(record: Stored<SetRecord>, copy: number, result: PaperDrill): Stored<SetRecord> {
  const copies = (record.copies ?? []).map((one) =>
    one.number === copy ? { ...one, drills: [...one.drills, result] } : one,
  )
  return { ...record, copies }
}

function unknownSet(set: string): KitError {
  return new KitError(
    'not-found',
    `This vault has no set ${set}: the sheet is from another vault, or its record was deleted. Nothing was recorded. Open the vault it was printed from.`,
  )
}

function noMark([first]: ReadFiles['problems']): KitError {
  return new KitError(
    'no-qr-code',
    `No page of a sheet was recognised: the small QR code at the foot of each page says which it is. Nothing was recorded. ${first ? noteSentence(first) : 'Scan whole pages.'}`,
  )
}
