import { describe, expect, it } from 'vitest'
import type { SheetAccount } from '../../../electron/sheets/content/account-sheet.ts'
import { COVER_LABELS, coverSheet, type SheetCover } from '../../../electron/sheets/content/cover-sheet.ts'
import type { SetRequest } from '../../../electron/sheets/set-request.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { everyKind } from '../kinds.ts'
import { account, hotp, pagesOf, planSheet, recoveryCodes, request, textsOf, totp } from '../samples.ts'

const accounts = [
  account({ tokens: [{ token: totp() }] }),
  account({ service: 'GitHub', codeSet: { codes: recoveryCodes(['a', 'b', 'c']), added: '2026-01-02T00:00:00Z' } }),
]
const printed = (cover: SetRequest['cover']) =>
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
        'Lawyer: Dr. 中 · +49 30 1',
        'Next drill by: Easter',
      ]),
    )
  })

  it.each(['a4', 'letter'] as const)('is one page for a usual kit: %s', (paper) => {
    const place = (number: number) => `place ${number}: bank box in a town some way off, with the notary`
    const fields = [
      ...COVER_LABELS.map((label) => ({ label, value: 'Mara Example, +49 30 1234567' })),
      { label: 'Who may open it', value: 'Bob Example\nCarol Example\nDave Example' },
      { label: 'Where the other copies are', value: [1, 2, 3, 4, 5].map(place).join('\n') },
      {
        label: 'To whom it may concern',
        value: 'A line of free text that is as long as a line of a letter mostly is. '.repeat(7),
      },
    ]
    const words = [...new Map(fields.map((field) => [field.label, field])).values()]
    const five = Array.from({ length: 5 }, () => account({ tokens: [{ token: totp() }] }))
    const pages = pagesOf(five, { paper, archivist: {}, cover: { fields: words, named: true } })
    expect(pages.filter((page) => page.sheet === 1)).toHaveLength(1)
    const empty = pagesOf(five, { paper, archivist: {}, cover: { fields: [], named: true } })
    expect(empty.filter((page) => page.sheet === 1)).toHaveLength(1)
  })

  it('lists the sheets by number and kind, without names unless asked', () => {
    expect(printed({ fields: [], named: false }).filter((text) => /^Sheet \d/.test(text))).toEqual([
      'Sheet 2: a secret',
      'Sheet 3: 3 recovery codes',
      'Sheet 4: how the sheets are written',
    ])
    expect(printed({ fields: [], named: true }).filter((text) => /^Sheet \d/.test(text))).toEqual([
      'Sheet 2: a secret · PyPI · alice',
      'Sheet 3: 3 recovery codes · GitHub · alice',
      'Sheet 4: how the sheets are written',
    ])
  })

  it('says of each sheet what is really on it, and tells accounts without a name apart', () => {
    const codes = (count: number) => ({
      codes: recoveryCodes(Array.from({ length: count }, (_, at) => `code ${at}`)),
      added: '2026-01-02T00:00:00Z',
    })
    const nobody = { service: '', name: '' }
    const several = [
      account({ tokens: [{ token: totp() }, { token: hotp() }], codeSet: codes(1) }),
      account({ ...nobody, codeSet: codes(100) }),
      account({ ...nobody, codeSet: codes(10) }),
      account({ ...nobody, codeSet: codes(10), note: 'The registry of the museum.\nAsk Bob.' }),
      account({ service: 'Empty' }),
    ]
    const list = pagesOf(several, { cover: { fields: [], named: true } })
      .filter((page) => page.sheet === 1)
      .flatMap(textsOf)
      .filter((text) => /^Sheet \d/.test(text))
    expect(list).toEqual([
      'Sheet 2: 2 secrets and 1 recovery code · PyPI · alice',
      'Sheet 3: 100 recovery codes · Service not named · Login name not stated',
      'Sheet 4: 10 recovery codes · Service not named · Login name not stated',
      'Sheet 5: 10 recovery codes · Service not named · The registry of the museum.',
      'Sheet 6: no secret and no codes · Empty · alice',
    ])
  })

  it('says of secrets and codes apart which sheet has which', () => {
    const [both] = [account({ tokens: [{ token: totp() }], codeSet: { codes: recoveryCodes(['a']), added: '' } })]
    const list = pagesOf([both], { apart: true, cover: { fields: [], named: false } }).flatMap(textsOf)
    expect(list.filter((text) => /^Sheet \d/.test(text))).toEqual(['Sheet 2: a secret', 'Sheet 3: 1 recovery code'])
  })

  it('says what is to be done with just these pages, and how well to keep them', () => {
    const what = (sheets: SheetCover['sheets']) => {
      const { blocks } = coverSheet({ fields: [], verifyBy: '', sheets, named: true }, { number: 1, covers })
      return blocks.flatMap((block) => (block.kind === 'prose' ? block.paragraphs : []))[0]
    }
    const sheets = (one: SheetAccount) => planSheet(request([one])).set.sheets
    const codeSet = { codes: recoveryCodes(['a', 'b', 'c']), added: '2026-01-02' }
    const start = 'These pages restore accounts when phone, computer and keys are lost, without Recovery Kit'
    const dear = 'Lock them away like passwords, apart from those.'
    const [secrets, codes] = ['secrets go into an authenticator app', 'codes are typed where you sign in']
    expect(what(sheets(account({ tokens: [{ token: totp() }], codeSet })))).toBe(
      `${start}: ${secrets}, ${codes}. ${dear}`,
    )
    expect(what(sheets(account({ tokens: [{ token: totp() }] })))).toBe(`${start}: ${secrets}. ${dear}`)
    expect(what(sheets(account({ codeSet })))).toBe(`${start}: ${codes}. ${dear}`)
    const sealed = everyKind().filter(({ kind }) => kind === 'sealed' || kind === 'archivist')
    expect(what(sealed)).toBe(
      `${start}: any age program opens the sealed sheets, with their passphrase. Lock them away, apart from it.`,
    )
    expect(what([])).toBe(`${start}. Unless they are sealed, lock them away like passwords, apart from those.`)
  })

  it('alone has no list of sheets, and no heading for one', () => {
    const sheet = coverSheet({ fields: [], verifyBy: '2027-09-19', sheets: [], named: true }, { number: 1, covers })
    expect(sheet.blocks.map((block) => block.title)).toEqual(['', 'Who and where', 'Opened'])
  })
})
