import { beforeAll, describe, expect, it } from 'vitest'
import { missingOf, skipped } from '../fixtures/tools.ts'
import { drawnPages } from './drawn-pages.ts'
import { plainPages, type CodePage } from './pages.ts'
import type { PrintedLine } from './printed-lines.ts'
import { typistFor } from './trial.ts'
import type { Typist } from './typist.ts'
import { freshPage, shaded, type WornPage } from './worn-page.ts'
import { cellWidth, type TextBox } from '../../electron/sheets/layout/page.ts'

const missing = missingOf('pdftoppm')

describe.skipIf(missing.length > 0)(`the typist${skipped(missing)}`, () => {
  let typist: Typist
  let pages: readonly CodePage[]
  let pictures: readonly WornPage[]

  beforeAll(async () => {
    const set = await plainPages(2)
    pages = set.pages
    typist = await typistFor(150)
    pictures = (await drawnPages(set.pdf, 150)).map((picture) => freshPage(picture, 150))
  })

  /** A page, its picture, and its first line. */
  function pageAt(index: number): { readonly picture: WornPage; readonly line: PrintedLine } {
    const [picture, line] = [pictures[index], pages[index]?.accounts[0]?.lines[0]]
    if (!picture || !line) throw new Error('there is no such page')
    return { picture, line }
  }

  it('types what is in the picture, not what should be there', () => {
    const [first, second] = [pageAt(0), pageAt(1)]
    expect(first.line.text.text).not.toBe(second.line.text.text)
    expect(typist.read(second.picture, first.line.text, 'base32')).toEqual({ text: second.line.text.text, guesses: 0 })
    expect(typist.lineOn(second.picture, first.line)).toBeUndefined()
    expect(typist.lineOn(first.picture, first.line)).toBe(first.line.text.text)
  })

  it('has one hidden character made good by the check, and gives up a line with two', () => {
    const { picture, line } = pageAt(0)
    const one = hidden(picture, line.text, 1)
    const guess = typist.read(one, line.text, 'base32')
    expect(guess.guesses).toBe(1)
    expect(guess.text).not.toBe(line.text.text)
    expect(typist.lineOn(one, line)).toBe(line.text.text)
    expect(typist.lineOn(hidden(picture, line.text, 2), line)).toBeUndefined()
  })

  it('takes nothing for a line whose check is hidden', () => {
    const { picture, line } = pageAt(0)
    expect(typist.lineOn(hidden(picture, line.check, 4), line)).toBeUndefined()
  })

  it('makes out pale characters, but not those that an eye would not see', () => {
    const { picture, line } = pageAt(0)
    const pale = (contrast: number) => shaded(picture, (shade) => 200 - (255 - shade) * contrast)
    expect(typist.lineOn(pale(0.1), line)).toBe(line.text.text)
    expect(typist.read(pale(0.02), line.text, 'base32').guesses).toBe(line.text.text.replaceAll(' ', '').length)
  })
})

/** The first characters of a line are under white paint. */
function hidden(page: WornPage, box: TextBox, characters: number): WornPage {
  const width = characters * cellWidth(box.size)
  return shaded(page, (shade, x, y) => {
    const isPainted = x >= box.x - 0.3 && x < box.x + width && y >= box.y && y < box.y + box.height
    return isPainted ? 255 : shade
  })
}
