/** The text of a picture that is imported as recovery codes: a person confirms each line. */
import * as v from 'valibot'
import { call, id, index } from './shapes.ts'
import type { IntakeView } from './intake.ts'
import type { JudgementView } from './words/sentences.ts'

export interface PictureTextView {
  /** Whose codes they are, as far as the text says; empty where it does not. */
  readonly service: string
  /** What the codes were taken to be made of. */
  readonly letters: 'digits' | 'hex' | 'hex-capitals' | 'small' | 'capitals' | 'any'
  readonly lines: readonly PictureLineView[]
}

export interface PictureLineView {
  readonly text: string
  /**
   * `unconfirmed` is a code that nobody has compared with the picture yet; `code` one that was. `other` is a line that is
   * no code: a heading, or what a person said is none.
   */
  readonly state: 'unconfirmed' | 'code' | 'other'
  /** Places from 0 of the characters that were hard to read. */
  readonly unsure: readonly number[]
  /** What to look at; nothing for other text. */
  readonly doubts: readonly JudgementView[]
}

/** This part of the picture as it is. */
export interface LinePicture {
  readonly width: number
  readonly height: number
  /** One byte a pixel, row by row. */
  readonly grey: Uint8Array
}

const file = { intake: id, file: index }

export const pictureTextCalls = {
  /** Reads the text of a picture in which no QR code was found; nothing where that is stopped. */
  'intake.pictureText': call<
    { readonly text: PictureTextView; readonly pictures: readonly LinePicture[] } | undefined
  >()(v.strictObject(file)),
  /** What a person says of one line. */
  'intake.pictureLine': call<PictureTextView>()(
    v.strictObject({
      ...file,
      line: index,
      text: v.pipe(v.string(), v.maxLength(200)),
      state: v.picklist(['unconfirmed', 'code', 'other']),
    }),
  ),
  /** Takes the codes as those of the file; refused while one is not confirmed. */
  'intake.pictureCodes': call<IntakeView>()(v.strictObject(file)),
} as const
