import type { Grey } from '../grey.ts'

/** What the worker that reads text answers; it is asked with the bytes of one picture. */
export type TextAnswer = PictureText | { readonly failure: 'damaged' }

export interface PictureText {
  /** From top to bottom, and from left to right within a line. */
  readonly cells: readonly TextCell[]
  /** What the codes were taken to be made of. */
  readonly letters: Letters
}

/** One line of text, or one column of it. */
export interface TextCell {
  /** UTF-8, in a buffer of its own; without the number or bullet before it. */
  readonly text: Uint8Array
  /** Places in the text, from 0, of the characters that are in doubt. */
  readonly unsure: readonly number[]
  /** This part of the picture as it is. */
  readonly picture: Grey
  /** It looks like most of the codes; all other text is a heading or a sentence. */
  readonly isCode: boolean
}

/** Characters that the codes of one list are made of. A reader that knows them confuses fewer. */
export type Letters = 'digits' | 'hex' | 'hex-capitals' | 'small' | 'capitals' | 'any'

export const LETTERS: Readonly<Record<Letters, string>> = {
  digits: '0123456789',
  hex: '0123456789abcdef',
  'hex-capitals': '0123456789ABCDEF',
  small: '0123456789abcdefghijklmnopqrstuvwxyz',
  capitals: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  any: '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
}
