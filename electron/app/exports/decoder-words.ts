import type { OwnDecoder } from './decoder-file.ts'

/** For a set with an archivist page, which names the page by its SHA-256. */
export function decoderWarnings({ kind }: OwnDecoder): readonly string[] {
  return kind === 'whole' ? [] : [WARNINGS[kind]]
}

const AGAIN = 'Install the app again, or run "npm run build" in its sources. The sheets restore without it.'

const WARNINGS = {
  missing: `decoder.html, the page that opens sheets and exports without the app, is missing from this installation. ${AGAIN}`,
  altered: `decoder.html, the page that opens sheets and exports without the app, is not the one this app was built with. Do not use it. ${AGAIN}`,
} as const
