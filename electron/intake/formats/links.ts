/**
 * Text with one link a line, as authenticators export it (Aegis, Ente, Stratum, FreeOTP+ and
 * others), or several with commas between them, and Google Authenticator's export links:
 *
 *   # a comment
 *   otpauth://totp/PyPI:alice?secret=…&issuer=PyPI
 *   steam://JBSWY3DPEHPK3PXP
 *   motp://Example:alice?secret=7ac61d4736f51a2b
 *   otpauth-migration://offline?data=…
 */
import { KitError } from '../../kit-error.ts'
import { isMigrationLink, parseMigration, type BatchPart } from '../../otp/migration.ts'
import { parseOtpauth } from '../../otp/otpauth.ts'
import type { Format, Found, Reading, Source } from '../intake.ts'
import type { Note, Warning } from '../judgements.ts'
import { LIMITS } from '../containers/limits.ts'
import { LINK, LINKS, SCHEMES } from '../link-text.ts'
import { setUpCode } from '../other-codes.ts'
import { readBounded } from '../reading/read-bounded.ts'
import { linesOf, textOf, utf8 } from '../containers/text.ts'

export const links: Format = {
  id: 'otpauth',
  name: 'List of otpauth links',
  recognises: (source) => {
    const { text, sound } = textOf(source.bytes)
    // JSON, HTML and tables may have links in them too, but more than links to read.
    return sound && !/^\s*[{[<]/.test(text) && linesOf(text).some((line) => LINK_LINE.test(line))
  },
  read: readLinks,
}

const MIGRATION_NAME = 'Google Authenticator export'
/** A link alone or behind a few words, as in "QR-Code: otpauth://…". */
const LINK_LINE = new RegExp(String.raw`^(?!\s*#)[^,;"'=<>{}[\]\t]{0,60}(?<![a-z-])(?:${SCHEMES})`, 'i')

function readLinks(source: Source): Reading {
  const lines = linesOf(textOf(source.bytes).text)
  const comments = lines.filter(isComment)
  const links = lines.flatMap((line, index) =>
    line.trim() === '' || isComment(line) ? [] : splitLine(line).map((text) => ({ text, where: `line ${index + 1}` })),
  )
  if (links.length > LIMITS.entries)
    throw new KitError(
      'file-too-large',
      `This file holds more than ${LIMITS.entries} lines. Nothing was read. Split it into smaller files.`,
    )
  const read = readBounded(links, ({ text, where }) => readLink(text, where), {
    count: ({ found }) => found.length,
    what: 'list of links',
  })
  const migration = links.some(({ text }) => /otpauth-migration:\/\//i.test(text))
  return {
    format: migration ? 'google-migration' : 'otpauth',
    formatName: migration ? MIGRATION_NAME : links.length === 1 ? 'otpauth link' : 'List of otpauth links',
    found: read.flatMap((one) => one.found),
    notes: commentNotes(comments),
    parts: read.flatMap((one) => one.parts),
  }
}

/**
 * What one text holds that should be a link.
 *
 * @param where - Names it in the preview where it has no name of its own: "line 3", "QR code 2".
 */
export function readLink(
  text: string,
  where: string,
): { readonly found: readonly Found[]; readonly parts: readonly BatchPart[] } {
  if (text.length > LIMITS.linkCharacters)
    return { found: [{ kind: 'refused', what: where, reason: { kind: 'link-too-long' } }], parts: [] }
  const start = text.search(LINK)
  if (start < 0) return { found: [otherText(text, where)], parts: [] }
  const link = text.slice(start).trim()
  const warnings: readonly Warning[] = text.slice(0, start).trim() === '' ? [] : [{ kind: 'text-before-link' }]
  return isMigrationLink(link)
    ? readMigrationLink(link, where, warnings)
    : { found: [readOtpauthLink(link, where, warnings)], parts: [] }
}

function readOtpauthLink(link: string, where: string, warnings: readonly Warning[]): Found {
  const result = parseOtpauth(link)
  if (result.kind === 'read')
    return { ...result, kind: 'token', warnings: [...warnings, ...result.warnings], verbatim: utf8(link) }
  const what = result.what === '' ? where : result.what
  return result.kind === 'quarantined' ? { ...result, what, verbatim: utf8(link) } : { ...result, what }
}

function readMigrationLink(link: string, where: string, warnings: readonly Warning[]): ReturnType<typeof readLink> {
  const result = parseMigration(link)
  if (result.kind === 'refused') return { found: [{ ...result, what: where }], parts: [] }
  const found = result.entries.map((entry): Found => {
    if (entry.kind === 'read') return { ...entry, kind: 'token', warnings }
    return { ...entry, what: entry.what === '' ? where : entry.what }
  })
  return { found, parts: result.part ? [result.part] : [] }
}

/** A link of another kind may hold a secret, so it is kept; other text is not. */
function otherText(text: string, where: string): Found {
  const setUp = setUpCode(text)
  if (/^\s*steam:\/\/|^\s*[a-z][a-z0-9+.-]*:\/\/.*\bsecret=/i.test(text))
    return { kind: 'quarantined', what: where, reason: setUp ?? { kind: 'link-unknown' }, verbatim: utf8(text.trim()) }
  return { kind: 'refused', what: where, reason: setUp ?? { kind: 'not-a-link' } }
}

/** Some exports put several links on a line, with a comma or a space between them. Words before the first stay with it. */
function splitLine(line: string): string[] {
  const starts = [...line.matchAll(LINKS)].map((match) => match.index)
  const cuts = starts.slice(1).filter((start) => /[\s,]/.test(line.charAt(start - 1)))
  return [0, ...cuts].map((start, place) => withoutComma(line.slice(start, cuts[place])))
}

function withoutComma(text: string): string {
  const trimmed = text.trim()
  return trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line)
}

function commentNotes(comments: readonly string[]): Note[] {
  if (comments.length === 0) return []
  return [{ kind: 'comments', count: comments.length, links: comments.filter((line) => LINK.test(line)).length }]
}
