/**
 * Aegis' HTML export, for printing: a table with one entry in a row, and its link as a QR code. The
 * code says all, the columns not: they have no period.
 *
 *   <h1>Aegis Authenticator Export</h1><table><tr><th>Issuer</th>…<th>Note</th>…<th>Secret</th>…</tr>
 *   <tr><td>PyPI</td>…<td class='qr'><img src="data:image/png;base64,…"/></td>…</tr></table>
 *
 * https://github.com/beemdevelopment/Aegis (HtmlExportTask)
 */
import { decodeBase32 } from '../../../otp/base32.ts'
import { unescapeHtml } from '../../../otp/html-escapes.ts'
import { labelText } from '../../../otp/otpauth.ts'
import { cutOff, tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import type { Format, Found, Source } from '../../intake.ts'
import { codesInParts } from '../html/embedded-pictures.ts'
import { entryFrom } from '../../stated-entry.ts'
import { readLink } from '../links.ts'

const WHAT = 'Aegis HTML export'

export const aegisHtml: Format = {
  id: 'aegis-html',
  name: WHAT,
  recognises: ({ bytes }) => {
    const { text, sound } = textOf(bytes)
    return sound && /^\s*</.test(text) && /<title>\s*Aegis Authenticator Export\s*<\/title>/i.test(text.slice(0, 2000))
  },
  read: async (source) => {
    const rows = rowsOf(source)
    const codes = await codesInParts(rows, WHAT)
    const [names = [], ...cells] = rows.map(cellsOf)
    const found = cells.map((row, index) =>
      readRow(new Map(names.map((name, at) => [name, row[at] ?? ''])), codes[index + 1] ?? [], `row ${index + 1}`),
    )
    return { format: aegisHtml.id, formatName: aegisHtml.name, found, notes: [], parts: [] }
  },
}

/** @throws KitError `file-truncated` or `file-too-large` */
function rowsOf({ bytes }: Source): readonly string[] {
  const { text } = textOf(bytes)
  if (!/<\/table>/i.test(text)) throw cutOff(WHAT)
  const rows = text.split(/<tr[\s>]/i).slice(1)
  if (rows.length > LIMITS.entries + 1) throw tooMany(WHAT)
  return rows
}

function cellsOf(row: string): readonly string[] {
  return row
    .split(/<t[hd](?:\s[^>]*)?>/i)
    .slice(1)
    .map((cell) => unescapeHtml((cell.split(/<\/t[hd]>/i, 1)[0] ?? '').replace(/<[^>]*>/g, '')))
}

function readRow(cells: ReadonlyMap<string, string>, codes: readonly string[], where: string): Found {
  const cell = (name: string) => cells.get(name)?.trim() ?? ''
  const stated = (name: string) => (cell(name) === '-' ? undefined : cell(name))
  const note = cell('Note')
  const kept = note !== '' && note.length <= LIMITS.textCharacters ? { note } : {}
  const [found] = codes.flatMap((code) => readLink(code, where).found).filter((one) => saysSecret(one, cell('Secret')))
  if (found) return { ...found, ...kept }
  const entry = Object.fromEntries(cells)
  // Without the period, which only the code says, a code by time would be a guess.
  if (!TYPES_WITHOUT_PERIOD.has(cell('Type').toLowerCase()))
    return {
      kind: 'quarantined',
      what: labelText(cell('Issuer'), cell('Name')) || where,
      reason: { kind: 'code-not-read' },
      verbatim: utf8(JSON.stringify(entry)),
    }
  return entryFrom({
    ...{ issuer: cell('Issuer'), account: cell('Name'), type: cell('Type'), secret: cell('Secret') },
    ...{ algorithm: stated('Algo'), digits: stated('Digits'), counter: stated('Counter'), ...kept, entry, where },
  })
}

const TYPES_WITHOUT_PERIOD: ReadonlySet<string> = new Set(['hotp', 'steam'])

function saysSecret(found: Found, base32: string): found is Extract<Found, { kind: 'token' }> {
  const secret = decodeBase32(base32)
  return found.kind === 'token' && secret.ok && Buffer.from(secret.bytes).equals(found.token.secret)
}
