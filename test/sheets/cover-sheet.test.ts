import { describe, expect, it } from 'vitest'
import { COVER_LABELS } from '../../electron/sheets/cover-sheet.ts'
import type { SheetRequest } from '../../electron/sheets/sheet.ts'
import { account, pagesOf, recoveryCodes, textsOf, totp } from './samples.ts'

const accounts = [
  account({ tokens: [{ token: totp() }] }),
  account({ service: 'GitHub', codeSet: { codes: recoveryCodes(['a', 'b', 'c']), added: '2026-01-02T00:00:00Z' } }),
]
const printed = (cover: SheetRequest['cover']) =>
  pagesOf(accounts, { archivist: {}, ...(cover && { cover }) })
    .filter((page) => page.sheet === 1)
    .flatMap(textsOf)

describe('the cover', () => {
  it('has a line to write on for everything that was not filled in, and a day for the next drill', () => {
    const texts = printed({ fields: [], named: false })
    const labels = COVER_LABELS.map((label) => `${label}:`)
    expect(texts.filter((text) => labels.includes(text))).toEqual(labels.slice(0, -1))
    expect(texts).toContain('Next drill by: 2027-09-19')
  })

  it('says what the user wrote, also under labels of their own', () => {
    const fields = [
      { label: 'Who may open it', value: 'Bob and Carol, together' },
      { label: 'Lawyer', value: 'Dr. 中\n+49 30 1' },
      { label: 'Next drill by', value: 'Easter' },
    ]
    expect(printed({ fields, named: false })).toEqual(
      expect.arrayContaining([
        'Who may open it: Bob and Carol, together',
        'Lawyer: Dr. [U+4E2D] · +49 30 1',
        'Next drill by: Easter',
      ]),
    )
  })

  it('lists the sheets by number and kind, without names unless asked', () => {
    expect(printed({ fields: [], named: false }).filter((text) => /^Sheet \d/.test(text))).toEqual([
      'Sheet 2: authenticator secrets and recovery codes',
      'Sheet 3: authenticator secrets and recovery codes',
      'Sheet 4: how the sheets are written',
    ])
    expect(printed({ fields: [], named: true }).filter((text) => /^Sheet \d/.test(text))).toEqual([
      'Sheet 2: authenticator secrets and recovery codes · PyPI · alice',
      'Sheet 3: authenticator secrets and recovery codes · GitHub · alice',
      'Sheet 4: how the sheets are written',
    ])
  })
})
