import { boxed } from '../electron/visible-text.ts'

/**
 * A text with names of strangers in it, as it can be shown: hidden characters as boxes, and each part
 * that is written from right to left kept to itself, so that it moves nothing around it. A name that
 * stands by itself is shown by `Given`.
 */
export function said(text: string): string {
  return boxed(text, 'many').replace(RIGHT_TO_LEFT, '\u2068$&\u2069')
}

const SCRIPTS = ['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Samaritan', 'Mandaic', 'Adlam', 'Hanifi_Rohingya']
const LETTER = `[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`

/** From one such letter to the last before a letter of another script; digits between them belong to it. */
const RIGHT_TO_LEFT = new RegExp(`${LETTER}(?:[^\\p{L}\\n]*${LETTER})*`, 'gu')
