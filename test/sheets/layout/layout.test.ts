import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetAccount } from '../../../electron/sheets/content/account-sheet.ts'
import type { PageLayout } from '../../../electron/sheets/layout/layout.ts'
import { crowded, outside, overlapping } from '../boxes.ts'
import {
  account,
  hex,
  hotp,
  pagesOf,
  planSheet,
  recoveryCodes,
  request,
  secret,
  steam,
  textsOf,
  totp,
} from '../samples.ts'

const token = fc
  .oneof(
    fc.record({
      length: fc.constantFrom(1, 10, 20, 32, 64, 200),
      digits: fc.integer({ min: 4, max: 10 }),
      algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
      period: fc.constantFrom(1, 30, 2 ** 53 - 1),
    }),
    fc.constant('hotp' as const),
    fc.constant('steam' as const),
  )
  .map((drawn) => {
    if (drawn === 'steam') return { token: steam() }
    if (drawn === 'hotp') return { token: hotp({ counter: 2 ** 53 - 1, digits: 10 }) }
    const { length, ...fields } = drawn
    return { token: totp({ secret: secret(length, length), ...fields }) }
  })

const name = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', 'x'.repeat(700), 'many words '.repeat(90), '中'.repeat(40)),
)
const code = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{8,16}$/),
  fc.stringMatching(/^[0-9a-f]{64}$/),
  fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){5,11}$/),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }),
  fc.constantFrom('x'.repeat(1500), 'word '.repeat(300).trim()),
)
const codeSet = fc
  .tuple(fc.array(code, { minLength: 1, maxLength: 100, size: 'max' }), fc.array(fc.nat({ max: 99 })))
  .map(([texts, used]) => ({
    codes: recoveryCodes(texts, Object.fromEntries(used.map((index) => [index, '2026-02-03']))),
    added: '2026-01-02T03:04:05.000Z',
  }))
const accounts = fc
  .array(
    fc.record(
      { service: name, name, note: name, tokens: fc.array(token, { maxLength: 4 }), codeSet },
      { requiredKeys: ['service', 'name', 'tokens'] },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .filter((all) => all.some((one) => one.tokens.length > 0 || one.codeSet !== undefined))

const choices = fc.record({
  paper: fc.constantFrom('a4' as const, 'letter' as const),
  copies: fc.integer({ min: 1, max: 3 }),
  apart: fc.boolean(),
  compact: fc.boolean(),
  cover: fc.record({
    fields: fc.array(fc.record({ label: name, value: name }), { maxLength: 3 }),
    named: fc.boolean(),
  }),
  archivist: fc.constantFrom({}, { decoderHash: '0123456789abcdef'.repeat(4) }),
})

describe('any set of sheets', () => {
  // Each run lays out dozens of pages and compares their boxes in pairs, hence few runs.
  it('keeps every box inside the margins, clear of all others, and symbols 20 mm apart', () => {
    fc.assert(
      fc.property(accounts, choices, (drawn, chosen) => {
        for (const page of pagesOf(drawn, chosen).filter((one) => one.copy === chosen.copies)) {
          expect(outside(page)).toEqual([])
          expect(overlapping(page.boxes)).toEqual([])
          expect(crowded(page.boxes)).toEqual([])
        }
      }),
      { numRuns: 15 },
    )
  })

  it('prints every token and every code once in each copy', () => {
    fc.assert(
      fc.property(accounts, choices, (drawn, { paper, copies, apart, compact }) => {
        const pages = pagesOf(drawn, { paper, copies, apart, compact })
        const codes = drawn.reduce((sum, one) => sum + (one.codeSet?.codes.length ?? 0), 0)
        const tokens = drawn.reduce((sum, one) => sum + one.tokens.length, 0)
        for (let copy = 1; copy <= copies; copy++) {
          const boxes = pages.filter((page) => page.copy === copy).flatMap((page) => page.boxes)
          expect(boxes.filter((box) => box.kind === 'tick')).toHaveLength(codes)
          expect(boxes.filter((box) => box.kind === 'text' && box.text.startsWith('base32: '))).toHaveLength(tokens)
        }
      }),
      { numRuns: 6 },
    )
  })

  it('starts a page with every sheet that shares none, and has its pages counted through each copy', () => {
    fc.assert(
      fc.property(accounts, choices, (drawn, chosen) => {
        const pages = pagesOf(drawn, { ...chosen, compact: false })
        const each = pages.length / chosen.copies
        expect(pages.map((page) => page.copy)).toEqual(pages.map((_, index) => 1 + Math.floor(index / each)))
        for (const [index, page] of pages.entries())
          expect(textsOf(page)).toContain(
            `set 3F9A12C0 · sheet ${page.sheet} · page ${1 + (index % each)} of ${each} · copy ${page.copy} of ${chosen.copies}`,
          )
      }),
      { numRuns: 6 },
    )
  })
})

describe('an account', () => {
  const short = account({ tokens: [{ token: totp() }] })

  it('has a page of its own', () => {
    expect(pagesOf([short, short]).map((page) => page.sheet)).toEqual([1, 2])
  })

  it('goes on under a heading when it is longer than a page', () => {
    const texts = Array.from({ length: 100 }, (_, index) => hex(12, index))
    const long = account({ codeSet: { codes: recoveryCodes(texts), added: '2026-01-02T00:00:00.000Z' } })
    const pages = pagesOf([short, long])
    expect(pages.map((page) => textsOf(page).includes('PyPI · alice (continued)'))).toEqual([false, false, true, true])
    expect(pages.flatMap(textsOf).filter((text) => texts.includes(text))).toEqual(texts)
  })

  it('carries a secret of any length, line by line', () => {
    const long: SheetAccount = account({ tokens: [{ token: totp({ secret: secret(1000, 4) }) }] })
    const pages = pagesOf([long])
    expect(pages).toHaveLength(3)
    const symbols = pages.flatMap((page) => page.boxes).filter((box) => box.kind === 'symbol')
    expect(symbols.map((symbol) => symbol.alternative)).toEqual(
      pages.map(() => 'QR code of the set, sheet, page and copy numbers above'),
    )
    expect(planSheet(request([long])).warnings).toEqual([{ kind: 'text-only', accounts: ['PyPI: alice'] }])
  })
})

describe('a recovery code of any length', () => {
  it('goes on on the next page', () => {
    const code = Array.from({ length: 100 }, (_, index) => hex(16, index))
    const pages = pagesOf([
      account({ codeSet: { codes: recoveryCodes([code.join('')]), added: '2026-01-02T00:00:00.000Z' } }),
    ])
    expect(pages.flatMap(textsOf).filter((text) => code.includes(text))).toEqual(code)
    expect(pages).toHaveLength(4)
  })
})

describe('every page', () => {
  it('says what it belongs to, until when to check it, how to restore, how to print, when to destroy', () => {
    const texts = Array.from({ length: 100 }, (_, index) => hex(12, index))
    const long = account({ codeSet: { codes: recoveryCodes(texts), added: '2026-01-02T00:00:00.000Z' } })
    for (const [index, page] of pagesOf([long], { copies: 2 }).entries()) {
      expect(textsOf(page)).toEqual(
        expect.arrayContaining([
          'Recovery Kit',
          `set 3F9A12C0 · sheet 1 · page ${1 + (index % 3)} of 3 · copy ${index < 3 ? 1 : 2} of 2`,
          'printed 2026-09-19 · read it back into the app by 2027-09-19',
          '100 mm · print at 100 %, single-sided',
          'Destroy when replaced',
        ]),
      )
      expect(textsOf(page).filter((text) => text.startsWith('To '))).toHaveLength(1)
    }
  })

  it('has a ruler of exactly 100 mm', () => {
    const [page] = pagesOf([account({ tokens: [{ token: totp() }] })])
    expect(page?.boxes.filter((box) => box.kind === 'rule' && box.width === 100)).toHaveLength(1)
  })

  it('has the same layout on both papers', () => {
    const accounts = [account({ tokens: [{ token: totp() }, { token: hotp() }] })]
    const [a4, letter] = (['a4', 'letter'] as const).map((paper) => pagesOf(accounts, { paper })[0])
    const places = (page?: PageLayout): number[][] | undefined =>
      page?.boxes.map((box) =>
        [box.x - (page.boxes[0]?.x ?? 0), box.y - (page.boxes[0]?.y ?? 0)].map((n) => Math.round(n * 1e6)),
      )
    expect(places(letter)).toEqual(places(a4))
  })
})
