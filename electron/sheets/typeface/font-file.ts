import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { unpackWoff } from './woff.ts'

const require = createRequire(import.meta.url)

/** Where the packages of fontsource are; each is written out, so that one that is not used is noticed. */
const PACKAGES = {
  'ibm-plex-mono': () => require.resolve('@fontsource/ibm-plex-mono/package.json'),
  'ibm-plex-sans-arabic': () => require.resolve('@fontsource/ibm-plex-sans-arabic/package.json'),
  'noto-sans': () => require.resolve('@fontsource/noto-sans/package.json'),
  'noto-sans-hebrew': () => require.resolve('@fontsource/noto-sans-hebrew/package.json'),
  'noto-sans-jp': () => require.resolve('@fontsource/noto-sans-jp/package.json'),
  'noto-sans-kr': () => require.resolve('@fontsource/noto-sans-kr/package.json'),
  'noto-sans-sc': () => require.resolve('@fontsource/noto-sans-sc/package.json'),
  'noto-sans-thai': () => require.resolve('@fontsource/noto-sans-thai/package.json'),
}
export type FamilyName = keyof typeof PACKAGES

function folderOf(family: FamilyName): string {
  return dirname(PACKAGES[family]())
}

/** What the file of a set of characters is called. */
export function fileName(family: FamilyName, set: string, weight: number): string {
  return `${family}-${set}-${weight}-normal.woff`
}

/** The TrueType file of one of the sets of characters that a family is cut into. */
export function fontFile(family: FamilyName, set: string, weight: number): Uint8Array {
  return unpackWoff(readFileSync(join(folderOf(family), 'files', fileName(family, set, weight))))
}

/** The monospace has what is in these. */
const LATIN = /latin|cyrillic|vietnamese/

/**
 * Which set each character of a family should be in, as a browser is told; the font of the set may lack it all the same.
 *
 *     { "[4]": "U+d5bc-d5c7,U+d5ca", "hebrew": "U+0307-0308" }
 */
export function setsByCodePoint(family: FamilyName): ReadonlyMap<number, string> {
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
