import { fileName, setsByCodePoint, type FamilyName } from '../../electron/sheets/typeface/font-file.ts'
import {
  FALLBACK_WEIGHT,
  FAMILIES,
  MONOSPACE,
  MONOSPACE_SETS,
  WEIGHTS,
} from '../../electron/sheets/typeface/families.ts'

/** By family: the fonts that sheets are set with. Other weights and formats are twenty times as much. */
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
