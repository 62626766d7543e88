import type { Ink } from './colours.ts'

/** What the chunk of marks holds. */
export interface BrandMarks {
  /** By slug of simple-icons. `path` is SVG on a grid of 24. */
  readonly marks: Readonly<Record<string, { readonly path: string; readonly ink: Ink }>>
  /** Slugs, by `markKey` of everything that a service is called. */
  readonly names: Readonly<Record<string, string>>
}

/** One spelling for all those of a service: "GitHub", "github.com" and "https://www.github.com/login" are one. */
export function markKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^www\./, '')
    .replace(/\.(?:com|org|net|io|dev|app|me|ch|de|eu)$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** One or two letters of a name: of its first two words, or its first; empty if it has none. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = words.slice(0, 2).map((word) => /^./su.exec(word)?.[0] ?? '')
  return letters.join('').toUpperCase()
}

/** Which of so many hues a name has; always the same one. */
export function hueOf(name: string, hues: number): number {
  let sum = 0
  for (const letter of markKey(name)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % hues
}
