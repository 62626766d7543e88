import type { Session } from '../state/session.svelte.ts'

export type PaperSize = 'a4' | 'letter'

/** As it is set in the vault, or else as usual where the computer's language is at home. */
export function paperSizeOf(session: Session): PaperSize {
  return session.vault?.appearance?.pageSize ?? paperSizeFor(navigator.language)
}

/** Regions that print on US Letter: CLDR supplemental measurement data, `paperSize`. */
const LETTER_REGIONS = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '))

/** The paper most printers hold where this language tag is at home. */
export function paperSizeFor(languageTag: string): PaperSize {
  const region = new Intl.Locale(languageTag).maximize().region
  return region !== undefined && LETTER_REGIONS.has(region) ? 'letter' : 'a4'
}
