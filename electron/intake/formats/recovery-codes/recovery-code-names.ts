import { ownServiceName } from '../../../services/services.ts'
import { CODES_PHRASE, MARKS, speaksOfCodes } from './recovery-code-heading.ts'
import { CODE_SERVICES } from './recovery-code-services.ts'

/** Words around a name that are not part of it. */
const GENERIC: ReadonlySet<string> = new Set(
  [
    'a an the this these those my your our his her its der die das mein meine deine ihre les mes vos votre',
    'of for from at on in to by as and or with von für de di du des pour para',
    'is are was be been has have had can may must should will do does not no yes you we they it if when where what how why about',
    'here new old used unused remaining left more additional other all some any each every current previous active valid',
    'invalid expired personal private important secret first second last final latest next',
    'copy copies print printed printable download downloaded downloads save saved store stored keep list file write generate',
    'generated regenerate create created issued dated date use view show hide get see enter put protect treat remember please',
    'warning attention note notes tip info',
    'backup back up down out off recovery emergency scratch rescue single one time static account accounts user username login logins',
    'sign access security verification authentication authenticator two factor step 2fa mfa otp totp 2sv',
    'code codes token tokens key keys txt pdf png json csv',
  ].flatMap((line) => line.split(' ')),
)
/** Words before one of these do not name the codes: "Remember your backup codes". */
const OWNED =
  /^(?:a|an|the|this|these|those|my|your|our|his|her|its|all|some|any|each|every|der|die|das|meine?|deine|ihre|les|mes|vos|votre)$/i
const MOST_WORDS = 4
const MOST_CHARACTERS = 300

/**
 * The service that the lines around a list name, the first that does. A line that says nothing else
 * counts only before the codes.
 *
 * @param lead - The lines before the first code.
 */
export function nameIn(lines: readonly string[], lead: readonly string[]): string {
  const [first = '', ...more] = lead
  const names = [
    ...lines.map((line) => STATED.exec(line.replace(MARKS, ''))?.[1]?.trim() ?? ''),
    ...lines.map(nameInHeading),
    nameAlone(first, true),
    ...more.map((line) => nameAlone(line, false)),
  ]
  return names.find((name) => name !== '') ?? ''
}

const STATED = /^\s*(?:service|issuer|site|website|app|provider)\s*[:=]\s*([^:=]{1,60})$/i

/** The service that a line of text names as the one whose codes these are; empty when it names none. */
export function nameInHeading(line: string): string {
  if (line.length > MOST_CHARACTERS || !speaksOfCodes(line)) return ''
  const phrase = CODES_PHRASE.exec(line)
  if (!phrase) return ''
  const before = line.slice(0, phrase.index)
  const behind = line.slice(phrase.index + phrase[0].length)
  return nameBefore(before) || nameBehind(behind)
}

/**
 * The service that a line is, which says nothing else: a known one in any writing, or before the
 * codes a word or two with a capital.
 */
export function nameAlone(line: string, isFirst: boolean): string {
  const text = line.replace(/^[\s#*_`>-]+|[\s*_`:]+$/g, '')
  if (text.length === 0 || text.length > 40 || /[.,;!?]\s|[.!?]$/.test(text)) return ''
  if (isKnown(text)) return text
  const words = wordsOf(text).filter((word) => !isGeneric(word))
  return isFirst && words.length > 0 && words.length <= 3 && words.every(isName) ? words.join(' ') : ''
}

/** The service in the name of a file of codes: "facebook-recovery-codes.txt", "Recovery codes Facebook (1).txt". */
export function nameInFileName(fileName: string): string {
  const words = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .split(/[\s_()[\]-]+/)
    .filter((word) => word !== '')
  if (!speaksOfCodes(words.join(' '))) return ''
  const names = words.filter((word) => !isGeneric(word) && !/@|^\d[\dTZ:.]*$/.test(word))
  return names.length > MOST_WORDS ? '' : names.join(' ')
}

export function isKnown(name: string): boolean {
  return ownServiceName(name) !== undefined || CODE_SERVICES.some(({ heading }) => heading?.exec(name)?.[0] === name)
}

/** "Here are your Example" gives the words next to the phrase: those with capitals, or one small one that is all there is. */
function nameBefore(text: string): string {
  const words = wordsOf(text)
  const end = words.findLastIndex((word) => !isGeneric(word)) + 1
  if (words.slice(end).some((word) => OWNED.test(word))) return ''
  const before = words.slice(0, end)
  const start = before.findLastIndex((word, at) => !isName(word) && !joins(before, at)) + 1
  const name = before.slice(start)
  const isShouted = name.length > 1 && name.join('') === name.join('').toUpperCase()
  if (name.length > 0) return name.length > MOST_WORDS || isShouted ? '' : name.join(' ')
  const rest = before.filter((word) => !isGeneric(word))
  return rest.length === 1 && /\p{L}{3}/u.test(rest[0] ?? '') ? (rest[0] ?? '') : ''
}

/** "Bank of America" is one name. */
function joins(words: readonly string[], at: number): boolean {
  return /^(?:of|and|&)$/.test(words[at] ?? '') && isName(words[at - 1] ?? '') && isName(words[at + 1] ?? '')
}

/** "for your Example account alice", ": Example", "(Example)". */
function nameBehind(text: string): string {
  const [, rest = ''] =
    /^\s*(?:(?:are\s+)?(?:for|from|of|at|on|von|für|pour|para)\s+|[:([–—|-]\s*)(.*)$/iu.exec(text) ?? []
  const words = wordsOf(rest)
  const start = words.findIndex((word) => !isGeneric(word))
  if (start < 0) return ''
  const end = words.findIndex((word, at) => at > start && !isName(word) && !joins(words, at))
  const name = words.slice(start, end < 0 ? undefined : end)
  return isName(name[0] ?? '') && name.length <= MOST_WORDS ? name.join(' ') : ''
}

/** Numbers and bullets before them, and marks around them, are no part of words; an address is one of a person. */
function wordsOf(text: string): string[] {
  return text
    .split(/[\s/|]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$|['’]s$/gu, ''))
    .filter((word) => word !== '' && !word.includes('@'))
}

function isGeneric(word: string): boolean {
  return GENERIC.has(word.toLowerCase()) || /^\d+$/.test(word)
}

/** With a capital or a dot inside, as names have; codes have digits among their letters. */
function isName(word: string): boolean {
  return (
    !isGeneric(word) &&
    (/^\p{Lu}/u.test(word) || /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(word)) &&
    !/\d.*\d/.test(word)
  )
}
