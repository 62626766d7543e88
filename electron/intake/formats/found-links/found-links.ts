/**
 * The last resort: any text in which links stand, of an app whose export is not known here. The
 * links alone are taken, and that is said.
 */
import { tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { LINK, linksIn } from '../../link-text.ts'
import { isNew } from '../../linked-codes.ts'
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
  const known = new Set<string>()
  return {
    format: foundLinks.id,
    formatName: links.length === 1 ? 'File with a link in it' : 'File with links in it',
    // Web pages have a link twice: as its target and as its text.
    found: read.flatMap(({ found }) => found).filter((one) => isNew(one, known)),
    notes: [],
    warnings: [{ kind: 'only-links' }],
    parts: read.flatMap(({ parts }) => parts),
  }
}

/** Every link in a text of whatever kind, without its escapes. */
export function linksInFile(source: Source): readonly string[] {
  return unescapedTexts(source).flatMap(linksIn)
}
