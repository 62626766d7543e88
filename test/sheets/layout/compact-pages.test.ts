import { describe, expect, it } from 'vitest'
import type { SheetAccount } from '../../../electron/sheets/content/account-sheet.ts'
import type { SheetPage } from '../../../electron/sheets/layout/layout.ts'
import { account, hex, hotp, pagesOf, planSheet, recoveryCodes, request, secret, textsOf, totp } from '../samples.ts'

const withSecret = (name: string, seed = 1): SheetAccount =>
  account({ name, tokens: [{ token: totp({ secret: secret(20, seed) }) }] })

const codes = (count: number, seed = 0) => ({
  codes: recoveryCodes(Array.from({ length: count }, (_, index) => `${hex(5, index + seed)}-${hex(5, seed)}`)),
  added: '2026-01-02T00:00:00.000Z',
})

const compact = (accounts: readonly SheetAccount[], fields = {}) => pagesOf(accounts, { compact: true, ...fields })

/** The symbols of a page but its mark, from the top, by the side they are on. */
function sidesOf({ boxes }: SheetPage): readonly string[] {
  const symbols = boxes.flatMap((box) => (box.kind === 'symbol' && box.y < 220 ? [box] : []))
  return symbols.toSorted((a, b) => a.y - b.y).map(({ x }) => (x < 100 ? 'left' : 'right'))
}

describe('accounts that share pages', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => withSecret(`alice${index}`, index))

  it('are five to a page where they have a secret alone, each under its own number', () => {
    const pages = compact(twelve)
    expect(pages.map(({ sheet }) => sheet)).toEqual([1, 6, 11])
    const texts = pages.map(textsOf)
    expect(texts[0]).toContain('set 3F9A12C0 · sheets 1 to 5 · page 1 of 3 · copy 1 of 1')
    expect(texts[2]).toContain('set 3F9A12C0 · sheets 11 to 12 · page 3 of 3 · copy 1 of 1')
    expect(texts.flat().filter((text) => text.startsWith('3F9A12C0-'))).toEqual(
      twelve.map((_, index) => `3F9A12C0-${index + 1}`),
    )
    expect(texts.flat().filter((text) => text.startsWith('PyPI · '))).toEqual(
      twelve.map(({ name }) => `PyPI · ${name}`),
    )
  })

  it('have their codes at the right and at the left by turns, whose secret or how many they are', () => {
    const two = account({ tokens: [{ token: totp() }, { token: hotp() }] })
    const none = account({ codeSet: codes(2) })
    expect(
      compact([withSecret('a'), none, withSecret('b'), two])
        .slice(0, 1)
        .flatMap(sidesOf),
    ).toEqual(['right', 'left', 'right', 'left'])
    // The next page begins at the right again.
    expect(compact(twelve).map((page) => sidesOf(page)[0])).toEqual(['right', 'right', 'right'])
  })

  it('are never broken: one that does not fit starts the next page, and one longer than a page has its own', () => {
    const half = (name: string) => account({ name, codeSet: codes(20) })
    expect(compact([half('a'), half('b'), half('c')]).map(({ sheet }) => sheet)).toEqual([1, 2, 3])
    const long = account({ name: 'long', codeSet: codes(100) })
    const pages = compact([withSecret('a'), long, withSecret('b')])
    expect(pages.map(({ sheet }) => sheet)).toEqual([1, 2, 2, 2, 3])
    expect(pages.slice(2, 3).flatMap(textsOf)).toContain('PyPI · long (continued)')
  })

  it('keep secrets and codes on different pages where these are apart', () => {
    const both = (name: string, seed: number) => ({ ...withSecret(name, seed), codeSet: codes(4, seed) })
    const set = planSheet(request([both('a', 1), both('b', 2), both('c', 3)], { compact: true, apart: true })).set
    expect(set.pages.map(({ sheets }) => sheets.map(({ kind, name }) => `${kind} of ${name}`))).toEqual([
      ['totp of a', 'totp of b', 'totp of c'],
      ['codes of a', 'codes of b', 'codes of c'],
    ])
  })

  it('leave the pages around them alone', () => {
    const set = planSheet(request(twelve, { compact: true, cover: { fields: [], named: true }, archivist: {} })).set
    const pages = set.pages.map(({ sheets }) => `${sheets[0].kind} ${sheets.length}`)
    expect(pages.filter((page) => page !== 'cover 1')).toEqual(['account 5', 'account 5', 'account 2', 'archivist 1'])
    expect(pages[0]).toBe('cover 1')
  })

  it('are 36 accounts with 30 secrets and 150 codes on at most 16 pages', () => {
    const many = Array.from({ length: 36 }, (_, index) =>
      account({
        service: `Service ${index}`,
        name: index % 3 === 0 ? 'alice.maintainer@example.org' : 'alice',
        note: index % 5 === 0 ? 'Owner of the organisation; Bob has the other account.' : '',
        tokens: index < 30 ? [{ token: totp({ secret: secret(20, index) }) }] : [],
        ...((index % 3 === 0 || index >= 30) && { codeSet: codes(index < 30 ? 10 : index < 32 ? 9 : 8, index) }),
        needs: index % 4 === 0 ? ['A new password needs a mail to the address of the account.'] : [],
      }),
    )
    const made = planSheet(request(many, { compact: true, cover: { fields: [], named: true }, archivist: {} }))
    expect([made.tokens, made.codes]).toEqual([30, 150])
    expect(made.pages).toBeLessThanOrEqual(16)
  })

  it('are noted each with its one page, and drilled by it', () => {
    const { printed, pages } = planSheet(request(twelve, { compact: true }))
    expect(pages).toBe(3)
    expect(printed.map(({ number, pages: own, lines }) => [number, own, lines])).toEqual(
      twelve.map((_, index) => [index + 1, 1, 2]),
    )
  })
})
