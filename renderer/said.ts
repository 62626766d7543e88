import { boxed } from '../electron/visible-text.ts'

/**
 * Makes a text with strangers' names safe to show: hidden characters become boxes, and each
 * right-to-left part is isolated, so that it cannot move what is around it. `Given` shows a name
 * that stands alone.
 */
export function said(text: string): string {
  return boxed(text, 'many').replace(RIGHT_TO_LEFT, '\u2068$&\u2069')
}

const SCRIPTS = ['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Samaritan', 'Mandaic', 'Adlam', 'Hanifi_Rohingya']
const LETTER = `[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`

/** From one such letter to the last before a letter of another script; the digits between belong to it. */
const RIGHT_TO_LEFT = new RegExp(`${LETTER}(?:[^\\p{L}\\n]*${LETTER})*`, 'gu')
