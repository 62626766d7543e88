import { wipe } from '../../accounts/wipe.ts'
import type { Input, LinePicture, PictureTextView } from '../../contract.ts'
import type { Reading } from '../../intake/intake.ts'
import { utf8 } from '../../intake/containers/text.ts'
import { lineDoubts } from '../../intake/picture-codes/line-doubts.ts'
import { codesReading, formOf, type CodesInPicture } from '../../intake/picture-codes/picture-codes.ts'
import { KitError } from '../../kit-error.ts'
import type { PictureText } from '../../pictures/text/text-job.ts'

type Said = Pick<Input<'intake.pictureLine'>, 'line' | 'text' | 'state'>

interface Line {
  text: Uint8Array
  unsure: readonly number[]
  state: Said['state']
}

/** The lines that were read in a picture, and what a person has said of each so far. */
export class PictureLines {
  readonly #name: string
  readonly #read: PictureText
  readonly #lines: Line[]

  /** @param name - Of the file. @throws KitError `nothing-read` where nothing looks like a code; it is wiped then */
  constructor(name: string, read: PictureText) {
    this.#name = name
    this.#read = read
    this.#lines = read.cells.map(({ text, unsure, isCode }) => ({
      text,
      unsure,
      state: isCode ? 'unconfirmed' : 'other',
    }))
    if (read.cells.some(({ isCode }) => isCode)) return
    this.wipe()
    throw new KitError(
      'nothing-read',
      'No recovery codes were found in the text of this picture. Nothing was saved. Take it again from nearer and straight on, or type the codes.',
    )
  }

  get view(): PictureTextView {
    const form = formOf(this.#list)
    const { letters } = this.#read
    const lines = this.#lines.map(({ text: bytes, unsure, state }) => {
      const text = textOf(bytes)
      return { text, unsure, state, doubts: state === 'other' ? [] : [...lineDoubts(text, unsure, form, letters)] }
    })
    return { service: form.service, letters, lines }
  }

  /** What the window shows beside each line. */
  get pictures(): readonly LinePicture[] {
    return this.#read.cells.map(({ picture: { width, height, data } }) => ({ width, height, grey: data }))
  }

  /** @throws KitError `not-found`, or `invalid-input` for a code without a letter or a digit */
  say({ line: index, text: typed, state }: Said): void {
    const line = this.#lines[index]
    if (!line) throw new KitError('not-found', 'There is no such line in this picture. Nothing was changed.')
    const text = typed.trim()
    if (state === 'code' && !/[\p{L}\p{N}]/u.test(text))
      throw new KitError(
        'invalid-input',
        'This line is empty. Nothing was changed. Type the code, or say that it is not a code.',
      )
    if (text !== textOf(line.text)) {
      wipe(line.text)
      // Whatever was hard to read was typed now.
      Object.assign(line, { text: utf8(text), unsure: [] })
    }
    line.state = state
  }

  /** The codes as the reading of a file. @throws KitError `confirm-needed` while one is not confirmed, or none is left */
  reading(): Reading {
    const open = this.#lines.filter(({ state }) => state === 'unconfirmed').length
    const list = this.#list
    if (open > 0 || list.codes.length === 0)
      throw new KitError(
        'confirm-needed',
        open > 0
          ? 'Not every line was compared with the picture yet. Nothing was taken. Confirm each line, or say that it is not a code.'
          : 'No line of this picture is a code. Nothing was taken. Close it, or say which lines are codes.',
      )
    return codesReading(list)
  }

  wipe(): void {
    wipe(this.#lines)
    wipe(this.#read.cells)
  }

  get #list(): CodesInPicture {
    const of = (isCode: boolean) =>
      this.#lines.filter(({ state }) => (state !== 'other') === isCode).map(({ text }) => textOf(text))
    return { name: this.#name, codes: of(true), around: of(false) }
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
