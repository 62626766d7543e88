import { expect, it } from 'vitest'
import { accountSheet } from '../../../electron/sheets/content/account-sheet.ts'
import { linesIn } from '../../../electron/sheets/content/sheet-lines.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { PYPI } from '../kinds.ts'

it('a sheet without symbols has the same lines and remarks, and no QR code was drawn for it', () => {
  const place = { set: '3F9A2C41', number: 1, part: 'account' as const, covers }
  const drawn = accountSheet(PYPI, place)
  const undrawn = accountSheet(PYPI, { ...place, drawSymbols: false })
  const withoutSymbols = drawn.sheet.blocks.map((block) => {
    if (block.kind !== 'lines') return block
    const { symbol, ...rest } = block
    expect(symbol?.version).toBeGreaterThan(0)
    return rest
  })
  expect(undrawn.sheet.blocks).toEqual(withoutSymbols)
  expect(undrawn.sheet.blocks.flatMap(linesIn)).toEqual(drawn.sheet.blocks.flatMap(linesIn))
})
