import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBase32 } from '../../../electron/otp/base32.ts'
import { judgeSheet, type LineResult } from '../../../electron/sheets/drill/judge.ts'
import { differenceOf, sameLink, sameSecret } from '../../../electron/sheets/drill/link-difference.ts'
import { formatMark } from '../../../electron/sheets/content/mark.ts'
import { gatherReadings, linksOf, type ExpectedSheet, type Piece } from '../../../electron/sheets/drill/readings.ts'
import type { SheetState } from '../../../electron/sheets/drill/stale.ts'

const link = (name: string, secret = 'JBSWY3DPEHPK3PXP') =>
  `otpauth://totp/PyPI:${name}?secret=${secret}&issuer=PyPI&algorithm=SHA1&digits=6&period=30`
const EVE = link('eve', 'GEZDGNBVGY3TQOJQ')
const hotp = (counter: number) =>
  `otpauth://hotp/VPN:bob?secret=JBSWY3DPEHPK3PXP&issuer=VPN&algorithm=SHA1&digits=6&counter=${counter}`

const AS_PRINTED: SheetState = { grade: 'as-printed', changes: [] }

/** A secret with one line of its own. */
function secretOf(text: string, label = '1'): Piece {
  return { half: 'secret', link: text, lines: [{ label, text: 'JBSW Y3DP', check: '0000' }] }
}

const CODES: Piece = { half: 'codes', lines: ['C1', 'C2'].map((label) => ({ label, text: 'aaaa', check: '0000' })) }

function sheet(fields: Partial<ExpectedSheet> = {}): ExpectedSheet {
  return {
    set: '3F9A2C41',
    number: 1,
    kind: 'account',
    parts: ['secret'],
    pieces: [secretOf(link('alice'))],
    state: AS_PRINTED,
    wasPrinted: () => undefined,
    namesPrinted: () => false,
    ...fields,
  }
}

describe('what was read', () => {
  const expected = [sheet(), sheet({ number: 2, pieces: [secretOf(link('bob'))] })]

  it('belongs to the sheet of the one mark beside it', () => {
    const { sheets, strays } = gatherReadings([{ from: 'a', codes: [link('eve'), 'RKIT:3F9A2C41:2:5:1'] }], expected)
    expect(sheets).toEqual([
      { set: '3F9A2C41', number: 2, pages: new Set([5]), copies: new Set([1]), contents: [link('eve')] },
    ])
    expect(strays).toEqual([])
  })

  it('belongs to the sheet that has it, where no mark or several are in the picture', () => {
    const codes = [link('bob'), link('alice'), 'RKIT:3F9A2C41:1:1:1', 'RKIT:3F9A2C41:2:2:1']
    const { sheets } = gatherReadings([{ from: 'a', codes }], expected)
    expect(sheets.map(({ number, contents }) => [number, contents])).toEqual([
      [1, [link('alice')]],
      [2, [link('bob')]],
    ])
    expect(gatherReadings([{ from: 'a', codes: [link('bob')] }], expected).sheets[0]?.number).toBe(2)
    expect(gatherReadings([{ from: 'a', codes: [link('bob', 'JBSWY3DPEHPK3PXQ')] }], expected).sheets[0]?.number).toBe(
      2,
    )
  })

  it('belongs to the sheet that has it, where accounts share the page, and to none where no one has it', () => {
    const codes = [link('bob'), EVE, link('alice'), 'RKIT:3F9A2C41:1-3:4:2']
    const { sheets, strays } = gatherReadings(
      [{ from: 'a', codes }],
      [...expected, sheet({ number: 3, pieces: [CODES] })],
    )
    expect(sheets.map(({ number, pages, copies, contents }) => [number, [...pages], [...copies], contents])).toEqual([
      [1, [4], [2], [link('alice')]],
      [2, [4], [2], [link('bob')]],
      [3, [4], [2], []],
    ])
    expect(strays).toEqual(['a'])
  })

  it('belongs to the sheets of the page whose codes are missing from it, where no one has it', () => {
    const forged = link('bob', 'GEZDGNBVGY3TQOJQ')
    const codes = [link('alice'), forged, 'RKIT:3F9A2C41:1-3:4:1']
    const all = [...expected, sheet({ number: 3, pieces: [CODES] })]
    const { sheets, strays } = gatherReadings([{ from: 'a', codes }], all)
    expect(sheets.map(({ number, contents }) => [number, contents])).toEqual([
      [1, [link('alice')]],
      [2, [forged]],
      [3, []],
    ])
    expect(strays).toEqual([])
    const verdicts = all.map((one, at) => {
      const typed = new Map<string, LineResult>(at === 1 ? [['1', 'same']] : [])
      return judgeSheet(one, { contents: sheets[at]?.contents ?? [], typed }).kind
    })
    expect(verdicts).toEqual(['proven', 'altered', 'nothing-read'])
    const both = gatherReadings([{ from: 'a', codes: [EVE, 'RKIT:3F9A2C41:1-3:4:1'] }], all)
    expect(both.sheets.map(({ contents }) => contents)).toEqual([[EVE], [EVE], []])
  })

  it('is of no sheet when it lay beside the paper', () => {
    const { sheets, strays } = gatherReadings(
      [
        { from: 'photo', codes: ['https://example.org', 'RKIT:3F9A2C41:1:1:1', EVE] },
        { from: 'b', codes: [EVE] },
      ],
      expected,
    )
    expect(sheets.map(({ contents }) => contents)).toEqual([[EVE]])
    expect(strays).toEqual(['photo', 'b'])
  })

  it('is found without asking every sheet, and asked of no sheet twice', () => {
    const asked = { times: 0 }
    const secret = (number: number) =>
      encodeBase32(Uint8Array.from({ length: 20 }, (_, at) => (number >> (at % 16)) ^ at))
    const many = Array.from({ length: 300 }, (_, number) =>
      sheet({
        number,
        pieces: [secretOf(link(`user${number}`, secret(number)))],
        wasPrinted: () => {
          asked.times += 1
          return false
        },
      }),
    )
    const pages = many.map((one) => ({ from: String(one.number), codes: linksOf(one) }))
    expect(gatherReadings(pages, many).sheets.map(({ number }) => number)).toEqual(many.map(({ number }) => number))
    expect(asked.times).toBe(0)
    const photo = [...pages, { from: 'photo', codes: [EVE] }]
    expect([1, 2, 3].map(() => gatherReadings(photo, many).strays)).toEqual([['photo'], ['photo'], ['photo']])
    expect(asked.times).toBe(300)
  })

  it('does not depend on the order of pages, and whatever it is, makes no error', () => {
    const code = fc.oneof(
      fc.constantFrom(
        link('alice'),
        link('bob'),
        link('eve'),
        'RKIT:3F9A2C41:1:1:1',
        'RKIT:3F9A2C41:2:2:2',
        'RKIT:00000000:9:9:9',
      ),
      fc.string(),
    )
    const pages = fc.array(fc.record({ from: fc.string(), codes: fc.array(code, { maxLength: 4 }) }), { maxLength: 6 })
    fc.assert(
      fc.property(pages, (read) => {
        const verdicts = (from: typeof read) => {
          const { sheets } = gatherReadings(from, expected)
          return expected.map((one) => {
            const reading = sheets.find(({ set, number }) => set === one.set && number === one.number)
            return judgeSheet(one, { ...(reading && { contents: reading.contents }), typed: new Map() })
          })
        }
        expect(verdicts(read.toReversed())).toEqual(verdicts(read))
      }),
    )
  })
})

describe('a sheet', () => {
  const read = (...contents: string[]) => ({ contents, typed: new Map<string, LineResult>() })
  const typed = (label: string, result: LineResult, ...contents: string[]) => ({
    contents,
    typed: new Map([[label, result]]),
  })
  const verdict = (kind: string, secret: string, codes: string, more: object = {}) => ({
    kind,
    secret,
    codes,
    failed: [],
    ...more,
  })
  const both = sheet({ parts: ['secret', 'codes'], pieces: [secretOf(link('alice')), CODES] })
  const codesOnly = sheet({ parts: ['codes'], pieces: [CODES] })
  const none = 'none-on-sheet'

  it('that was not seen is not read', () => {
    expect(judgeSheet(both, { typed: new Map() })).toEqual(verdict('not-read', 'not-read', 'not-read'))
  })

  it('with a secret is proven when each of its QR codes was read and is in the vault', () => {
    expect(judgeSheet(sheet(), read(link('alice')))).toEqual(verdict('proven', 'matches', none))
    const two = sheet({ pieces: [secretOf(link('alice')), secretOf(hotp(7), '2')] })
    expect(judgeSheet(two, read(hotp(3), link('alice')))).toEqual(verdict('proven', 'matches', none))
    expect(judgeSheet(two, read(link('alice')))).toEqual(
      verdict('nothing-read', 'not-read', none, { secrets: { read: 1, of: 2 } }),
    )
    expect(judgeSheet(two, typed('2', 'same', link('alice')))).toEqual(verdict('proven', 'matches', none))
  })

  it('of which only the mark was read has proven nothing, whatever is printed on it', () => {
    for (const kind of ['account', 'totp'] as const)
      expect(judgeSheet(sheet({ kind }), read())).toEqual(verdict('nothing-read', 'not-read', none))
    for (const kind of ['account', 'codes'] as const)
      expect(judgeSheet({ ...codesOnly, kind }, read())).toEqual(verdict('nothing-read', none, 'not-read'))
    expect(judgeSheet(both, read())).toEqual(verdict('nothing-read', 'not-read', 'not-read'))
    // A secret whose link is too dense for a QR code is text only.
    const dense = sheet({ kind: 'totp', pieces: [{ ...secretOf(link('alice')) }] })
    expect(judgeSheet(dense, read())).toEqual(verdict('nothing-read', 'not-read', none))
  })

  it('with secret and codes is proven by half until both were read', () => {
    expect(judgeSheet(both, read(link('alice')))).toEqual(verdict('half-proven', 'matches', 'not-read'))
    expect(judgeSheet(both, typed('C2', 'same'))).toEqual(verdict('half-proven', 'not-read', 'matches'))
    expect(judgeSheet(both, typed('C2', 'same', link('alice')))).toEqual(verdict('proven', 'matches', 'matches'))
  })

  it('keeps the result of a line that does not fit its check', () => {
    for (const result of ['mistyped', 'wrong-check'] as const) {
      expect(judgeSheet(codesOnly, typed('C1', result))).toEqual(
        verdict('line-failed', none, 'not-read', { failed: [{ label: 'C1', result }] }),
      )
      expect(judgeSheet(both, typed('C1', result, link('alice')))).toEqual(
        verdict('line-failed', 'matches', 'not-read', { failed: [{ label: 'C1', result }] }),
      )
    }
  })

  it('is altered by a line that fits its check and is not the vault’s', () => {
    expect(judgeSheet(codesOnly, typed('C1', 'different'))).toEqual(
      verdict('altered', none, 'differs', { difference: { kind: 'line', label: 'C1' } }),
    )
    expect(judgeSheet(both, typed('1', 'different', link('alice')))).toEqual(
      verdict('altered', 'differs', 'not-read', { difference: { kind: 'line', label: '1' } }),
    )
  })

  describe('that is out of date', () => {
    const changed: SheetState = {
      grade: 'does-not-restore',
      changes: [{ kind: 'secret-changed', on: '2026-03-03' }],
    }
    const old = link('alice', 'GEZDGNBVGY3TQOJQ')

    it('does not restore when it is what was printed and the secret has changed, and is altered when it is not', () => {
      const stale = sheet({ state: changed, wasPrinted: (links) => links.length === 1 && links[0] === old })
      expect(judgeSheet(stale, read(old))).toEqual(verdict('does-not-restore', 'differs', none))
      expect(judgeSheet(stale, read(link('alice', 'GEZDGNBVGY3TQOJA')))).toEqual(
        verdict('altered', 'differs', none, { difference: { kind: 'unknown-code' } }),
      )
      expect(judgeSheet(sheet(), read(old))).toMatchObject({ kind: 'altered' })
      expect(judgeSheet(sheet({ state: changed }), read())).toEqual(verdict('does-not-restore', 'not-read', none))
    })

    it('does not restore also when one of its two codes was read, and that one was replaced', () => {
      const printed = [old, hotp(3)]
      const two = sheet({
        pieces: [secretOf(link('alice')), secretOf(hotp(3), '2')],
        state: changed,
        wasPrinted: (links) => links.toSorted().join() === printed.toSorted().join(),
      })
      expect(judgeSheet(two, read(old))).toEqual(verdict('does-not-restore', 'differs', none))
    })

    it('still tells that its secret is as in the vault where only the codes were replaced', () => {
      const state: SheetState = { grade: 'does-not-restore', changes: [{ kind: 'codes-replaced', on: '2026-03-03' }] }
      const pieces = [secretOf(link('alice')), { ...CODES, lines: [] }]
      expect(judgeSheet({ ...both, pieces, state }, read(link('alice')))).toEqual(
        verdict('does-not-restore', 'matches', 'not-read'),
      )
    })

    it('passes when only a note differs, also by the names that were printed', () => {
      const keys: SheetState = { grade: 'restores', changes: [{ kind: 'keys' }] }
      expect(judgeSheet(sheet({ state: keys }), read(link('alice')))).toEqual(verdict('proven', 'matches', none))
      const names: SheetState = { grade: 'restores', changes: [{ kind: 'names' }] }
      const renamed = sheet({ state: names, namesPrinted: (text) => text.includes('PyPI:bob?') })
      expect(judgeSheet(renamed, read(link('bob')))).toEqual(verdict('proven', 'matches', none))
      expect(judgeSheet(renamed, read(link('eve')))).toMatchObject({ kind: 'altered', secret: 'differs' })
      expect(judgeSheet(renamed, read(link('bob', 'GEZDGNBVGY3TQOJQ')))).toMatchObject({ kind: 'altered' })
      expect(judgeSheet({ ...renamed, state: keys }, read(link('bob')))).toMatchObject({ kind: 'altered' })
    })

    it('is neither right nor wrong when its account is gone', () => {
      const gone = sheet({ pieces: [], state: { grade: 'not-known', changes: [{ kind: 'account-gone' }] } })
      expect(judgeSheet(gone, read(link('alice')))).toEqual(verdict('not-comparable', 'not-read', none))
    })
  })

  it('that is sealed waits for its passphrase, and is judged by what is inside, half by half', () => {
    const sealed = sheet({ kind: 'sealed', parts: ['secret', 'codes'], pieces: [] })
    const armored = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'
    const opened = { secret: 'matches', codes: 'matches' } as const
    expect(judgeSheet(sealed, read())).toEqual(verdict('nothing-read', 'not-read', 'not-read'))
    expect(judgeSheet(sealed, read(armored))).toEqual(verdict('sealed', 'not-read', 'not-read'))
    expect(judgeSheet(sealed, { ...read(armored), opened })).toEqual(verdict('proven', 'matches', 'matches'))
    expect(judgeSheet(sealed, { ...read(armored), opened: { ...opened, codes: 'differs' } })).toEqual(
      verdict('altered', 'matches', 'differs', { difference: { kind: 'sealed-text' } }),
    )
  })

  it('of the paper key is checked elsewhere, and a page without secrets by being seen', () => {
    for (const kind of ['identity', 'share'] as const) {
      expect(judgeSheet(sheet({ kind }), read())).toEqual(verdict('elsewhere', 'not-read', none))
      expect(judgeSheet(sheet({ kind }), { typed: new Map() })).toEqual(verdict('not-read', 'not-read', none))
    }
    const page = { parts: ['page'], pieces: [] } as const
    for (const kind of ['cover', 'archivist', 'keys', 'account'] as const)
      expect(judgeSheet(sheet({ kind, ...page }), read())).toEqual(verdict('proven', none, none))
  })
})

describe('a code that stands twice on a sheet', () => {
  it('is one content of one sheet, on one page or on two', () => {
    const armored = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'
    const sealed = sheet({ kind: 'sealed', pieces: [] })
    const pages = [1, 2].map((page) => ({
      from: `page ${page}`,
      codes: [armored, armored, formatMark({ set: sealed.set, sheet: sealed.number, page, copy: 1 })],
    }))
    const { sheets, strays } = gatherReadings(pages, [sealed])
    expect(sheets.map(({ number, contents }) => [number, contents])).toEqual([[sealed.number, [armored]]])
    expect(strays).toEqual([])
  })
})

describe('two links', () => {
  it('are the same however they are escaped and ordered, but not with another name, secret or setting', () => {
    const escaped = 'otpauth://totp/PyPI%3Aalice?issuer=PyPI&secret=jbswy3dpehpk3pxp'
    expect(sameLink(escaped, link('alice'))).toBe(true)
    for (const other of [link('bob'), link('alice', 'JBSWY3DPEHPK3PXQ'), link('alice').replace('digits=6', 'digits=8')])
      expect(sameLink(other, link('alice'))).toBe(false)
  })

  it('may have a HOTP counter on paper that is behind, and none that is ahead', () => {
    expect(sameLink(hotp(3), hotp(7))).toBe(true)
    expect(sameLink(hotp(8), hotp(7))).toBe(false)
  })

  it('hold the same secret under other names', () => {
    expect(sameSecret(link('bob'), link('alice'))).toBe(true)
    expect(sameSecret(link('bob', 'JBSWY3DPEHPK3PXQ'), link('alice'))).toBe(false)
    expect(sameSecret(hotp(8), hotp(7))).toBe(false)
    expect(sameSecret('RKIT:3F9A2C41:1:1:1', link('alice'))).toBe(false)
  })

  it('differ by facts that name no part of a secret', () => {
    expect(differenceOf(link('alice', 'JBSWY3DPEHPK3PXQ'), link('alice'))).toEqual({
      kind: 'secret-character',
      at: 16,
    })
    expect(differenceOf(link('alice').replace('digits=6', 'digits=8'), link('alice'))).toEqual({
      kind: 'setting',
      name: 'digits',
    })
    expect(differenceOf(link('bob', 'GEZDGNBVGY3TQOJQ'), link('alice'))).toBeUndefined()
    expect(differenceOf(`${link('alice')}&JBSW=1`, link('alice'))).toBeUndefined()
    expect(differenceOf(link('alice'), link('alice'))).toBeUndefined()
  })
})
