import { describe, expect, it } from 'vitest'
import { unknownFile } from '../../../../renderer/decoder/reading/unknown-file.ts'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('a file that the page cannot open', () => {
  it.each([
    ['the journal of a vault', '\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\0\0', { kind: 'journal' }],
    ['the write-ahead log of a vault', '\x37\x7f\x06\x82\0\x2d\xe2\x18', { kind: 'journal' }],
    ['a PDF', '%PDF-1.7\n', { kind: 'pdf' }],
    ['a HEIC picture', '\0\0\0\x18ftypheic\0\0\0\0', { kind: 'picture', picture: 'HEIC' }],
    ['a TIFF picture', 'II*\0\x08\0\0\0', { kind: 'picture', picture: 'TIFF' }],
  ])('is known when it is %s', (_what, content, known) => {
    expect(unknownFile(latin1(content))).toEqual(known)
  })

  it.each([
    ['another database', `SQLite format 3\0${'\0'.repeat(100)}`],
    ['cut short', 'SQLite format 3\0'],
    ['empty', ''],
  ])('is unknown when it is %s', (_what, content) => {
    expect(unknownFile(latin1(content))).toEqual({ kind: 'unknown' })
  })
})
