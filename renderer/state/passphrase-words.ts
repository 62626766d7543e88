/** So many letters of a word show that it was written down; nobody has to type the rest. */
const LETTERS = 4

/** Whether what was typed stands for a word: its first four letters, or more of it. */
export function givesWord(typed: string, word: string): boolean {
  const letters = typed.trim().toLowerCase()
  return letters.length >= Math.min(LETTERS, word.length) && word.startsWith(letters)
}

/** The fields after a text came into one of them: several words fill the fields from there on. */
export function spread(fields: readonly string[], index: number, text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length < 2) return fields.map((field, at) => (at === index ? text.trim() : field))
  return fields.map((field, at) => (at < index ? field : (words[at - index] ?? field)))
}
