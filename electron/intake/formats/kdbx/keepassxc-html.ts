/**
 * KeePassXC's HTML export, for printing: a heading for each group, and a row for each entry with a
 * table of its fields. What is in a recycle bin is not in it.
 *
 *   <h2><img …/>&nbsp;Root &rarr; Work</h2><table …><tr><td …><h3>PyPI</h3></td><td …><table …>
 *     <tr><th>User name</th><td class="username">alice</td></tr><tr><th>otp</th><td class="attr">otpauth://…</td></tr>
 *
 * https://github.com/keepassxreboot/keepassxc (HtmlExporter)
 */
import { unescapeHtml } from '../../../otp/html-escapes.ts'
import { cutOff, tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import type { Format } from '../../intake.ts'
import { LINK } from '../../link-text.ts'
import { LinkedCodes } from '../../linked-codes.ts'
import { itemsOf, sift } from '../../skipped.ts'
import { codesOf, isCodeField, type KdbxEntry } from './kdbx-codes.ts'

const WHAT = 'KeePassXC HTML export'

export const keepassxcHtml: Format = {
  id: 'keepassxc-html',
  name: WHAT,
  recognises: ({ bytes }) => {
    const { text, sound } = textOf(bytes)
    return sound && /^\s*<html>/i.test(text) && text.slice(0, HEAD).includes('.username, .password, .url, .attr')
  },
  read: ({ bytes }) => {
    const entries = entriesIn(textOf(bytes).text)
    const linked = new LinkedCodes('KeePassXC', WHAT)
    const items = entries.flatMap((entry) => itemsOf(codesOf(entry, linked), false))
    return { format: keepassxcHtml.id, formatName: WHAT, ...sift(items), parts: [] }
  },
}

const HEAD = 4000
/** A group, the title of an entry, or a field. Values are escaped, but for breaks and the link around an address. */
const PART =
  /<h2>(?:<img [^>]*>)?([^<]*)<\/h2>|<h3>([^<]*)<\/h3>|<tr><th>([^<]*)<\/th><td class="(\w+)">((?:[^<]|<br>|<a [^>]*>|<\/a>)*)<\/td><\/tr>/g
const NAMES: Readonly<Record<string, string>> = {
  username: 'UserName',
  password: 'Password',
  url: 'URL',
  notes: 'Notes',
}

/** @throws KitError `file-truncated` or `file-too-large` */
function entriesIn(html: string): readonly KdbxEntry[] {
  if (!/<\/html>\s*$/i.test(html)) throw cutOff(WHAT)
  const entries: { readonly path: string; readonly name: string; readonly fields: Map<string, string> }[] = []
  let path = ''
  for (const [, group, title, key, kind = '', value = ''] of html.matchAll(PART)) {
    if (group !== undefined)
      path = group
        .split('&rarr;')
        .slice(1)
        .map((one) => plain(one).trim())
        .join('/')
    else if (title !== undefined) entries.push({ path, name: unescapeHtml(title), fields: new Map() })
    else if (key !== undefined) entries.at(-1)?.fields.set(NAMES[kind] ?? plain(key), valueOf(value))
    if (entries.length > LIMITS.entries) throw tooMany(WHAT)
  }
  return entries.map(({ path: group, name, fields }, at) => ({
    ...{ name, user: fields.get('UserName') ?? '', where: `entry ${at + 1}` },
    notes: [fields.get('Notes') ?? '', group === '' ? '' : `KeePassXC group: ${group}`],
    tags: group === '' ? [] : [group],
    // Only what belongs to codes; a password does not, unless there is a link in it.
    fields: new Map([...fields].filter(([key, value]) => isCodeField(key) || LINK.test(value))),
  }))
}

/** An address is cut off where it is shown, and whole in its link. */
function valueOf(html: string): string {
  return plain(/^<a href="([^"]*)"/.exec(html)?.[1] ?? html.replaceAll('<br>', '\n').replace(/<[^>]*>/g, ''))
}

/** Spaces are written so that they do not break. */
function plain(html: string): string {
  return unescapeHtml(html).replaceAll('\u00A0', ' ')
}
