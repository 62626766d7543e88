import type { FamilyName } from './font-file.ts'

/** The fonts that sheets are set with, all under the SIL Open Font License 1.1. They are packages of fontsource, which cuts each family into sets of characters. */

/**
 * Chosen by looking at `0O8B 1lI| 5S 2Z 6b cl rn m` in print: its zero has a dot, and 1, l and I
 * differ in foot and flag.
 */
export const MONOSPACE: FamilyName = 'ibm-plex-mono'
export const MONOSPACE_SETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const
export type CharacterSet = (typeof MONOSPACE_SETS)[number]

export type Weight = 'regular' | 'medium' | 'bold'
export const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, medium: 500, bold: 700 }

/** A family for what the monospace lacks. */
export interface Family {
  readonly name: FamilyName
  /** The characters it is asked for. */
  readonly for: RegExp
  /** Letters join, stack or change places: a run is set as a whole, and marks stand over and under letters. */
  readonly shaped?: true
}

const CHINESE: Family = { name: 'noto-sans-sc', for: /\p{Script=Han}/u }
const JAPANESE: Family = { name: 'noto-sans-jp', for: /[^\p{M}\p{C}\p{Z}\p{Script=Hangul}]/u }

/**
 * In the order in which they are asked. The Japanese one has the traditional characters as well, and
 * many signs; of the Korean one only what has Hangul in it is shipped.
 */
export const FAMILIES: readonly Family[] = [
  { name: 'noto-sans', for: /\p{Script=Greek}/u },
  { name: 'noto-sans-hebrew', for: /\p{Script=Hebrew}/u, shaped: true },
  // Its letters are whole, so that each can be copied out of the page; in Noto they are put together of parts.
  { name: 'ibm-plex-sans-arabic', for: /\p{Script_Extensions=Arabic}/u, shaped: true },
  { name: 'noto-sans', for: /\p{Script_Extensions=Devanagari}/u, shaped: true },
  { name: 'noto-sans-thai', for: /[\p{Script=Thai}\u0E3F]/u, shaped: true },
  { name: 'noto-sans-kr', for: /\p{Script=Hangul}/u },
  JAPANESE,
  CHINESE,
]

/** For a text in simplified Chinese, so that all of it is of one design. */
export const CHINESE_FIRST: readonly Family[] = [CHINESE, ...FAMILIES]
export const CHINESE_ONLY: readonly Family[] = [CHINESE]
export const WITHOUT_CHINESE: readonly Family[] = [JAPANESE]

/** The weight that is shipped; bold is drawn with an outline. */
export const FALLBACK_WEIGHT = 400
