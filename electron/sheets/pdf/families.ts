/** A family of fonts for what the monospace lacks; all are under the SIL Open Font License 1.1. */
export interface Family {
  /** The package of fontsource. */
  readonly name: string
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
  { name: 'noto-sans-hebrew', for: /[\p{Script=Hebrew}\u20AA]/u, shaped: true },
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
