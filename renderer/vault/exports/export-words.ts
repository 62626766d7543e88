import type { DecoderBeside } from '../../../electron/contract.ts'

/** What came of decoder.html, for the person who saved an export. */
export interface DecoderInWords {
  readonly kind: 'good' | 'warn'
  readonly sentence: string
}

export function decoderInWords(decoder: DecoderBeside): DecoderInWords {
  return { kind: decoder.kind === 'beside' ? 'good' : 'warn', sentence: SENTENCES[decoder.kind] }
}

const SENTENCES: Readonly<Record<DecoderBeside['kind'], string>> = {
  beside:
    'decoder.html beside it opens it in any browser, without this app and without a network. Keep the two together.',
  another:
    'The export is complete. A decoder.html of somebody else, or of another version, was there already and was left as it is. Open the export with the page from this app’s own folder only.',
  'not-written':
    'The export is complete. decoder.html, the page that opens it without this app, could not be written beside it.',
  missing:
    'The export is complete. decoder.html, the page that opens it without this app, is missing from this installation. Install the app again to have it.',
  altered:
    'The export is complete. The decoder.html of this installation is not the one this app was built with, so it was not put beside the export. Do not use it. Install the app again.',
}
