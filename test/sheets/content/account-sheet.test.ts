import { expect, it } from 'vitest'
import { accountSheet } from '../../../electron/sheets/content/account-sheet.ts'
import { linesIn } from '../../../electron/sheets/content/sheet-lines.ts'
import { codesStrips } from '../../../electron/sheets/layout/codes-strips.ts'
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

it('a recovery key is not counted, not ticked off, and not warned of as the last code', () => {
  const text = new TextEncoder().encode(Array.from({ length: 16 }, () => 'a10c').join(' '))
  const codeSet = { codes: [{ text }], added: '2026-01-02T03:04:05.000Z' }
  const place = { set: '3F9A2C41', number: 1, part: 'codes' as const, covers }
  const key = accountSheet({ ...PYPI, service: 'Tuta', codeSet }, place)
  const [block] = key.sheet.blocks
  if (block?.kind !== 'codes') throw new Error('the codes come first')
  expect([block.title, block.facts, block.isKey]).toEqual([
    'Recovery key',
    'added on 2026-01-02 · stays valid after use',
    true,
  ])
  expect(codesStrips(block).flatMap(({ boxes }) => boxes.filter(({ kind }) => kind === 'tick'))).toEqual([])
  expect(key.warnings.map(({ kind }) => kind)).not.toContain('few-codes')
  const code = accountSheet({ ...PYPI, codeSet }, place)
  expect(code.warnings.map(({ kind }) => kind)).toContain('few-codes')
  expect(code.sheet.blocks[0]).toMatchObject({ title: 'Recovery codes', isKey: false })
})
