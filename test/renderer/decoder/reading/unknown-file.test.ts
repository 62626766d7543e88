import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unknownFileSentence, unreadFileSentence } from '../../../../renderer/decoder/reading/unknown-file.ts'
import { TestApp } from '../../../fixtures/app.ts'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('a file that the page cannot open', () => {
  it('is named when it is a vault', async () => {
    const app = new TestApp()
    await app.create()
    expect(unknownFileSentence('vault.rkit', readFileSync(app.vaultPath))).toBe(
      'vault.rkit is a Recovery Kit vault or a backup of one. Only the app Recovery Kit opens it, with its passphrase or backup identity. This page opens sheets and exports.',
    )
    await app.close()
  })

  it.each([
    ['a PDF', '%PDF-1.7\n', /^x is a PDF, which this page cannot read\./],
    ['a HEIC picture', '\0\0\0\x18ftypheic\0\0\0\0', /^x is a HEIC picture, which this browser does not open\./],
    ['a TIFF picture', 'II*\0\x08\0\0\0', /^x is a TIFF picture, which this browser does not open\./],
    ['another database', `SQLite format 3\0${'\0'.repeat(100)}`, /^x is neither a picture of a sheet nor an export/],
    ['cut short', 'SQLite format 3\0', /^x is neither a picture of a sheet nor an export/],
    ['empty', '', /^x is neither a picture of a sheet nor an export/],
  ])('is named when it is %s', (_what, content, sentence) => {
    expect(unknownFileSentence('x', latin1(content))).toMatch(sentence)
  })

  it('is said to be out of reach when the browser could not read it, and not blamed when the page failed', () => {
    expect(unreadFileSentence('x', new DOMException('', 'NotReadableError'))).toBe(
      'The browser could not read x: it was moved, changed or unplugged, or may not be read. Nothing is lost. Copy it to this computer, and choose it again.',
    )
    expect(unreadFileSentence('x', new TypeError())).toBe(
      'This page failed at x and read nothing of it. Nothing is lost. Try another browser, or bring the paper.',
    )
  })
})
