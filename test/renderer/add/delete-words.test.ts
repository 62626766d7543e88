import { expect, test } from 'vitest'
import type { LedgerFileView } from '../../../electron/contract.ts'
import { checkedSentence } from '../../../renderer/add/check-words.ts'
import { deletableSentence, deletableState, uncheckedSentence } from '../../../renderer/add/delete-words.ts'

const FILE: LedgerFileView = {
  index: 0,
  name: 'aegis.json',
  notes: [],
  tokens: 3,
  proved: 1,
  complete: false,
  read: 3,
  added: 3,
  duplicate: 0,
  refused: 0,
  quarantined: 0,
  open: [{ kind: 'not-proved', count: 2, of: 3 }],
}
const backup = { kind: 'not-backed-up' } as const

test('a file is offered for deletion when all of it is checked, or only the check is missing', () => {
  expect(deletableState({ complete: true, open: [] })).toBe('ready')
  expect(deletableState(FILE)).toBe('unchecked')
  expect(deletableState({ ...FILE, open: [...(FILE.open ?? []), backup] })).toBe('needed')
  expect(deletableState({ ...FILE, open: [{ kind: 'refused', count: 1 }] })).toBe('needed')
  expect(deletableState({ complete: false })).toBe('needed')
  expect(deletableState({ ...FILE, deleted: '2026-03-03' })).toBe('deleted')
})

test('what stands beside it says what is to be done first', () => {
  expect(deletableSentence(FILE)).toBe('Offered once all 3 are checked. 2 are not.')
  expect(deletableSentence({ ...FILE, tokens: 1, proved: 0 })).toBe('Offered once its code is checked. 1 is not.')
  expect(deletableSentence({ ...FILE, open: [backup] })).toBe(
    'Do not delete aegis.json yet. What came of it is in no backup yet.',
  )
  expect(deletableSentence({ ...FILE, complete: true, proved: 3 })).toBe('All of it is checked.')
  expect(deletableSentence({ ...FILE, complete: true, tokens: 0 })).toBe('All of it is in the vault and in a backup.')
  expect(deletableSentence({ ...FILE, deleted: '2026-03-03T12:00:00Z' })).toBe('Deleted by the app on Mar 3, 2026.')
})

test('deleting a file that was not checked says what that risks', () => {
  expect(uncheckedSentence(FILE)).toBe(
    '2 codes of 3 were not compared with your old app here. If one of them is wrong, only the old app or the service can give it again.',
  )
})

test('the check says how far it is, and when it is done', () => {
  expect([checkedSentence(1, 3), checkedSentence(1, 1), checkedSentence(3, 3)]).toEqual([
    '1 of 3 checked',
    'It is checked: your old app shows the same code.',
    'All 3 are checked: your old app shows the same codes.',
  ])
})
