import { expect, test } from 'vitest'
import { sift } from '../../electron/intake/passed-over.ts'
import { tokenFound } from '../fixtures/intake/plans.ts'

const item = (account: string, trashed: boolean) => ({ found: tokenFound('PyPI', account, 'x'), trashed })

test('what comes in is parted from what is passed over, in order', () => {
  const refused = { found: { kind: 'refused', what: 'line 3', reason: 'empty' } as const, trashed: true }
  const items = [item('a', false), { found: undefined, trashed: true }, item('b', true), refused, item('c', false)]
  expect(sift(items, 'in the recycle bin')).toEqual({
    found: [items[0]?.found, items[4]?.found],
    notes: [
      '1 item without a one-time code was passed over.',
      '2 entries in the recycle bin were passed over: PyPI: b, line 3.',
    ],
  })
})

test('nothing passed over needs no sentence', () => {
  expect(sift([item('a', false)]).notes).toEqual([])
})

test('a long list of names is cut, and a nameless entry is only counted', () => {
  const nameless = { found: tokenFound('', '', 'x'), trashed: true }
  expect(sift([nameless]).notes).toEqual(['1 entry in the trash was passed over.'])
  const { notes } = sift([nameless, ...Array.from({ length: 22 }, (_, index) => item(`n${index}`, true))])
  expect(notes[0]).toMatch(/^23 entries in the trash were passed over: PyPI: n0, .*, PyPI: n19 and 2 more\.$/)
})
