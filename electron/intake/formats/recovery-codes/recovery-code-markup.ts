import { unescapeHtml } from '../../../otp/html-escapes.ts'
import { textOfRtf } from '../../containers/rtf.ts'

/**
 * The texts that may be a list of codes: of Rich Text and web pages without their markup, where lines
 * and columns are as they are seen, and what is struck through is marked so. A saved page has much
 * around its list, so each list, table and block of a page is a text of its own, below the page's title.
 */
export function plainTexts(text: string): readonly string[] {
  if (text.startsWith('{\\rtf')) return [textOfRtf(text)]
  if (!/^\s*<(?:!doctype html|html|head|body|ul|ol|table|pre|div|p|h\d)[\s>]/i.test(text)) return [text]
  const page = text.replace(/<(script|style|noscript|template)[\s>][^]*?<\/\1\s*>|<!--[^]*?-->/gi, '')
  const titles = [/<title[^>]*>([^<]*)/i, /<h1[^>]*>([^]*?)<\/h1>/i].map((one) => seen(one.exec(page)?.[1] ?? ''))
  const blocks = [...page.matchAll(/<(ul|ol|table|pre|textarea|code)[\s>][^]*?<\/\1\s*>/gi)]
  return [seen(page), ...blocks.slice(0, MOST_BLOCKS).map(([block]) => [...titles, seen(block)].join('\n'))]
}

const MOST_BLOCKS = 200
const LINE = /<(?:br|\/?(?:p|div|li|ul|ol|tr|table|pre|h\d|dt|dd|section|article))(?:\s[^>]*)?\/?>/gi
const COLUMN = /<\/?t[dh](?:\s[^>]*)?>/gi
const STRUCK = /<\/?(?:s|del|strike)(?:\s[^>]*)?>/gi

function seen(html: string): string {
  const isSpaced = /<(?:pre|textarea)[\s>]/i.test(html)
  const lines = (isSpaced ? html : html.replace(/\s+/g, ' ')).replace(LINE, '\n').replace(COLUMN, '\t')
  return unescapeHtml(lines.replace(STRUCK, '~~').replace(/<[^>]*>/g, ''))
    .replace(/^[\t ]+|[\t ]+$/gm, '')
    .replace(/\t[\t ]*/g, '\t')
}
