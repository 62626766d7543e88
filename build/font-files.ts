import { fileName, setsByCodePoint, type FamilyName } from '../electron/sheets/typeface/font-file.ts'
import { FALLBACK_WEIGHT, FAMILIES, MONOSPACE, MONOSPACE_SETS, WEIGHTS } from '../electron/sheets/typeface/families.ts'

/** Patterns of what no sheet is set with: other weights and formats are twenty times as much. */
export function unusedFontFiles(): readonly string[] {
  return [...usedFontFiles()].flatMap(([family, files]) => [
    `!node_modules/@fontsource/${family}/*.css`,
    `!node_modules/@fontsource/${family}/files/!(${files.join('|')})`,
  ])
}

/** By family: the fonts that sheets are set with. */
export function usedFontFiles(): ReadonlyMap<FamilyName, readonly string[]> {
  const monospace = MONOSPACE_SETS.flatMap((set) =>
    Object.values(WEIGHTS).map((weight) => fileName(MONOSPACE, set, weight)),
  )
  const files = new Map<FamilyName, readonly string[]>([[MONOSPACE, monospace]])
  for (const { name, for: characters } of FAMILIES) {
    const sets = new Set<string>()
    for (const [codePoint, set] of setsByCodePoint(name))
      if (characters.test(String.fromCodePoint(codePoint))) sets.add(set)
    const own = [...sets].map((set) => fileName(name, set, FALLBACK_WEIGHT))
    files.set(name, [...new Set([...(files.get(name) ?? []), ...own])])
  }
  return files
}
