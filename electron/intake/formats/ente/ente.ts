/**
 * Ente Auth's text export: one otpauth link a line, with a `codeDisplay` that says in JSON what
 * Ente knows beside the code.
 *
 *   otpauth://totp/PyPI:alice?secret=…&codeDisplay=%7B%22trashed%22%3Afalse%2C%22tags%22%3A%5B%5D%7D
 *
 * Older versions leave spaces and "#" in names as they are, put commas between links, and write
 * "null" for what they do not have.
 *
 * https://ente.com/help/auth/migration/export
 */
import * as v from 'valibot'
import type { BatchPart } from '../../../otp/migration.ts'
import { tooMany } from '../../containers/failures.ts'
import type { Found, Format, Reading } from '../../intake.ts'
import type { Note, Warning } from '../../judgements.ts'
import { readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loginCode } from '../../login-code.ts'
import { sift, type Item } from '../../skipped.ts'
import { readBounded } from '../../reading/read-bounded.ts'
import { linesOf, textOf, utf8 } from '../../containers/text.ts'
import { readLink } from '../links.ts'

const WHAT = 'Ente Auth export'
const LINK_LINE = /^[ \t]{0,20}otpauth:\/\/.*[?&]codeDisplay=/im

export const ente: Format = {
  id: 'ente',
  name: WHAT,
  recognises: (source) => {
    const { text, sound } = textOf(source.bytes)
    return sound && !/^\s*[{[<]/.test(text) && LINK_LINE.test(text)
  },
  read: (source) => ({ format: ente.id, formatName: ente.name, ...readEnteText(textOf(source.bytes).text) }),
}

/**
 * The entries of an Ente text, which is also what its encrypted export holds.
 *
 * @throws KitError `file-too-large`
 */
export function readEnteText(text: string): Pick<Reading, 'found' | 'notes' | 'warnings' | 'parts'> {
  const links = linesOf(text).flatMap((line, index) =>
    splitLine(line).map((link) => ({ link, where: `line ${index + 1}` })),
  )
  if (links.length > LIMITS.entries) throw tooMany(WHAT)
  const count = ({ items }: { readonly items: readonly Item[] }) => items.length
  const read = readBounded(links, ({ link, where }) => readEntry(link, where), { count, what: WHAT })
  const { found, notes } = sift(read.flatMap((one) => one.items))
  const warnings = cutWarning(text, links)
  return { found, notes, ...(warnings.length > 0 && { warnings }), parts: read.flatMap((one) => one.parts) }
}

/** A text may be cut in the middle of a secret and still be a text; the notes behind it are then gone. */
function cutWarning(text: string, links: readonly { readonly link: string }[]): Note[] {
  const bare = links.findIndex(({ link }) => !/[?&]codeDisplay=/i.test(link))
  if (bare < 1 || bare !== links.length - 1 || text.endsWith('\n')) return []
  return [{ kind: 'maybe-cut-off' }]
}

/** A comma in a name does not end a link; only the next link does. */
function splitLine(line: string): string[] {
  return line
    .split(/[\s,](?=(?:otpauth(?:-migration)?|steam):\/\/)/i)
    .map((link) => link.trim().replace(/,$/, '').trim())
    .filter((link) => link !== '')
}

function readEntry(
  text: string,
  where: string,
): { readonly items: readonly Item[]; readonly parts: readonly BatchPart[] } {
  if (/^steam:/i.test(text)) {
    const found = loginCode({ code: text, name: 'Steam', user: '', notes: [], where }, 'Ente')
    return { items: [{ found, trashed: false }], parts: [] }
  }
  const display = displayOf(text)
  const { found, parts } = readLink(withCounter(withoutNulls(text)), where)
  return { items: found.map((one) => ({ found: withDisplay(one, text, display), trashed: display.trashed })), parts }
}

interface Display {
  readonly trashed: boolean
  readonly note: string
  readonly tags?: readonly string[]
  readonly warning?: Warning
}

function withDisplay(found: Found, text: string, { note, tags = [], warning }: Display): Found {
  if (found.kind === 'quarantined') return { ...found, verbatim: utf8(text) }
  if (found.kind !== 'token') return found
  return {
    ...found,
    // The token says everything that a migration link has.
    ...(found.verbatim && { verbatim: utf8(text) }),
    ...(note !== '' && { note }),
    ...(tags.length > 0 && { tags }),
    warnings: [...found.warnings, ...(warning === undefined ? [] : [warning])],
  }
}

const displaySchema = v.nullable(
  v.object({
    trashed: v.nullish(v.boolean(), false),
    note: v.nullish(v.string(), ''),
    tags: v.nullish(v.array(v.string()), []),
  }),
)

/** Written with "+" for a space. Old entries have "null" or none at all. */
function displayOf(text: string): Display {
  const raw = /[?&]codeDisplay=([^&]*)/i.exec(text)?.[1]
  if (raw === undefined) return { trashed: false, note: '' }
  const result = v.safeParse(displaySchema, jsonOf(raw))
  if (!result.success) return { trashed: false, note: '', warning: { kind: 'display-unread' } }
  const { trashed = false, note = '', tags = [] } = result.output ?? {}
  const lines = [note, tags.length > 0 ? `Ente tags: ${tags.join(', ')}` : '']
  return { trashed, note: lines.filter((line) => line !== '').join('\n'), tags }
}

function jsonOf(raw: string): unknown {
  try {
    const json = readJson(decodeURIComponent(raw.replaceAll('+', ' ')))
    return json.ok ? json.value : undefined
  } catch {
    return undefined
  }
}

/** Ente leaves a counter out that is 0, and reads a link without one so. */
function withCounter(link: string): string {
  return /^otpauth:\/\/hotp\//i.test(link) && !/[?&]counter=/i.test(link) ? `${link}&counter=0` : link
}

/** "null" is how an absent value is printed where it is put into a text; of an issuer, in both its places. */
function withoutNulls(link: string): string {
  return link
    .replace(/^(otpauth:\/\/[^/?]*\/)null(?::|%3A)/i, '$1')
    .replaceAll(/(?<=[?&])(?:issuer|algorithm|digits|period|counter)=null(?=&|$)/gi, '')
}
