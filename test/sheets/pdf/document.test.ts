import { describe, expect, test } from 'vitest'
import { documentText } from '../../../electron/sheets/content/document-text.ts'
import type { DocumentPart, PrintedDocument } from '../../../electron/sheets/content/document.ts'
import type { Box } from '../../../electron/sheets/layout/page.ts'
import { planDocument } from '../../../electron/sheets/pdf/document.ts'
import { outside, overlapping } from '../boxes.ts'

const AT = '2026-03-01T12:00:00.000Z'
const LONG = 'word '.repeat(60).trim()

const document = (...parts: readonly DocumentPart[]): PrintedDocument => ({
  running: 'runbook',
  title: 'After losing: phone',
  facts: ['Worked out today.'],
  parts,
})
const plan = (of: PrintedDocument, paper: 'a4' | 'letter' = 'a4') =>
  planDocument({ document: of, paper, printedAt: AT })
const textsOf = (boxes: readonly Box[]) => boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : []))

const EVERYTHING: readonly DocumentPart[] = [
  { kind: 'chapter', text: 'Get back in' },
  { kind: 'entry', text: 'PyPI · alice', mark: 'up to 14 days' },
  { kind: 'steps', steps: ['Fetch the sheet.', LONG] },
  { kind: 'prose', text: 'More.' },
  { kind: 'points', points: ['There is no key.', LONG] },
  { kind: 'table', widths: [20, 10], head: ['Package', 'Now', 'Why'], rows: [['ropeway', 'yes', LONG]] },
]

describe.each(['a4', 'letter'] as const)('a printed document on %s', (paper) => {
  test('has every part, in order, with a box for each step', () => {
    const [page] = plan(document(...EVERYTHING), paper)
    const texts = textsOf(page?.boxes ?? [])
    const wanted = ['Recovery Kit: runbook', 'After losing: phone', 'Get back in', 'PyPI · alice', 'up to 14 days']
    expect(texts.filter((text) => wanted.includes(text))).toEqual(wanted)
    expect(texts).toContain('printed 2026-03-01 · no secrets · page 1 of 1')
    expect(page?.boxes.filter(({ kind }) => kind === 'tick')).toHaveLength(2)
  })

  test('stays inside the margins and lies over nothing, however long it is', () => {
    const parts = Array.from({ length: 30 }, () => EVERYTHING).flat()
    const pages = plan(document(...parts, { kind: 'prose', text: 'word '.repeat(3000) }), paper)
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.flatMap(outside)).toEqual([])
    expect(pages.flatMap(({ boxes }) => overlapping(boxes))).toEqual([])
  })

  test('cuts a name or a step that is longer than a page', () => {
    const long = 'word '.repeat(5000)
    const pages = plan(
      document(
        { kind: 'entry', text: long },
        { kind: 'steps', steps: [long] },
        { kind: 'table', widths: [5], head: ['a', 'b'], rows: [[long, long]] },
      ),
      paper,
    )
    expect(pages.flatMap(outside)).toEqual([])
  })
})

test('a heading stays on the page of what is below it', () => {
  const filler: DocumentPart = { kind: 'points', points: Array.from({ length: 47 }, (_, at) => `Point ${String(at)}.`) }
  for (let more = 0; more < 8; more++) {
    const pages = plan(
      document(
        filler,
        ...Array.from({ length: more }, (): DocumentPart => ({ kind: 'prose', text: 'More.' })),
        { kind: 'chapter', text: 'Chapter' },
        { kind: 'entry', text: 'Entry' },
        { kind: 'steps', steps: ['Step.'] },
      ),
    )
    const places = pages.map(({ boxes }) => textsOf(boxes).filter((text) => /^(?:Chapter|Entry|Step\.)$/.test(text)))
    expect(places.filter((texts) => texts.length > 0)).toEqual([['Chapter', 'Entry', 'Step.']])
  }
})

test('characters that no face has stand by their numbers', () => {
  const [page] = plan(document({ kind: 'entry', text: 'ა\u202e', mark: 'ბ' }, { kind: 'steps', steps: ['გ'] }))
  const texts = textsOf(page?.boxes ?? [])
  expect(texts).toEqual(expect.arrayContaining(['[U+10D0][U+202E]', '[U+10D1]', '[U+10D2]']))
})

test('a document is also a text', () => {
  expect(
    documentText(
      document(...EVERYTHING.map((part) => JSON.parse(JSON.stringify(part).replaceAll(LONG, 'long')) as DocumentPart)),
    ),
  ).toBe(
    `After losing: phone
===================
Worked out today.


Get back in
-----------

PyPI · alice: up to 14 days
  [ ] 1. Fetch the sheet.
  [ ] 2. long
More.
  - There is no key.
  - long
Package  Now  Why
ropeway  yes  long
`,
  )
})
