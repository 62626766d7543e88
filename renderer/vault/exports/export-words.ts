import type { DecoderBeside } from '../../../electron/contract.ts'

/** What came of decoder.html, for the person who saved an export or a copy of the vault. */
export interface DecoderInWords {
  readonly kind: 'good' | 'warn'
  readonly sentence: string
}

export function decoderInWords(decoder: DecoderBeside, saved: 'export' | 'copy' = 'export'): DecoderInWords {
  return { kind: decoder.kind === 'beside' ? 'good' : 'warn', sentence: sentenceOf(decoder, saved) }
}

function sentenceOf({ kind }: DecoderBeside, saved: string): string {
  switch (kind) {
    case 'beside':
      return 'decoder.html beside it opens it in any browser, without this app and without a network. Keep the two together.'
    case 'another':
      return `The ${saved} is complete. A decoder.html of somebody else, or of another version, was there already and was left as it is. Open the ${saved} with the page from this app’s own folder only.`
    case 'not-written':
      return `The ${saved} is complete. decoder.html, the page that opens it without this app, could not be written beside it.`
    case 'missing':
      return `The ${saved} is complete. decoder.html, the page that opens it without this app, is missing from this installation. Install the app again to have it.`
    case 'altered':
      return `The ${saved} is complete. The decoder.html of this installation is not the one this app was built with, so it was not put beside the ${saved}. Do not use it. Install the app again.`
  }
}
