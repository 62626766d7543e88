import { isMigrationLink } from '../otp/migration.ts'
import { tokenDigest } from '../otp/token.ts'
import { tooMany } from './containers/failures.ts'
import { readLink } from './formats/links.ts'
import type { Found } from './intake.ts'
import { LIMITS } from './containers/limits.ts'
import { linksIn } from './link-text.ts'
import { loginCode, type Login } from './login-code.ts'

/** A text of an item that may hold a link, and the name of its field, if it has one. */
export interface ItemText {
  readonly text: string
  readonly field?: string
}

/**
 * Reads the links outside the fields for codes: in a note, a custom field, a field of another app.
 * Every link that is found is read. Use one instance per file.
 */
export class LinkedCodes {
  readonly #manager: string
  readonly #what: string
  #count = 0

  /**
   * @param manager - As for `loginCode`.
   * @param what - The format, as in the middle of a sentence.
   */
  constructor(manager: string, what: string) {
    this.#manager = manager
    this.#what = what
  }

  /**
   * The codes of an item, and one more for each link in any other text of it.
   *
   * @param codes - What its fields for codes hold; a link to the same token is not read again.
   * @throws KitError `file-too-large` when the file holds more links than can come in
   */
  of(codes: readonly Found[], login: Omit<Login, 'code'>, texts: readonly ItemText[]): readonly Found[] {
    const linked = texts.flatMap(({ text, field }) => linksIn(text).map((link) => ({ link, field })))
    if (linked.length === 0) return codes
    this.#count += linked.length
    if (this.#count > LIMITS.entries) throw tooMany(this.#what)
    const known = new Set(codes.map(contentOf))
    const more = linked.flatMap(({ link, field }) => this.#read(link, login, field))
    return [...codes, ...more.filter((found) => isNew(found, known))]
  }

  #read(link: string, login: Omit<Login, 'code'>, field = ''): readonly Found[] {
    if (isMigrationLink(link)) return readLink(link, login.name || login.where).found
    const notes = [...login.notes, field === '' ? '' : `${this.#manager} field: ${field}`]
    const found = loginCode({ ...login, notes, code: link }, this.#manager)
    return found ? [found] : []
  }
}

/** Every text in a value of JSON, in its order. The depth of the JSON was bounded. */
export function textsIn(value: unknown, field?: string): readonly ItemText[] {
  if (typeof value === 'string') return [{ text: value, ...(field !== undefined && { field }) }]
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? field : (fieldName(value) ?? field)
  return Object.values(value).flatMap((one: unknown) => textsIn(one, own))
}

/** The name of a field that has a name and a value, as managers write custom fields. */
function fieldName(value: object): string | undefined {
  if (!('value' in value) && !('data' in value)) return undefined
  const entries = new Map<string, unknown>(Object.entries(value))
  const names = ['fieldName', 'label', 'title', 'name'].map((name) => entries.get(name))
  return names.find((name): name is string => typeof name === 'string' && name !== '')
}

/** Whether it is not known yet; then it is. */
export function isNew(found: Found, known: Set<string>): boolean {
  const content = contentOf(found)
  return !known.has(content) && Boolean(known.add(content))
}

/** What makes two entries the same, whatever they are called. */
export function contentOf(found: Found): string {
  if (found.kind === 'token') return tokenDigest(found.token)
  if (found.kind === 'quarantined') return new TextDecoder().decode(found.verbatim)
  return found.kind === 'refused' ? JSON.stringify([found.what, found.reason]) : found.kind
}
