import type { ColumnView, Id, IntakeView, LedgerView, Output, ProgressTold } from '../../electron/contract.ts'
import { AccountIndex } from './joined-account.ts'
import { call, CallError, on } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Candidate } from './candidate.svelte.ts'
import { candidatesOf, isTakeable } from './candidates.ts'
import { isAnswered, sidesOf } from './question.ts'
import { countsOf, groupsOf } from './triage.ts'
import { IntakeHistory } from './intake-history.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** More than any folder of screenshots of codes. */
const MOST_FILES = 2000
/** The most that one call may carry; the main process has its own, lower limits for each format. */
const MOST_AT_ONCE = 200
const MOST_BYTES = 64 * 1024 * 1024

/** The text of a picture as it was read. */
export type ReadText = NonNullable<Output<'intake.pictureText'>>

const NOTHING: IntakeView = { id: '', accounts: [], files: [], entries: [], missing: [] }

/** One import, from the first file to its report. */
export class Intake {
  view = $state.raw<IntakeView>()
  candidates = $state.raw<readonly Candidate[]>([])
  /** What is in the field where text is pasted. */
  pasted = $state('')
  progress = $state.raw<ProgressTold>()
  /** Files that were read, and the part of the one that is read of which that is known. */
  readonly filesDone = $derived.by(() => {
    const { done = 0, pictures } = this.progress ?? {}
    return this.progress && done + (pictures ? pictures.done / Math.max(1, pictures.total) : 0)
  })
  readonly reading = new Attempt()
  readonly unlocking = new Attempt()
  readonly committing = new Attempt()
  readonly history: IntakeHistory
  /** Of files that take several calls: how many were read by calls before this one, and of how many. */
  #before: { readonly done: number; readonly total: number } | undefined
  /** Files that were not sent yet are not read then. */
  #stopped = false
  readonly #session: Session
  #done = $state.raw<LedgerView>()

  readonly taken = $derived(this.candidates.filter((candidate) => candidate.ticked))
  /** What cannot be taken, each with its reason. */
  readonly setAside = $derived(this.view?.entries.filter((entry) => !isTakeable(entry)) ?? [])

  /** What was read, sorted by what it asks of the person. */
  readonly groups = $derived(groupsOf(this.view ?? NOTHING, this.candidates))
  /** What pressing the button would do. */
  readonly counts = $derived(countsOf(this.taken, this.groups.aside.length))
  /** How many questions nobody has answered yet. */
  readonly unanswered = $derived(this.groups.needsYou.filter((one) => !isAnswered(one, this.candidates)).length)
  /** Nothing can be changed or imported while files are read: what they hold may change all of it. */
  readonly settling = $derived(this.reading.busy || this.unlocking.busy || this.committing.busy)
  readonly #byLeader = $derived(Map.groupBy(this.candidates, ({ leader }) => leader))

  /** The accounts in the vault, which entries may join. */
  readonly accounts = $derived(new AccountIndex(this.view?.accounts ?? []))

  /** The report of the import that was just done, with what was proved since. */
  readonly ledger = $derived.by(() => {
    const done = this.#done
    return done && (this.history.ledgers.find(({ id }) => id === done.id) ?? done)
  })

  /** Each has the whole screen. */
  readonly step = $derived(this.view ? 'preview' : this.ledger ? 'ledger' : 'source')

  constructor(session: Session) {
    this.#session = session
    this.history = new IntakeHistory(session)
    session.importOpen = () => this.view !== undefined || this.reading.busy
  }

  readFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    const over = files.find((file) => file.size > MOST_BYTES)
    if (files.length > MOST_FILES || over) {
      this.reading.error = over
        ? `"${over.name}" is larger than 64 MB, more than any export. Nothing was read. Choose the export itself.`
        : 'That is more than 2,000 files at once. Nothing was read. Import them in smaller batches.'
      return
    }
    await this.#readPortions(portionsOf(files))
  }

  /** The main process asks for the files and reads them itself. */
  choose = async (): Promise<void> => {
    await this.#ask((intake) => call('intake.choose', intake === undefined ? {} : { intake }))
  }

  /** Sheets that the camera read before the vault was there. */
  readSeen = async (): Promise<boolean> =>
    this.#ask((intake) => call('start.readPaper', intake === undefined ? {} : { intake }))

  readText = async (text: string): Promise<boolean> =>
    this.#read(() => Promise.resolve([{ name: 'pasted text', bytes: new TextEncoder().encode(text) }]))

  givePassword = async (file: number, password: string): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined) return
    await this.unlocking.run(async () => {
      this.#show(await call('intake.password', { intake, file, password }))
    })
  }

  /** The main process asks for the key file and keeps it; it counts with the next password. */
  chooseKeyFile = async (file: number): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined) return
    await this.unlocking.run(async () => {
      this.#show(await call('intake.keyFile', { intake, file }))
    })
  }

  /** Says what is in the columns of a table. */
  nameColumns = async (file: number, columns: readonly ColumnView[]): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined) return
    await this.unlocking.run(async () => {
      this.#show(await call('intake.columns', { intake, file, columns: [...columns] }))
    })
  }

  /** Leaves a whole file out, or takes it again. */
  leaveOut = async (file: number, leftOut: boolean): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined || this.settling) return
    await this.reading.run(async () => {
      this.#show(await call('intake.leaveOut', { intake, file, leftOut }))
    })
  }

  /** The tokens of one question that would be imported. */
  chosenOf(candidate: Candidate): readonly Candidate[] {
    return sidesOf(candidate, this.candidates).filter(({ ticked }) => ticked)
  }

  /** Imports an entry, or none of the tokens that it is asked about with. */
  tick(candidate: Candidate, ticked: boolean): void {
    candidate.keptHere = false
    if (ticked) candidate.ticked = true
    else for (const side of sidesOf(candidate, this.candidates)) side.ticked = false
  }

  /** The entry of this number, if it can be imported. */
  at(index: number): Candidate | undefined {
    return this.candidates.find(({ entry }) => entry.index === index)
  }

  /** The recovery codes that are shown in the row of a token, and imported with it. */
  goingWith(candidate: Candidate): readonly Candidate[] {
    return this.#byLeader.get(candidate) ?? []
  }

  /** What was read elsewhere, as by the camera. */
  take(view: IntakeView): void {
    this.#show(view)
    this.#done = undefined
  }

  /** Back to where an import begins. */
  startAgain = (): void => {
    this.#done = undefined
  }

  commit = async (): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined || this.settling) return
    await this.committing.run(async () => {
      const take = this.taken.map(({ entry, service, name, firstUsed }) => ({
        index: entry.index,
        service,
        name,
        ...(entry.firstUsed !== undefined && { firstUsed }),
      }))
      const done = await call('intake.commit', { intake, take })
      // It is backed up by now, and the report says so from the start.
      await this.history.load()
      this.#done = done
      this.#clear()
      await this.#session.recount()
    })
  }

  /** Stops reading; what was read until then is shown. */
  stop = async (): Promise<void> => {
    this.#stopped = true
    await call('intake.stop').catch(() => undefined)
  }

  /** Reads the text of a picture; undefined where that failed or was stopped. */
  readPictureText = async (file: number): Promise<ReadText | undefined> => {
    const intake = this.view?.id
    if (intake === undefined || this.settling) return undefined
    let read: ReadText | undefined
    await this.reading.run(async () => {
      read = await call('intake.pictureText', { intake, file })
    })
    return read
  }

  /** Takes the codes that were confirmed in a picture as those of its file. */
  takePictureCodes = async (file: number): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined) return
    this.#show(await call('intake.pictureCodes', { intake, file }))
  }

  /** Forgets what was read. None of it was saved. */
  cancel = async (): Promise<void> => {
    const intake = this.view?.id
    this.#clear()
    if (intake !== undefined) await call('intake.cancel', { intake }).catch(() => undefined)
  }

  /** Puts an entry that was set aside into the text field, to be corrected and read again. */
  repair = async (id: Id): Promise<void> => {
    const text = await this.history.reveal(id)
    if (text === undefined) return
    this.pasted = text
    this.startAgain()
  }

  /** One call after the other, with one import and one count of all files. */
  async #readPortions(portions: readonly (readonly File[])[]): Promise<void> {
    const total = portions.flat().length
    let done = 0
    this.#stopped = false
    const wasStopped = (): boolean => this.#stopped
    for (const files of portions) {
      this.#before = portions.length > 1 ? { done, total } : undefined
      const read = await this.#read(async () => await Promise.all(files.map(fileToRead)))
      done += files.length
      if (!read || wasStopped()) break
    }
    this.#before = undefined
  }

  async #read(load: () => Promise<readonly FileToRead[]>): Promise<boolean> {
    return await this.#ask(async (intake) => {
      const files = [...(await load())]
      return await call('intake.read', intake === undefined ? { files } : { files, intake })
    })
  }

  async #ask(read: (intake: Id | undefined) => Promise<IntakeView | undefined>): Promise<boolean> {
    const stop = on('progress', (progress) => {
      const { done, total } = this.#before ?? { done: 0, total: progress.total }
      this.progress = { ...progress, done: done + progress.done, total }
    })
    const done = await this.reading.run(async () => {
      const view = await read(this.view?.id)
      if (!view) return
      this.take(view)
    })
    stop()
    this.progress = undefined
    return done
  }

  #show(view: IntakeView): void {
    this.view = view
    this.candidates = candidatesOf(view.entries, this.candidates)
  }

  #clear(): void {
    this.view = undefined
    this.candidates = []
    for (const attempt of [this.reading, this.unlocking, this.committing]) attempt.error = ''
  }
}

/** As many as one call may carry, and no more bytes than one file may have. */
function portionsOf(files: readonly File[]): readonly (readonly File[])[] {
  const portions: File[][] = []
  let bytes = 0
  for (const file of files) {
    const last = portions.at(-1)
    bytes += file.size
    if (last && last.length < MOST_AT_ONCE && bytes <= MOST_BYTES) last.push(file)
    else {
      portions.push([file])
      bytes = file.size
    }
  }
  return portions
}

interface FileToRead {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly path?: string
}

/**
 * A file that was dropped or pasted; its path is known only in Electron, for files on a disk.
 *
 * @throws CallError `unreadable` for a folder, which a browser hands over as a file, or a file that is gone
 */
async function fileToRead(file: File): Promise<FileToRead> {
  const read = await file.arrayBuffer().catch(() => undefined)
  if (!read)
    throw new CallError(
      'unreadable',
      `"${file.name}" cannot be read. If it is a folder, drop the files in it. Nothing was read.`,
    )
  const bytes = new Uint8Array(read)
  const path = window.kit.pathOf?.(file) ?? ''
  return { name: file.name, bytes, ...(path !== '' && { path }) }
}
