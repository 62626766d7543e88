import { lineCheck } from '../content/line-check.ts'

/** What came of typing a line from paper, before it is compared with the vault. */
export type TypedLine =
  /** The check fits: this is what is printed, groups and case as on the paper. */
  | { readonly kind: 'fits'; readonly text: string }
  /** It does not. Lines with one mistake less that would fit, likeliest first; none is taken without a person. */
  | { readonly kind: 'wrong'; readonly suggestions: readonly string[] }

/** How a line is written, which says what may be laid aside in typing it. */
export type Writing =
  /** Groups of four, upper case. */
  | 'base32'
  /** Groups of four: the secret of mOTP, whose capitals count where it has any. */
  | 'hex'
  /** A recovery code, as the service issued it. */
  | 'code'
  /** Every character counts, as in a sealed text. */
  | 'exact'

/**
 * Checks a line that was typed from a sheet by the four characters behind it. Where the writing
 * allows, spaces and case are those of the paper, whatever was typed.
 *
 * @param check - The four hexadecimal digits as typed.
 */
export function checkTypedLine(
  sheetId: string,
  label: string,
  typed: string,
  check: string,
  writing: Writing = label.startsWith('C') ? 'code' : 'base32',
): TypedLine {
  const wanted = check.trim().toLowerCase()
  const fits = (text: string) => lineCheck(sheetId, label, text) === wanted
  const forms = formsOf(typed, writing)
  const text = forms.find(fits)
  if (text !== undefined) return { kind: 'fits', text }
  if (!/^[0-9a-f]{4}$/.test(wanted)) return { kind: 'wrong', suggestions: [] }
  const suggestions = new Set<string>()
  const [first] = forms
  const likely = writing === 'exact' ? forms : [first, ...(writing === 'base32' ? [] : [first?.toLowerCase()])]
  for (const form of forms.filter((one) => likely.includes(one)))
    for (const variant of variantsOf(form, writing)) {
      if (fits(variant)) suggestions.add(variant)
      if (suggestions.size === MOST) return { kind: 'wrong', suggestions: [...suggestions] }
    }
  return { kind: 'wrong', suggestions: [...suggestions] }
}

/** More than this many would be a list to guess from. */
const MOST = 3

/** What was typed, as the paper would have it. */
export function formsOf(typed: string, writing: Writing): readonly string[] {
  const plain = typed.trim().replace(/\s+/g, ' ')
  const tight = plain.replaceAll(' ', '')
  if (writing === 'base32') return [grouped(tight.toUpperCase())]
  // On early sheets the secret of mOTP is in base32, which is in capitals.
  if (writing === 'hex') return [...new Set([tight, tight.toLowerCase(), tight.toUpperCase()].map(grouped))]
  const asTyped = writing === 'exact' ? [plain, tight] : [plain, tight, plain.toLowerCase(), plain.toUpperCase()]
  return [...new Set(asTyped)]
}

function grouped(text: string): string {
  return Array.from(text)
    .join('')
    .replace(/(.{4})(?=.)/gu, '$1 ')
}

const HEX = '0123456789abcdefABCDEF'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'

/** The characters that may be meant by a wrong one; in a code, those of its kind. */
function alphabetOf(form: string, writing: Writing): string {
  if (writing === 'base32') return BASE32
  if (writing === 'hex') return HEX
  if (writing === 'exact') return `${LETTERS}${DIGITS}+/=-`
  const strangers = form.replace(/[0-9a-f -]/g, '').length
  return strangers <= 1 ? `${DIGITS}abcdef` : `${LETTERS}${DIGITS}`
}

/** What a reader takes for each other. */
const LOOK_ALIKES = ['0OoQD', '1IlL|iJ7', '8B', '5Ss', '2Zz', '6bG', '9gq', 'uv', 'UV', 'cC', 'wW', 'xX', '4A']

function* variantsOf(form: string, writing: Writing): Generator<string> {
  const inGroups = writing === 'base32' || writing === 'hex'
  const characters = Array.from(inGroups ? form.replaceAll(' ', '') : form)
  const alphabet = alphabetOf(form, writing)
  const spelled = (changed: readonly string[]) => (inGroups ? grouped(changed.join('')) : changed.join(''))
  for (const changed of withoutStrangers(characters, writing)) yield spelled(changed)
  for (const alike of [true, false])
    for (const [at, character] of characters.entries())
      for (const other of alphabet)
        if (other !== character && looksLike(character, other) === alike) yield spelled(characters.with(at, other))
  for (let at = 1; at < characters.length; at++) {
    const [before = '', after = ''] = [characters[at - 1], characters[at]]
    if (before !== after) yield spelled(characters.with(at - 1, after).with(at, before))
  }
}

/** Base32 has no 0, 1, 8 and 9: all of them at once as the letters they look like. */
function withoutStrangers(characters: readonly string[], writing: Writing): readonly (readonly string[])[] {
  if (writing !== 'base32') return []
  let lines: readonly (readonly string[])[] = [characters]
  for (const [at, character] of characters.entries()) {
    if (BASE32.includes(character)) continue
    const letters = Array.from(BASE32).filter((letter) => looksLike(character, letter))
    lines = lines.flatMap((line) => letters.map((letter) => line.with(at, letter)))
    if (lines.length > MOST_AT_ONCE) return []
  }
  return lines
}

const MOST_AT_ONCE = 2048

function looksLike(one: string, other: string): boolean {
  return LOOK_ALIKES.some((group) => group.includes(one) && group.includes(other))
}
