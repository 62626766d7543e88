import type { Id, PaperSetView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** A copy that something is asked about. */
export interface CopyAt {
  readonly set: PaperSetView
  readonly copy: number
}

/** What is on paper already: every set with its copies. */
export class Papers {
  sets = $state.raw<readonly PaperSetView[]>([])
  loaded = $state(false)
  /** Whose place is being asked for. */
  placing = $state.raw<CopyAt>()
  /** The set that is being read back. */
  drilling = $state.raw<PaperSetView>()
  readonly loading = new Attempt()
  readonly saving = new Attempt()
  readonly session: Session

  /** Sets with a copy that is left, or a file. */
  readonly inUse = $derived(this.sets.filter(isInUse))
  readonly destroyed = $derived(this.sets.filter((set) => !isInUse(set)))

  constructor(session: Session) {
    this.session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.sets = await call('sheets.list')
      this.loaded = true
    })
    // The rail says which copies are due and which files are left.
    await this.session.recount()
  }

  drill = (set: PaperSetView): void => {
    this.drilling = set
  }

  /** After a drill the dates are others. */
  endDrill = async (): Promise<void> => {
    this.drilling = undefined
    await this.load()
  }

  place = async (place: string, holder: string): Promise<void> => {
    const { placing } = this
    if (!placing) return
    const { set, copy } = placing
    await this.#save(() => call('sheets.place', { set: set.id, copy, place, holder }))
    if (!this.saving.error) this.placing = undefined
  }

  gone = async (set: PaperSetView, copy: number): Promise<void> => {
    const note = (gone: boolean) => call('sheets.gone', { set: set.id, copy, gone })
    if (!(await this.#save(() => note(true)))) return
    this.session.notice.say(`Copy ${String(copy)} is noted as destroyed.`, async () => {
      await note(false)
      return 'The copy is back in the list.'
    })
  }

  /** The other sets whose sheets are in the same file, as those of all shares are. */
  besides = ({ id, file }: PaperSetView): readonly PaperSetView[] =>
    this.sets.filter((other) => other.id !== id && other.file?.gone === undefined && other.file?.path === file?.path)

  /** Whether the file of a set is spoken of at this set: it is the first one in it. */
  hasFile = (set: PaperSetView): boolean =>
    set.file !== undefined &&
    set.file.gone === undefined &&
    this.sets.find(({ file }) => file?.gone === undefined && file?.path === set.file?.path)?.id === set.id

  fileGone = async (set: PaperSetView): Promise<void> => {
    const sets = [set, ...this.besides(set)]
    const note = (id: Id, gone: boolean) => call('sheets.fileGone', { set: id, gone })
    for (const { id } of sets) if (!(await this.#save(() => note(id, true)))) return
    this.session.notice.say('The file is noted as deleted.', async () => {
      for (const { id } of sets) await note(id, false)
      return 'The file is back in the list.'
    })
  }

  async #save(action: () => Promise<PaperSetView>): Promise<boolean> {
    const done = await this.saving.inTurn(async () => {
      const changed = await action()
      this.sets = this.sets.map((set) => (set.id === changed.id ? changed : set))
    })
    await this.session.recount()
    return done
  }
}

function isInUse({ copies, file }: PaperSetView): boolean {
  return copies.some((copy) => copy.gone === undefined) || (file !== undefined && file.gone === undefined)
}
