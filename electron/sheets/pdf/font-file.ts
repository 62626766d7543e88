import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { unpackWoff } from './woff.ts'

const require = createRequire(import.meta.url)

/** Where a package of fontsource has its files. */
function folderOf(family: string): string {
  return dirname(require.resolve(`@fontsource/${family}/package.json`))
}

/** What the file of a set of characters is called. */
export function fileName(family: string, set: string, weight: number): string {
  return `${family}-${set}-${weight}-normal.woff`
}

/** The TrueType file of one of the sets of characters that a family is cut into. */
export function fontFile(family: string, set: string, weight: number): Uint8Array {
  return unpackWoff(readFileSync(join(folderOf(family), 'files', fileName(family, set, weight))))
}

/** The monospace has what is in these. */
const LATIN = /latin|cyrillic|vietnamese/

/**
 * Which set each character of a family should be in, as a browser is told; the font of the set may lack it all the same.
 *
 *     { "[4]": "U+d5bc-d5c7,U+d5ca", "hebrew": "U+0307-0308" }
 */
export function setsByCodePoint(family: string): ReadonlyMap<number, string> {
  const sets = JSON.parse(readFileSync(join(folderOf(family), 'unicode.json'), 'utf8')) as Readonly<
    Record<string, string>
  >
  const found = new Map<number, string>()
  for (const [key, ranges] of Object.entries(sets).filter(([name]) => !LATIN.test(name)))
    for (const [, first = '', last = first] of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++)
        found.set(code, key.replace(/[[\]]/g, ''))
  return found
}
