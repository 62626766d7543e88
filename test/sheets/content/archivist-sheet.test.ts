import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { archivistSheet } from '../../../electron/sheets/content/archivist-sheet.ts'
import { layOut } from '../../../electron/sheets/layout/layout.ts'
import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import { setOf } from '../../../electron/sheets/make-set.ts'
import { request, textsOf } from '../samples.ts'

const decoderHash = createHash('sha256').update('a page').digest('hex')
const sheet = archivistSheet({ set: '3F9A12C0', number: 5, decoderHash })
const pages = layOut(setOf(request([]), [sheet]))
const texts = pages.flatMap(textsOf)

describe('the archivist page', () => {
  it('is one page', () => {
    expect(pages).toHaveLength(1)
  })

  it('works out a check that its own recipe gives', () => {
    const [, hashed = ''] =
      /^printf '(.*)' \| sha256sum \| cut -c1-4$/.exec(texts.find((text) => text.startsWith('printf')) ?? '') ?? []
    expect(hashed).toBe('3F9A12C0-5|1|JBSW Y3DP EHPK 3PXP')
    const check = createHash('sha256').update(hashed).digest('hex').slice(0, 4)
    expect(texts).toContain(check)
    expect(texts.join(' ')).toContain(`gives ${check}. The sheet is its set`)
  })

  it('agrees with the example in FORMAT.md', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../electron/sheets/FORMAT.md'), 'utf8')
    const [, hashed = '', check = ''] = /printf '(.*)' \| sha256sum \| cut -c1-4 +gives ([0-9a-f]{4})/.exec(text) ?? []
    const [sheet = '', label = '', line = ''] = hashed.split('|')
    expect(line).toBe('JBSW Y3DP EHPK 3PXP')
    expect(check).toBe(lineCheck(sheet, label, line))
  })

  it('gives the code that any authenticator gives for its example', () => {
    // oathtool --totp -b --now '2026-01-01 00:00 UTC' JBSWY3DPEHPK3PXP
    expect(texts).toContain('As TOTP (SHA1, 6 digits, 30 s) it gives 260 025 at 1 January 2026 00:00 UTC.')
  })

  it('has the SHA-256 of decoder.html where there is one', () => {
    expect(texts.map((text) => text.replaceAll(' ', ''))).toContain(decoderHash)
  })

  it('says so where there is none', () => {
    const without = layOut(setOf(request([]), [archivistSheet({ set: '3F9A12C0', number: 5 })])).flatMap(textsOf)
    expect(without).toContain('SHA-256 of decoder.html')
    expect(without.join(' ')).toContain('is not printed here: the app that made this page had no decoder.html.')
  })
})
