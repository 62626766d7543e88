/** What came of decoder.html beside an export or a backup, for the terminal. */
import type { DecoderBeside } from '../../contract.ts'
import type { Call } from '../command.ts'

/** Says it; `what` is what the page opens. */
export function tellOfDecoder({ options, terminal }: Call, decoder: DecoderBeside, what: 'export' | 'backup'): void {
  if (decoder.kind === 'beside') {
    if (options.json !== true) terminal.out(`${decoder.path} opens it in any browser, without the app`)
  } else terminal.err(problemWith(decoder, what))
}

function problemWith(decoder: Exclude<DecoderBeside, { kind: 'beside' }>, what: string): string {
  switch (decoder.kind) {
    case 'another':
      return `${decoder.path} was already there. It is not the page of this app, and was not changed.`
    case 'not-written':
      return `decoder.html, which opens the ${what} without the app, could not be written beside it.`
    case 'missing':
      return `decoder.html, which opens the ${what} without the app, is not built yet. Build it with "npm run build".`
    case 'altered':
      return `decoder.html here is not the one this app was built with, so it was not put beside the ${what}.`
  }
}
