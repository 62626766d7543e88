import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCsvWith, readCsv } from '../../../electron/intake/containers/csv.ts'
import { LIMITS } from '../../../electron/intake/containers/limits.ts'
import { utf8 } from '../../../electron/intake/containers/text.ts'

const source = (text: string) => ({ name: 'table.csv', bytes: utf8(text) })
const rows = (text: string) => readCsv(source(text), 'table')
const cells = (text: string) => rows(text).map((row) => Object.fromEntries(row.cells))

function codeOf(text: string): unknown {
  try {
    rows(text)
    return 'read'
  } catch (error) {
    return (error as { code: unknown }).code
  }
}

describe('a table', () => {
  test('gives its rows by the names of the columns, with every character of a cell', () => {
    expect(cells('name,note\nGitHub ,"two\r\nlines, a ""quote"""\n Zoë,\n')).toEqual([
      { name: 'GitHub ', note: 'two\r\nlines, a "quote"' },
      { name: ' Zoë', note: '' },
    ])
  })

  test.each(['\n', '\r\n', '\r'])('may end its lines with %j and start with a byte order mark', (end) => {
    expect(cells(['\uFEFFa,b', '1,2', '', '3,4', ''].join(end))).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ])
  })

  test.each([';', '\t'])('may be saved again with %j between its cells', (delimiter) => {
    expect(cells(`a${delimiter}b\n1,5${delimiter}2\n`)).toEqual([{ a: '1,5', b: '2' }])
  })

  test('keeps what stands behind its last column, and leaves out what a short row lacks', () => {
    expect(rows('a,b\n1\n1,2,3,\n')).toEqual([
      { where: 'row 2', cells: new Map([['a', '1']]), extra: [] },
      {
        where: 'row 3',
        cells: new Map([
          ['a', '1'],
          ['b', '2'],
        ]),
        extra: ['3', ''],
      },
    ])
  })

  test('is known by its columns, quoted or not, in any order', () => {
    expect(isCsvWith(source('"b","a"\n1,2'), 'a', 'b')).toBe(true)
    expect(isCsvWith(source('a,bc\n1,2'), 'a', 'b')).toBe(false)
    expect(isCsvWith(source(''), 'a')).toBe(false)
    expect(isCsvWith({ name: '', bytes: new Uint8Array([0xff, 0xfe, 0, 1, 2]) }, 'a')).toBe(false)
  })
})

test.each([
  ['ends inside a quoted cell', 'a,b\n1,"2', 'file-truncated'],
  ['ends inside its last row', 'a,b,c\n1,2,3\n4,5', 'file-truncated'],
  ['has a short last row and its end of line', 'a,b,c\n1,2,3\n4,5\n', 'read'],
  ['has short rows everywhere', 'a,b,c\n1,2\n4,5', 'read'],
  ['has a quote where none may be', 'a,b\n1,"2" 3\n', 'file-damaged'],
  ['has bytes that are no text', 'a,b\n1,\0\n', 'file-damaged'],
  ['names a column twice', 'a,a\n1,2\n', 'file-damaged'],
  ['is empty', '', 'file-damaged'],
  ['has more rows than any export', `a,b\n${'1,2\n'.repeat(LIMITS.entries + 1)}`, 'file-too-large'],
  ['has as many rows as are read', `a,b\n${'1,2\n'.repeat(LIMITS.entries)}`, 'read'],
])('a table that %s', (_, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test('any table that is written by the rules is read back', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\uFFFD\uFEFF]/.test(text))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (records) => {
      const written = records.map((record) => record.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
      const read = rows(['a,b', ...written, ''].join('\r\n'))
      expect(read.map((row) => [row.cells.get('a'), row.cells.get('b')])).toEqual(records)
    }),
    { numRuns: 50 },
  )
})
