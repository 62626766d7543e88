import type {
  AskedLineView,
  DrillSheetView,
  DrillView,
  FinishedDrill,
  TypedLineView,
} from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { Attempt } from '../../state/attempt.svelte.ts'

type LineResult = Pick<TypedLineView, 'result' | 'suggestions'>

/** A line of a sheet that is typed from paper. */
export interface TypingLine {
  readonly sheet: DrillSheetView
  readonly line: AskedLineView
}

/** One set while it is read back, from the first scan to the note in the vault. */
export class Drill {
  view = $state.raw<DrillView>()
  finished = $state.raw<FinishedDrill>()
  typing = $state.raw<TypingLine>()
  text = $state('')
  check = $state('')
  /** What came of the line that was typed last. */
  answer = $state.raw<LineResult>()
  /** The copy that the person chose, where the pages do not say. */
  chosen = $state<number>()
  readonly starting = new Attempt()
  readonly reading = new Attempt()
  readonly opening = new Attempt()
  readonly checking = new Attempt()
  readonly finishing = new Attempt()
  readonly #set: string

  readonly read = $derived(this.view?.sheets.filter(({ verdict }) => verdict !== 'not-read') ?? [])
  readonly proven = $derived(this.read.filter(({ verdict }) => verdict === 'proven'))
  /** One half of these was read and matches the vault. */
  readonly half = $derived(this.read.filter(({ verdict }) => verdict === 'half-proven'))
  /** The copy that is to be recorded; undefined until it is known. */
  readonly copy = $derived(this.view?.copy ?? this.chosen ?? onlyOne(this.view?.copies))

  /** @param set - As on every page: "3F9A2C41". */
  constructor(set: string) {
    this.#set = set
  }

  start = async (): Promise<void> => {
    await this.starting.run(async () => {
      this.view = await call('drill.start', { set: this.#set })
    })
  }

  /** The main process asks for the files and reads them itself. */
  choose = async (): Promise<void> => {
    await this.reading.run(async () => {
      this.view = (await call('drill.choose')) ?? this.view
    })
  }

  /** Pictures that were dropped or pasted. */
  readFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    await this.reading.run(async () => {
      const read = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      )
      this.view = await call('drill.read', { files: read })
    })
  }

  openSealed = async (passphrase: string): Promise<void> => {
    await this.opening.run(async () => {
      this.view = await call('drill.open', { passphrase })
    })
  }

  typeLine(sheet: DrillSheetView, line: AskedLineView): void {
    this.typing = { sheet, line }
    this.text = ''
    this.check = ''
    this.answer = undefined
  }

  checkLine = async (): Promise<void> => {
    const { typing } = this
    if (!typing) return
    await this.checking.run(async () => {
      const { drill, result, suggestions } = await call('drill.line', {
        sheet: typing.sheet.number,
        label: typing.line.label,
        text: this.text,
        check: this.check,
      })
      this.view = drill
      this.answer = { result, suggestions }
      if (result === 'same' || result === 'different') this.typing = undefined
    })
  }

  finish = async (): Promise<void> => {
    const { copy } = this
    if (copy === undefined) return
    await this.finishing.run(async () => {
      this.finished = await call('drill.finish', { copy })
    })
  }

  cancel = (): void => {
    call('drill.cancel').catch(() => undefined)
  }
}

function onlyOne(copies: DrillView['copies'] = []): number | undefined {
  return copies.length === 1 ? copies[0]?.number : undefined
}
