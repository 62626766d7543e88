import { usedFontFiles } from './font-files.ts'

/**
 * What the built code reads from packages at run time: native code, WebAssembly, fonts, data. Everything else of a package
 * is in the bundle already. By package, each with its licence and its package.json, which Node resolves paths by.
 */
const READ_AT_RUN_TIME: Readonly<Record<string, readonly string[]>> = {
  'argon2-browser': ['lib/argon2.js', 'dist/argon2.js', 'dist/argon2-simd.wasm'],
  'better-sqlite3': ['lib/**', 'prebuilds/${platform}-${arch}.node'],
  '@hyzyla/pdfium': ['dist/pdfium.wasm'],
  '@jsquash/avif': ['codec/dec/avif_dec.wasm'],
  '@jsquash/webp': ['codec/dec/webp_dec.wasm'],
  '@tesseract.js-data/eng': ['4.0.0_best_int/eng.traineddata.gz'],
  'tesseract-wasm': ['dist/tesseract-core.wasm'],
  'unicode-emoji-json': ['data-by-emoji.json'],
  'zxing-wasm': ['dist/reader/zxing_reader.wasm'],
}

/** Packages that the bundle imports when it runs, because they find their native code or WebAssembly themselves. */
export const NOT_BUNDLED = ['better-sqlite3', 'argon2-browser'] as const

/** What the built code needs around it, as electron-builder's patterns: the first one leaves out every package. */
export function packagePatterns(): readonly string[] {
  const wanted = [...packageFiles()].flatMap(([name, files]) => files.map((file) => `node_modules/${name}/${file}`))
  return ['!node_modules/**', ...wanted]
}

/** By package: the files of it that are shipped, as patterns. */
export function packageFiles(): ReadonlyMap<string, readonly string[]> {
  const fonts = [...usedFontFiles()].map(
    ([family, files]) => [`@fontsource/${family}`, [...files.map((file) => `files/${file}`), 'unicode.json']] as const,
  )
  const always = ['package.json', 'LICENSE*']
  return new Map([...Object.entries(READ_AT_RUN_TIME), ...fonts].map(([name, files]) => [name, [...files, ...always]]))
}
