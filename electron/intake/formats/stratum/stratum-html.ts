/**
 * Stratum's HTML export, for printing: a table with one authenticator in a row.
 *
 *   <tr> <td>PyPI</td> <td>alice</td> <td><code>otpauth://totp/…</code></td>
 *        <td><img src="data:image/png;base64,…"></td> </tr>
 *
 * https://github.com/stratumauth/app
 */
import { unescapeHtml } from '../../../otp/html-escapes.ts'
import { cutOff, tooMany } from '../../containers/failures.ts'
import type { Format, Found, Source } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { readBounded } from '../../reading/read-bounded.ts'
import { textOf } from '../../containers/text.ts'
import { readLink } from '../links.ts'

const WHAT = 'Stratum HTML export'

export const stratumHtml: Format = {
  id: 'stratum-html',
  name: WHAT,
  recognises: (source) => {
    const { text, sound } = textOf(source.bytes)
    return sound && /^\s*</.test(text) && /<td>\s{0,40}<code>\s{0,40}[a-z]{4,9}:\/\//i.test(text)
  },
  read: (source) => ({
    format: stratumHtml.id,
    formatName: stratumHtml.name,
    found: readBounded(rowsOf(source), readRow, { count: ({ length }) => length, what: WHAT }).flat(),
    notes: [{ kind: 'html-incomplete' }],
    parts: [],
  }),
}

/** @throws KitError `file-truncated` or `file-too-large` */
function rowsOf(source: Source): string[] {
  const { text } = textOf(source.bytes)
  if (!/<\/html>\s*$/i.test(text.slice(-100))) throw cutOff(WHAT)
  const rows = text.split(/<tr[\s>]/i).filter((row) => /<code>/i.test(row))
  if (rows.length > LIMITS.entries) throw tooMany(WHAT)
  return rows
}

function readRow(row: string, index: number): readonly Found[] {
  const start = row.search(/<code>/i) + '<code>'.length
  const end = row.toLowerCase().indexOf('</code>', start)
  return readLink(unescapeHtml(row.slice(start, end < 0 ? row.length : end).trim()), `row ${index + 1}`).found
}
