import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import { judgeSheet } from '../../electron/sheets/drill.ts'
import { differenceInWords, sameLink } from '../../electron/sheets/link-difference.ts'
import { formatMark } from '../../electron/sheets/mark.ts'
import { gatherReadings, type ExpectedSheet } from '../../electron/sheets/readings.ts'

const link = (name: string, secret = 'JBSWY3DPEHPK3PXP') =>
  `otpauth://totp/PyPI:${name}?secret=${secret}&issuer=PyPI&algorithm=SHA1&digits=6&period=30`
const EVE = link('eve', 'GEZDGNBVGY3TQOJQ')
const hotp = (counter: number) =>
  `otpauth://hotp/VPN:bob?secret=JBSWY3DPEHPK3PXP&issuer=VPN&algorithm=SHA1&digits=6&counter=${counter}`

function sheet(fields: Partial<ExpectedSheet> = {}): ExpectedSheet {
  return {
    set: '3F9A2C41',
    number: 1,
    kind: 'account',
    links: [link('alice')],
    changes: [],
    wasPrinted: () => undefined,
    ...fields,
  }
}

describe('what was read', () => {
  const expected = [sheet(), sheet({ number: 2, links: [link('bob')] })]

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
        links: [link(`user${number}`, secret(number))],
        wasPrinted: () => {
          asked.times += 1
          return false
        },
      }),
    )
    const pages = many.map(({ links, number }) => ({ from: String(number), codes: links }))
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
            return reading ? judgeSheet(one, reading).kind : 'not read'
          })
        }
        expect(verdicts(read.toReversed())).toEqual(verdicts(read))
      }),
    )
  })
})

describe('a sheet', () => {
  const read = (...contents: string[]) => ({ contents })

  it('is the same when each of its codes was read and is in the vault', () => {
    expect(judgeSheet(sheet(), read(link('alice')))).toEqual({ kind: 'same' })
    const two = sheet({ links: [link('alice'), hotp(7)] })
    expect(judgeSheet(two, read(hotp(3), link('alice')))).toEqual({ kind: 'same' })
    expect(judgeSheet(two, read(link('alice')))).toEqual({
      kind: 'unreadable',
      reason: '1 of its 2 QR codes was not read',
    })
  })

  it('is stale when it is what was printed and the vault has changed, and altered when it is not', () => {
    const changes = ['the secret was changed on 2026-03-03']
    const old = link('alice', 'GEZDGNBVGY3TQOJQ')
    const stale = sheet({ changes, wasPrinted: (links) => links.length === 1 && links[0] === old })
    expect(judgeSheet(stale, read(old))).toEqual({ kind: 'stale', reasons: changes })
    expect(judgeSheet(stale, read(link('alice', 'GEZDGNBVGY3TQOJA')))).toMatchObject({ kind: 'altered' })
    expect(judgeSheet(sheet(), read(old))).toMatchObject({ kind: 'altered' })
    expect(judgeSheet(sheet({ changes }), read())).toEqual({ kind: 'stale', reasons: changes })
  })

  it('is stale also when one of its two codes was read, and that one was replaced', () => {
    const changes = ['the secret was changed on 2026-03-03']
    const printed = [link('alice', 'GEZDGNBVGY3TQOJQ'), hotp(3)]
    const two = sheet({
      links: [link('alice'), hotp(3)],
      changes,
      wasPrinted: (links) => links.toSorted().join() === printed.toSorted().join(),
    })
    expect(judgeSheet(two, read(printed[0] ?? ''))).toEqual({ kind: 'stale', reasons: changes })
  })

  it('without a readable code passes by a typed line, and fails by a different one', () => {
    expect(judgeSheet(sheet(), read())).toMatchObject({ kind: 'unreadable' })
    expect(judgeSheet(sheet(), read(), 'same')).toEqual({ kind: 'same' })
    expect(judgeSheet(sheet(), read(), 'different')).toMatchObject({ kind: 'altered' })
    const codes = sheet({ kind: 'codes', links: [] })
    expect(judgeSheet(codes, read())).toEqual({ kind: 'to-type' })
    expect(judgeSheet(codes, read(), 'same')).toEqual({ kind: 'same' })
  })

  it('that is sealed waits for its passphrase, and a share for its drill', () => {
    const sealed = sheet({ kind: 'sealed', links: [] })
    const armored = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'
    expect(judgeSheet(sealed, read())).toMatchObject({ kind: 'unreadable' })
    expect(judgeSheet(sealed, read(armored))).toEqual({ kind: 'sealed' })
    expect(judgeSheet(sealed, read(armored), 'same')).toEqual({ kind: 'same' })
    expect(judgeSheet(sheet({ kind: 'share' }), read())).toMatchObject({ kind: 'elsewhere' })
  })
})

describe('a code that stands twice on a sheet', () => {
  it('is one content of one sheet, on one page or on two', () => {
    const armored = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'
    const sealed = sheet({ kind: 'sealed', links: [] })
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

  it('differ in words that name no part of a secret', () => {
    expect(differenceInWords(link('alice', 'JBSWY3DPEHPK3PXQ'), link('alice'))).toBe(
      'character 16 of the secret in its QR code is not the one in the vault',
    )
    expect(differenceInWords(link('alice').replace('digits=6', 'digits=8'), link('alice'))).toBe(
      'the digits in its QR code are not as in the vault',
    )
    expect(differenceInWords(link('bob', 'GEZDGNBVGY3TQOJQ'), link('alice'))).toBeUndefined()
    expect(differenceInWords(`${link('alice')}&JBSW=1`, link('alice'))).toBeUndefined()
  })
})
