/** What is said of a whole file: what to check in it, and what was skipped. */
import { counted, listed, plain, sentence, wordsFor, type Sentences } from './sentences.ts'

const STAYS: Readonly<Record<string, string>> = {
  settings: 'Its settings are not imported: a file must not change what protects your secrets.',
  identity: 'The recipient of its paper key is not imported: a file must not choose who can open later exports.',
  slot: 'The names of its passphrases are not imported: they open the other vault.',
  copy: 'Its notes about backups are not imported: they are about the other vault.',
  trash: 'Accounts in its trash are not imported: they were deleted there.',
  'backup-drill': 'Its notes about backup checks are not imported: they are about the other vault.',
}

export const NOTE_SENTENCES: Sentences = {
  'newer-app': sentence({ app: 'text' }, ({ app }) => `A newer ${app} wrote it. Check that everything is here.`),
  'maybe-cut-off': plain(
    'The last entry lacks what Ente writes after every other one: the file may have been cut off there.',
  ),
  'first-row-names': plain('The first row was taken as the names of the columns.'),
  'not-marked-complete': plain(
    'The export does not say that it is complete, as most do. Check that everything is here.',
  ),
  'without-code': sentence(
    { count: 'number' },
    ({ count }) => `${counted(count, 'item')} without a one-time code ${count === 1 ? 'was' : 'were'} skipped.`,
  ),
  'in-trash': sentence({ bin: 'text', count: 'number', names: 'texts', more: 'number' }, trashSentence),
  attachments: sentence(
    { count: 'number' },
    ({ count }) =>
      `${counted(count, 'attachment')} without links or recovery codes ${count === 1 ? 'is' : 'are'} not imported.`,
  ),
  icons: sentence({ count: 'number' }, ({ count }) => `${counted(count, 'icon is', 'icons are')} not imported.`),
  'former-versions': sentence(
    { count: 'number' },
    ({ count }) => `${counted(count, 'former version of an entry was', 'former versions of entries were')} skipped.`,
  ),
  archived: sentence(
    { count: 'number' },
    ({ count }) => `${counted(count, 'item is', 'items are')} in the archive of 1Password and imported as well.`,
  ),
  'pages-without-code': sentence(
    { count: 'number' },
    ({ count }) => `${counted(count, 'page has', 'pages have')} no QR code.`,
  ),
  comments: sentence(
    { count: 'number', links: 'number' },
    ({ count, links }) =>
      `${counted(count, 'comment line was', 'comment lines were')} skipped${links > 0 ? `, ${String(links)} of them with a link` : ''}.`,
  ),
  'no-codes': sentence({ lines: 'numbers' }, ({ lines }) =>
    lines.length === 1
      ? `Line ${listed(lines)} is not a code and was skipped.`
      : `Lines ${listed(lines)} are not codes and were skipped.`,
  ),
  'codes-from-picture': sentence({ count: 'number' }, ({ count }) =>
    count === 1
      ? 'Its text was read as 1 recovery code, which was compared with the picture.'
      : `Its text was read as ${String(count)} recovery codes, and each was compared with the picture.`,
  ),
  'part-of-export': sentence(
    { part: 'number', of: 'number' },
    ({ part, of }) => `Part ${String(part)} of ${String(of)} of a Google Authenticator export.`,
  ),
  'part-of-code': sentence(
    { part: 'number', of: 'number' },
    ({ part, of }) => `Part ${String(part)} of ${String(of)} of a QR code that was split was read with the others.`,
  ),
  'tokens-missing': sentence(
    { count: 'number', names: 'texts' },
    ({ count, names }) =>
      `${String(count)} of the tokens that FreeOTP lists ${count === 1 ? 'is' : 'are'} not in the file: ${names.join(', ')}${count > names.length ? ' and others' : ''}.`,
  ),
  'token-list-unread': plain('Its list of tokens cannot be read.'),
  'html-incomplete': plain(
    'Stratum leaves out of its HTML what no link can hold. Compare the number of entries with the app.',
  ),
  'key-file': plain('It opens a KeePass database that is imported with it, and holds no codes itself.'),
  'only-links': plain(
    'This app does not know this kind of file, so it took only the links in it. Check that every account is here.',
  ),
  'steam-manifest': sentence(
    { count: 'number' },
    ({ count }) =>
      `It says how ${counted(count, 'maFile is', 'maFiles are')} kept, and holds no codes itself. Import the maFiles with it.`,
  ),
  stays: sentence({ what: 'text' }, ({ what }) => wordsFor(what, STAYS)),
  'parts-missing': sentence({ missing: 'numbers', here: 'numbers', of: 'number' }, missingSentence),
}

const BINS: Readonly<Record<string, string>> = {
  trash: 'in the trash',
  'recycle-bin': 'in the recycle bin',
  'deletion-mark': 'marked for deletion',
}

function trashSentence(facts: {
  readonly bin: string
  readonly count: number
  readonly names: readonly string[]
  readonly more: number
}): string | undefined {
  const { bin, count, names, more } = facts
  const where = wordsFor(bin, BINS)
  if (where === undefined) return undefined
  const start = `${counted(count, 'entry', 'entries')} ${where} ${count === 1 ? 'was' : 'were'} skipped`
  if (names.length === 0) return `${start}.`
  return `${start}: ${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`
}

/** "Part 3 of 3 of a Google Authenticator export is missing; parts 1 and 2 are here." */
function missingSentence(facts: {
  readonly missing: readonly number[]
  readonly here: readonly number[]
  readonly of: number
}): string {
  const parts = (numbers: readonly number[]) => (numbers.length === 1 ? 'part' : 'parts') + ` ${listed(numbers)}`
  const are = (numbers: readonly number[]) => (numbers.length === 1 ? 'is' : 'are')
  const { missing, here, of } = facts
  const start = parts(missing).replace('p', 'P')
  return `${start} of ${String(of)} of a Google Authenticator export ${are(missing)} missing; ${parts(here)} ${are(here)} here.`
}
