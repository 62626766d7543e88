import { expect, test } from 'vitest'
import { sift } from '../../electron/intake/skipped.ts'
import { tokenFound } from '../fixtures/intake/plans.ts'

const item = (account: string, trashed: boolean) => ({ found: tokenFound('PyPI', account, 'x'), trashed })

test('what comes in is parted from what is passed over, in order', () => {
  const refused = {
    found: { kind: 'refused', what: 'line 3', reason: { kind: 'secret-empty' } } as const,
    trashed: true,
  }
  const items = [item('a', false), { found: undefined, trashed: true }, item('b', true), refused, item('c', false)]
  expect(sift(items, 'recycle-bin')).toEqual({
    found: [items[0]?.found, items[4]?.found],
    notes: [
      { kind: 'without-code', count: 1 },
      { kind: 'in-trash', bin: 'recycle-bin', count: 2, names: ['PyPI: b', 'line 3'], more: 0 },
    ],
  })
})

test('nothing passed over needs no sentence', () => {
  expect(sift([item('a', false)]).notes).toEqual([])
})

test('a long list of names is cut, and a nameless entry is only counted', () => {
  const nameless = { found: tokenFound('', '', 'x'), trashed: true }
  expect(sift([nameless]).notes).toEqual([{ kind: 'in-trash', bin: 'trash', count: 1, names: [], more: 0 }])
  const { notes } = sift([nameless, ...Array.from({ length: 22 }, (_, index) => item(`n${index}`, true))])
  const names = Array.from({ length: 20 }, (_, index) => `PyPI: n${index}`)
  expect(notes[0]).toEqual({ kind: 'in-trash', bin: 'trash', count: 23, names, more: 2 })
})
