import { describe, expect, it } from 'vitest'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import { layOut } from '../../electron/sheets/layout/layout.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { makeSet } from '../../electron/sheets/make-set.ts'
import type { SetRequest } from '../../electron/sheets/set-request.ts'
import {
  account,
  hex,
  hotp,
  pagesOf,
  planSheet,
  recoveryCodes,
  renderSet,
  request,
  secret,
  steam,
  textsOf,
  totp,
} from './samples.ts'

function printed(accounts: readonly SheetAccount[], fields: Partial<SetRequest> = {}): string[] {
  return pagesOf(accounts, fields).flatMap(textsOf)
}

function codeSet(
  texts: readonly string[],
  used: Readonly<Record<number, string>> = {},
): NonNullable<SheetAccount['codeSet']> {
  return { codes: recoveryCodes(texts, used), added: '2026-01-02T03:04:05.000Z' }
}

const eight = Array.from({ length: 8 }, (_, index) => hex(16, index))

describe('what a sheet says of a secret', () => {
  it('spells out TOTP, with the code at a fixed moment (RFC 6238 key)', () => {
    const token = totp({ secret: new TextEncoder().encode('12345678901234567890') })
    expect(printed([account({ tokens: [{ token }] })])).toEqual(
      expect.arrayContaining([
        'PyPI',
        'alice',
        'Type TOTP (time based) · Algorithm SHA1 · Digits 6 · Period 30 seconds',
        'GEZD GNBV GY3T QOJQ',
        'base32: letters A-Z and digits 2-7; there is no 0, 1, 8 or 9',
        // oathtool --totp --now '2026-01-01 00:00 UTC' 3132333435363738393031323334353637383930
        'Check: at 1 January 2026 00:00 UTC this gives 745 690',
      ]),
    )
  })

  it('says for HOTP at which counter the next code is (RFC 4226 appendix D)', () => {
    const token = hotp({ secret: new TextEncoder().encode('12345678901234567890'), counter: 9 })
    expect(printed([account({ tokens: [{ token }] })])).toEqual(
      expect.arrayContaining([
        'Type HOTP (counter based) · Algorithm SHA1 · Digits 6 · Counter 9',
        'Check: the code at counter 9 is 520 489',
      ]),
    )
  })

  it('says plainly what Steam is', () => {
    const texts = printed([account({ tokens: [{ token: steam() }] })]).join(' ')
    expect(texts).toContain('Type Steam Guard (time based) · Algorithm SHA1 · 5 letters')
    expect(texts).toContain('Only apps that know Steam Guard make the right codes')
  })

  it('tells several secrets of an account apart', () => {
    const texts = printed([account({ tokens: [{ token: totp() }, { token: hotp() }] })])
    expect(texts).toEqual(expect.arrayContaining(['Authenticator secret 1 of 2', 'Authenticator secret 2 of 2']))
  })
})

describe('what a sheet says of recovery codes', () => {
  it('counts what is left and since when', () => {
    const set = { ...codeSet(eight, { 0: '2026-02-03' }), issued: '2025-12-24' }
    expect(printed([account({ codeSet: set })])).toContain(
      '7 of 8 left · issued on 2025-12-24 · each works once · only digits and a-f',
    )
  })

  it('says when they were added if the issue date is not known', () => {
    expect(printed([account({ codeSet: codeSet(eight) })])).toContain(
      '8 of 8 left · added on 2026-01-02 · each works once · only digits and a-f',
    )
  })

  it.each([
    ['0123-4567', ' · only digits'],
    ['0123-cdef', ' · only digits and a-f'],
    ['0123-CDEF', ''],
    ['lO01', ''],
  ])('names the alphabet of %s if it helps to tell letters from digits', (code, alphabet) => {
    expect(printed([account({ codeSet: codeSet([code]) })])).toContain(
      `1 of 1 left · added on 2026-01-02 · each works once${alphabet}`,
    )
  })

  it('strikes, ticks and dates a used code, and no other', () => {
    const boxes = pagesOf([account({ codeSet: codeSet(eight, { 2: '2026-02-03' }) })])[0]?.boxes ?? []
    expect(boxes.flatMap((box) => (box.kind === 'text' && box.struck ? [box.text] : []))).toEqual([eight[2]])
    expect(boxes.flatMap((box) => (box.kind === 'tick' ? [box.ticked] : []))).toEqual(eight.map((_, at) => at === 2))
    expect(
      boxes.flatMap((box) => (box.kind === 'text' && /^(?:used \d.*|on)$/.test(box.text) ? [box.text] : [])),
    ).toEqual(eight.map((_, at) => (at === 2 ? 'used 2026-02-03' : 'on')))
  })

  it.each([10, 16])('leaves 25 mm for a date behind each of %i codes, beside a secret on one page', (count) => {
    const codes = Array.from({ length: count }, (_, at) => hex(16, at))
    const pages = pagesOf([account({ tokens: [{ token: totp() }], codeSet: codeSet(codes) })])
    expect(pages).toHaveLength(1)
    const boxes = pages[0]?.boxes ?? []
    const blanks = boxes.flatMap((box, at) => {
      const before = boxes[at - 1]
      return box.kind === 'rule' && before?.kind === 'text' && before.text === 'on' ? [box.width] : []
    })
    expect(blanks).toEqual(codes.map(() => 25))
  })

  it('says how to read a code that takes several lines', () => {
    const reading = 'Lines joined by a bar are one code: type them one after the other, with nothing between.'
    expect(printed([account({ codeSet: codeSet([hex(64, 1)]) })])).toContain(reading)
    expect(printed([account({ codeSet: codeSet(eight) })])).not.toContain(reading)
  })
})

describe('a plan', () => {
  it('counts pages, accounts, secrets and codes', () => {
    const accounts = [
      account({ tokens: [{ token: totp() }], codeSet: codeSet(eight) }),
      account({ service: 'GitHub', tokens: [{ token: hotp() }] }),
    ]
    const plan = planSheet(request(accounts))
    expect(plan.accounts).toHaveLength(2)
    expect(plan).toMatchObject({ pages: 2, tokens: 2, codes: 8 })
  })

  it('warns of nothing when there is nothing to warn of', () => {
    expect(planSheet(request([account({ codeSet: codeSet(eight) })])).warnings).toEqual([])
  })

  it('warns of each thing once', () => {
    const accounts = [
      account({ tokens: [{ token: totp() }], codeSet: codeSet(eight) }),
      account({ service: 'empty', name: '' }),
      account({ service: 'long', tokens: [{ token: totp({ secret: secret(700, 1) }) }] }),
      account({ service: 'ა', tokens: [{ token: totp() }] }),
      account({ service: 'odd', codeSet: codeSet(['a', 'b', '中']) }),
      account({ service: 'few', codeSet: codeSet(['a', 'b', 'c'], { 0: '2026-02-03' }) }),
    ]
    expect(planSheet(request(accounts)).warnings).toEqual([
      { kind: 'both', accounts: ['PyPI: alice'] },
      { kind: 'nothing', accounts: ['empty'] },
      { kind: 'text-only', accounts: ['long: alice'] },
      { kind: 'substituted', accounts: ['ა: alice'] },
      { kind: 'code-substituted', accounts: ['odd: alice'] },
      { kind: 'few-codes', accounts: ['few: alice'] },
    ])
  })

  it('shows on the sheet and in a warning what is hidden in a name', () => {
    const plan = planSheet(request([account({ service: '\u202Elive', tokens: [{ token: totp() }] })]))
    expect(plan.set.sheets.map(({ heading }) => heading)).toEqual(['[U+202E]live'])
    expect(plan.warnings).toEqual([{ kind: 'substituted', accounts: ['[U+202E]live: alice'] }])
  })

  it.each([[[]], [[account()]]])('is refused when there is nothing to print', async (accounts) => {
    const planning = makeSet(request(accounts), () => Promise.resolve())
    await expect(planning).rejects.toMatchObject({ code: 'nothing-to-print' })
  })

  it('does not change what it is given', () => {
    const token = totp()
    planSheet(request([account({ tokens: [{ token }] })]))
    expect(token.secret).toEqual(secret(20, 1))
  })
})

describe('sheets apart', () => {
  const both = account({ tokens: [{ token: totp() }], codeSet: codeSet(eight) })

  it('have the secrets on one and the codes on the other, and nothing to warn of', () => {
    const { set, warnings } = planSheet(request([both], { apart: true }))
    expect(set.sheets.map(({ kind, number, blocks }) => [kind, number, blocks.map((block) => block.kind)])).toEqual([
      ['totp', 1, ['lines']],
      ['codes', 2, ['codes']],
    ])
    expect(warnings).toEqual([])
  })

  it('are one sheet where there is only one half, and where there is none', () => {
    const kinds = (accounts: readonly SheetAccount[]) =>
      planSheet(request(accounts, { apart: true })).set.sheets.map(({ kind }) => kind)
    expect(kinds([account({ tokens: [{ token: totp() }] }), account()])).toEqual(['totp', 'account'])
  })

  it('name registered keys and what the service asks for besides', () => {
    const texts = printed([{ ...both, keys: ['YubiKey 5C', 'Solo 2'], needs: ['The password too.'] }])
    expect(texts).toEqual(
      expect.arrayContaining(['Security keys registered here: YubiKey 5C · Solo 2', 'The password too.']),
    )
  })
})

describe('the PDF', () => {
  it('is the same for the same request', async () => {
    const { set } = planSheet(request([account({ tokens: [{ token: totp() }], codeSet: codeSet(eight) })]))
    const [first, second] = await Promise.all(['', ''].map(() => renderSet(set)))
    expect(Buffer.from(first ?? []).equals(second ?? Buffer.alloc(0))).toBe(true)
  })

  it('is the same after one that was stopped half way, which drew no page more', async () => {
    const { set } = planSheet(request(several))
    const whole = await renderSet(set)
    const pages = layOut(set)
    let asked = 0
    function* stopping() {
      for (const page of pages) {
        if (asked === 2) throw new Error('stopped')
        asked += 1
        yield page
      }
    }
    await expect(drawPdf(stopping(), MADE_AT)).rejects.toThrow('stopped')
    expect(asked).toBe(2)
    expect(Buffer.compare(await drawPdf(pages, MADE_AT), whole)).toBe(0)
  })
})

const MADE_AT = '2026-09-19T08:00:00.000Z'
const several = [1, 2, 3].map((seed) =>
  account({ name: `${seed}`, tokens: [{ token: totp({ secret: secret(20, seed) }) }] }),
)

describe('a plan made sheet after sheet', () => {
  const cover = { fields: [], named: true }

  it('is the plan made in one go', async () => {
    const wanted = request(several, { apart: true, cover, archivist: {} })
    let turns = 0
    const plan = await makeSet(wanted, () => {
      turns += 1
      return Promise.resolve()
    })
    expect(turns).toBe(3)
    expect(plan).toEqual(planSheet(wanted))
    expect(plan.set.pages.map(({ sheets }) => sheets.map(({ number }) => number))).toEqual([[1], [2], [3], [4], [5]])
  })

  it('ends with the sheet after which it is stopped', async () => {
    let turns = 0
    const planning = makeSet(request(several), () => {
      turns += 1
      return turns === 2 ? Promise.reject(new Error('stopped')) : Promise.resolve()
    })
    await expect(planning).rejects.toThrow('stopped')
    expect(turns).toBe(2)
  })
})
