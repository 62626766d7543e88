import type { Session } from '../state/session.svelte.ts'

export type PaperSize = 'a4' | 'letter'

/** The size set in the vault; until one is set, the usual one in the country of the computer's language. */
export function paperSizeOf(session: Session): PaperSize {
  return session.vault?.appearance?.pageSize ?? paperSizeFor(navigator.language)
}

/** Regions that print on US Letter: CLDR supplemental measurement data, `paperSize`. */
const LETTER_REGIONS = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '))

/** The paper that most printers hold in the country of a language tag. */
export function paperSizeFor(languageTag: string): PaperSize {
  const region = new Intl.Locale(languageTag).maximize().region
  return region !== undefined && LETTER_REGIONS.has(region) ? 'letter' : 'a4'
}
