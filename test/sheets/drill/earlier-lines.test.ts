import { describe, expect, it } from 'vitest'
import type { Motp } from '../../../electron/otp/token.ts'
import { accountSheet } from '../../../electron/sheets/content/account-sheet.ts'
import { linesIn } from '../../../electron/sheets/content/sheet-lines.ts'
import { asPrinted } from '../../../electron/sheets/drill/earlier-lines.ts'
import type { Piece } from '../../../electron/sheets/drill/readings.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { account, secret, totp } from '../samples.ts'

const motp = (length: number): Motp => ({
  ...{ type: 'motp', secret: secret(length, 4), algorithm: 'MD5', digits: 6, period: 10 },
})
const [set, id] = ['3F9A12C0', '3F9A12C0-1']

/** What a sheet of these tokens has today, and what one with so many lines has. */
function printed(tokens: Parameters<typeof asPrinted>[1], count: number): readonly Piece[] {
  const one = account({ tokens: tokens.map((token) => ({ token })) })
  const { sheet } = accountSheet(one, { set, number: 1, part: 'account', covers, drawSymbols: false })
  const pieces = sheet.blocks.map((block): Piece => ({ half: 'secret', lines: linesIn(block) }))
  return asPrinted(pieces, tokens, { id, count })
}
const texts = (pieces: readonly Piece[]) =>
  pieces.map(({ lines }) => lines.map(({ label, text, earlier }) => [label, text, earlier]))

describe('lines to type from a sheet with the secret of mOTP', () => {
  it('are those of today, and as well those of an early sheet that has as many', () => {
    expect(texts(printed([motp(8), totp()], 3))).toEqual([
      [['1', '94c0 fa42 98fc 6eee', 'STAP UQUY 7RXO 4']],
      [
        ['2', 'MWI4 WE3J ZU73 6TPJ', 'MWI4 WE3J ZU73 6TPJ'],
        ['3', 'SNFR DZOH W624 DWYD', 'SNFR DZOH W624 DWYD'],
      ],
    ])
  })

  it('are either those of today or those of an early sheet where these differ in number', () => {
    const tokens = [motp(20), totp()]
    const labels = (count: number) => printed(tokens, count).map(({ lines }) => lines.map(({ label }) => label))
    expect(labels(5)).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
    ])
    expect(labels(4)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(printed(tokens, 4)[0]?.lines[0]?.text).toMatch(/^[A-Z2-7]{4} /)
  })

  it('are left alone where no token is of mOTP', () => {
    expect(texts(printed([totp()], 2))[0]?.map(([, , earlier]) => earlier)).toEqual([undefined, undefined])
  })
})
