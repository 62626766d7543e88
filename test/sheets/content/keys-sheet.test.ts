import { describe, expect, it } from 'vitest'
import { keyMatrix, type AccountFacts, type KeyFacts } from '../../../electron/keys/matrix.ts'
import { keysSheet } from '../../../electron/sheets/content/keys-sheet.ts'
import { keyTableDigest } from '../../../electron/sheets/drill/key-table-digest.ts'
import { layOut, type PageLayout } from '../../../electron/sheets/layout/layout.ts'
import type { Paper } from '../../../electron/sheets/layout/page.ts'
import { setOf } from '../../../electron/sheets/make-set.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { outside, overlapping } from '../boxes.ts'
import { KEY_TABLE } from '../kinds.ts'
import { request, textsOf } from '../samples.ts'

const on = '2026-01-01'

function pagesOf(table: ReturnType<typeof keyMatrix>, paper: Paper = 'a4'): readonly PageLayout[] {
  return layOut(setOf(request([], { paper }), [keysSheet(table, { number: 1, covers })]))
}

function accountAt(number: number, keys: readonly string[] = []): AccountFacts {
  const name = `maintainer-${String(number)}@example.org`
  return {
    ...{ id: String(number), service: 'PyPI', name, takes: 'keys', where: { kind: 'settings' } },
    notes: keys.map((key) => ({ key, noted: on })),
  }
}

const keys = (count: number, name = (at: number) => `Key ${String(at)}`): readonly KeyFacts[] =>
  Array.from({ length: count }, (_, at) => ({ id: String(at), name: name(at) }))

describe('the table of keys on paper', () => {
  it('has what is known of each key at each account, with its day, and the sticker as a word', () => {
    const [page] = pagesOf(KEY_TABLE)
    const texts = page ? textsOf(page) : []
    for (const text of ['Blue (blue', 'sticker)', 'Red (lost', '2026-08-01)', 'npm · alice', 'Nothing noted.'])
      expect(texts).toContain(text)
    for (const text of [
      'tried 2026-02-02',
      'tried 2026-03-03',
      'told 2026-01-01',
      '2 tried.',
      'Only one tried.',
      'Remove Red there.',
    ])
      expect(texts.join(' ')).toContain(text)
  })

  it('holds no secret, and says so', () => {
    expect(pagesOf(KEY_TABLE).flatMap(textsOf).join(' ')).toContain('This page holds no secret.')
  })

  it.each(['a4', 'letter'] as const)(
    'goes on over pages of %s, with its head on each, and nothing is lost or cut by their end',
    (paper) => {
      const table = keyMatrix({
        keys: keys(3),
        accounts: Array.from({ length: 90 }, (_, at) => accountAt(at, [String(at % 3)])),
      })
      const pages = pagesOf(table, paper)
      expect(pages.length).toBeGreaterThan(2)
      for (const page of pages) {
        expect(textsOf(page)).toEqual(expect.arrayContaining(['Account', 'Key 0', 'Key 1', 'Key 2', 'In short']))
        expect(outside(page)).toEqual([])
        expect(overlapping(page.boxes)).toEqual([])
      }
      const rows = pages.flatMap(textsOf).filter((text) => text.startsWith('PyPI · maintainer-'))
      expect(new Set(rows).size).toBe(90)
      expect(rows).toHaveLength(90)
    },
  )

  it('has a second table for the sixth key on, which says nothing in short', () => {
    const texts = pagesOf(keyMatrix({ keys: keys(7), accounts: [accountAt(1, ['6'])] })).flatMap(textsOf)
    expect(texts.filter((text) => text === 'Account')).toHaveLength(2)
    expect(texts.filter((text) => text === 'In short')).toHaveLength(1)
    for (const key of keys(7)) expect(texts).toContain(key.name)
  })

  it('cuts names of 500 characters and writes what cannot be printed by its number', () => {
    const long = accountAt(1)
    const table = keyMatrix({
      keys: keys(5, (at) => (at === 0 ? 'K'.repeat(500) : 'Bl\u202eue')),
      accounts: [{ ...long, name: 'x'.repeat(500) }],
    })
    const [page] = pagesOf(table)
    const texts = page ? textsOf(page) : []
    expect(texts.filter((text) => /^x+…$/.test(text))).toHaveLength(1)
    expect(texts.some((text) => text.endsWith('KKK…'))).toBe(true)
    expect(texts.join('')).toContain('[U+202E]')
    expect(page && [outside(page), overlapping(page.boxes)]).toEqual([[], []])
  })

  it('counts what is not in it', () => {
    const accounts = [
      accountAt(1),
      { ...accountAt(2), takes: 'none' as const },
      { ...accountAt(3), takes: 'not-known' as const },
    ]
    expect(
      pagesOf(keyMatrix({ keys: keys(1), accounts }))
        .flatMap(textsOf)
        .join(' '),
    ).toContain('Not in the table: 2 more accounts')
    const none = pagesOf(keyMatrix({ keys: keys(1), accounts: [] }))
      .flatMap(textsOf)
      .join(' ')
    expect(none).toContain('No account of the vault takes security keys, as far as is known.')
  })
})

describe('the fingerprint of the table', () => {
  const facts = { keys: keys(2), accounts: [accountAt(1, ['0']), accountAt(2)] }
  const hash = (more: Partial<typeof facts> = {}) =>
    Buffer.from(keyTableDigest(keyMatrix({ ...facts, ...more }))).toString('hex')

  it('does not depend on any order', () => {
    expect(hash({ keys: facts.keys.toReversed(), accounts: facts.accounts.toReversed() })).toBe(hash())
  })

  it('changes with every key, account and note, and with nothing else', () => {
    const [first = accountAt(1), second = accountAt(2)] = facts.accounts
    const [key = { id: '0', name: '' }, ...others] = facts.keys
    const changed = [
      { accounts: [first] },
      { accounts: [first, { ...second, name: 'bob' }] },
      { accounts: [first, accountAt(2, ['1'])] },
      { accounts: [{ ...first, notes: [{ key: '0', noted: on, tried: on }] }, second] },
      { keys: [{ ...key, name: 'Blue' }, ...others] },
      { keys: [{ ...key, sticker: 'blue' }, ...others] },
      { keys: [{ ...key, gone: { how: 'lost' as const, on } }, ...others] },
    ].map(hash)
    expect(new Set([...changed, hash()]).size).toBe(changed.length + 1)
    expect(hash({ accounts: [first, { ...second, where: { kind: 'page', page: 'https://a.example' } }] })).toBe(hash())
  })
})
