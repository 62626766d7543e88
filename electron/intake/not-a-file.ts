/** The names of what comes in without a file; the window itself sends the first. */
export const FROM_CAMERA = 'camera'
export const TYPED_BY_HAND = 'typed by hand'

const IN_WORDS: Readonly<Record<string, string>> = {
  'pasted text': 'the pasted text',
  [FROM_CAMERA]: 'what the camera saw',
  [TYPED_BY_HAND]: 'what was typed',
}

/** A source of an import that is no file, in words; undefined for a file, which can be deleted. */
export function notAFile(name: string): string | undefined {
  return Object.hasOwn(IN_WORDS, name) ? IN_WORDS[name] : undefined
}
