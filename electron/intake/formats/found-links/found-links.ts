/**
 * The last resort: any text in which links stand, of an app whose export is not known here. The
 * links alone are taken, and that is said.
 */
import { tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { labelText } from '../../../otp/otpauth.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import type { Format, Found, Reading, Source } from '../../intake.ts'
import { LINK, linksIn } from '../../link-text.ts'
import { readBounded } from '../../reading/read-bounded.ts'
import { readLink } from '../links.ts'
import { unescapedTexts } from './unescaped-texts.ts'

export const foundLinks: Format = {
  id: 'found-links',
  name: 'Links in a file',
  recognises: (source) => {
    const { text, sound } = textOf(source.bytes)
    return sound && mayHaveLinks(text) && linksInFile(source).length > 0
  },
  read: readFoundLinks,
}

const WHAT = 'file'

/** Escapes may hide any sign of a link but the name of its scheme. */
function mayHaveLinks(text: string): boolean {
  return LINK.test(text) || /otpauth|motp|steam:/i.test(text)
}

function readFoundLinks(source: Source): Reading {
  const links = linksInFile(source)
  if (links.length > LIMITS.entries) throw tooMany(WHAT)
  const read = readBounded(links, (link, index) => readLink(link, `link ${index + 1}`), {
    count: ({ found }) => found.length,
    what: WHAT,
  })
  const found = read.flatMap((one) => one.found)
  return {
    format: foundLinks.id,
    formatName: links.length === 1 ? 'File with a link in it' : 'File with links in it',
    found: endsInLink(source, links) ? lastAside(found, links.at(-1) ?? '') : found,
    notes: [],
    warnings: [{ kind: 'only-links' }],
    parts: read.flatMap(({ parts }) => parts),
  }
}

/**
 * Every link in a text of whatever kind, without its escapes, and each once: a web page has it as its
 * target and as its text. Two names for one secret are two links.
 */
export function linksInFile(source: Source): readonly string[] {
  return [...new Set(unescapedTexts(source).flatMap(linksIn))]
}

/** Whether a file of a kind that closes what it opens stops within a link: then it was cut off there. */
function endsInLink({ bytes }: Source, links: readonly string[]): boolean {
  const text = textOf(bytes).text.trim()
  return (
    /^[{[<]/.test(text) &&
    links.length > 0 &&
    linksIn(text.slice(-LIMITS.linkCharacters)).some((link) => text.endsWith(link))
  )
}

/** A secret that was cut off is often a secret too, and makes wrong codes. */
function lastAside(found: readonly Found[], link: string): readonly Found[] {
  const [last, ...others] = found.toReversed()
  if (!last) return found
  const what = last.kind === 'token' ? labelText(last.issuer, last.account) : ''
  const aside: Found = {
    kind: 'quarantined',
    what: what || 'link',
    reason: { kind: 'link-may-go-on' },
    verbatim: utf8(link),
  }
  return [...others.toReversed(), aside]
}
