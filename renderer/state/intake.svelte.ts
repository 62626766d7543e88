import type { Id, IntakeEntryView, IntakeView, LedgerView, QuarantinedView } from '../../electron/contract.ts'
import { AccountIndex } from '../joined-account.ts'
import { call, on } from '../kit.ts'
import { paperSizeFor } from '../paper-size.ts'
import { Attempt } from './attempt.svelte.ts'
import type { Session } from './session.svelte.ts'

/** The most that one call may carry; the main process has its own, lower limits for each format. */
const MOST_FILES = 200
const MOST_BYTES = 64 * 1024 * 1024

/** An entry in the preview, as the person has changed it so far. */
export class Candidate {
  ticked = $state(false)
  service = $state('')
  name = $state('')
  /** Only where the entry asks for it. */
  firstUsed = $state(false)
  readonly entry: IntakeEntryView

  constructor(entry: IntakeEntryView) {
    this.entry = entry
    this.ticked = entry.ticked
    this.service = entry.service
    this.name = entry.name
    this.firstUsed = entry.firstUsed ?? false
  }
}

/** One import from the first file to its ledger, and the ledgers of those before it. */
export class Intake {
  view = $state.raw<IntakeView>()
  candidates = $state.raw<readonly Candidate[]>([])
  ledger = $state.raw<LedgerView>()
  ledgers = $state.raw<readonly LedgerView[]>([])
  quarantined = $state.raw<readonly QuarantinedView[]>([])
  /** What is in the field where text is pasted. */
  pasted = $state('')
  progress = $state.raw<{ readonly what: string; readonly done: number; readonly total: number }>()
  readonly reading = new Attempt()
  readonly unlocking = new Attempt()
  readonly committing = new Attempt()
  readonly history = new Attempt()
  readonly printing = new Attempt()
  readonly #session: Session

  readonly taken = $derived(this.candidates.filter((candidate) => candidate.ticked))
  /** What cannot be taken, each with its reason. */
  readonly setAside = $derived(
    this.view?.entries.filter(({ kind }) => kind === 'quarantined' || kind === 'refused') ?? [],
  )

  /** The accounts in the vault, which entries may join. */
  readonly accounts = $derived(new AccountIndex(this.view?.accounts ?? []))

  constructor(session: Session) {
    this.#session = session
  }

  readFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    const over = files.find((file) => file.size > MOST_BYTES)
    if (files.length > MOST_FILES || over) {
      this.reading.error = over
        ? `"${over.name}" is larger than 64 MB, more than any export. Nothing was read. Choose the export itself.`
        : 'That is more than 200 files at once. Nothing was read. Bring them in in smaller groups.'
      return
    }
    await this.#read(async () => await Promise.all(files.map(fileToRead)))
  }

  /** The main process asks for the files and reads them itself. */
  choose = async (): Promise<void> => {
    await this.#ask((intake) => call('intake.choose', intake === undefined ? {} : { intake }))
  }

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

  /** What was read elsewhere, as by the camera. */
  take(view: IntakeView): void {
    this.#show(view)
    this.ledger = undefined
  }

  commit = async (): Promise<void> => {
    const intake = this.view?.id
    if (intake === undefined) return
    await this.committing.run(async () => {
      const take = this.taken.map(({ entry, service, name, firstUsed }) => ({
        index: entry.index,
        service,
        name,
        ...(entry.firstUsed !== undefined && { firstUsed }),
      }))
      this.ledger = await call('intake.commit', { intake, take })
      this.#clear()
      await this.#session.recount()
      await this.loadHistory()
    })
  }

  /** What was read until now is shown; the rest is left alone. */
  stop = async (): Promise<void> => {
    await call('intake.stop').catch(() => undefined)
  }

  /** Forgets what was read; nothing of it was in the vault. */
  cancel = async (): Promise<void> => {
    const intake = this.view?.id
    this.#clear()
    if (intake !== undefined) await call('intake.cancel', { intake }).catch(() => undefined)
  }

  /** The entry as it came, in the field where text is pasted: it is mended there and read again. */
  repair = async (id: string): Promise<void> => {
    await this.history.run(async () => {
      this.pasted = await this.#session.confirmation.before(() => call('quarantined.reveal', { id }))
    })
  }

  removeQuarantined = async (id: string): Promise<void> => {
    await this.history.run(async () => {
      await call('quarantined.remove', { id })
      this.quarantined = await call('intake.quarantined')
    })
    await this.#session.recount()
  }

  loadHistory = async (): Promise<void> => {
    await this.history.run(async () => {
      ;[this.ledgers, this.quarantined] = await Promise.all([call('intake.ledgers'), call('intake.quarantined')])
    })
  }

  /** What was proved or deleted since shows in the ledgers. */
  refreshLedgers = async (): Promise<void> => {
    this.ledgers = await call('intake.ledgers')
    const { ledger } = this
    if (ledger) this.ledger = this.ledgers.find(({ id }) => id === ledger.id) ?? ledger
  }

  deleteSource = async (ledger: Id, source: number): Promise<void> => {
    await call('intake.deleteSource', { ledger, source })
    await this.refreshLedgers()
  }

  /** Asks where, and saves the ledgers as a PDF to print. */
  saveLedgers = async (ledgers: readonly LedgerView[]): Promise<void> => {
    await this.printing.run(async () => {
      const paper = paperSizeFor(navigator.language)
      const saved = await call('intake.saveLedgers', { ledgers: ledgers.map(({ id }) => id), paper })
      if (saved.path !== undefined) this.#session.notice.say(`Saved ${saved.path}. There is no secret in it.`)
    })
  }

  async #read(load: () => Promise<readonly FileToRead[]>): Promise<boolean> {
    return await this.#ask(async (intake) => {
      const files = [...(await load())]
      return await call('intake.read', intake === undefined ? { files } : { files, intake })
    })
  }

  async #ask(read: (intake: Id | undefined) => Promise<IntakeView | undefined>): Promise<boolean> {
    const stop = on('progress', (progress) => {
      this.progress = progress
    })
    const done = await this.reading.run(async () => {
      const view = await read(this.view?.id)
      if (!view) return
      this.#show(view)
      this.ledger = undefined
    })
    stop()
    this.progress = undefined
    return done
  }

  /** What was typed into the preview stays when a file is added or opened with its password. */
  #show(view: IntakeView): void {
    const before: Candidate[] = []
    for (const candidate of this.candidates) before[candidate.entry.index] = candidate
    this.view = view
    this.candidates = view.entries
      .filter(({ kind }) => kind !== 'quarantined' && kind !== 'refused')
      .map((entry) => {
        const known = before[entry.index]
        return known?.entry.what === entry.what && known.entry.file === entry.file ? known : new Candidate(entry)
      })
  }

  #clear(): void {
    this.view = undefined
    this.candidates = []
    for (const attempt of [this.reading, this.unlocking, this.committing]) attempt.error = ''
  }
}

interface FileToRead {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly path?: string
}

/** A file that was dropped or pasted; where it lies is known in Electron, and only for files on a disk. */
async function fileToRead(file: File): Promise<FileToRead> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const path = window.kit.pathOf?.(file) ?? ''
  return { name: file.name, bytes, ...(path !== '' && { path }) }
}
