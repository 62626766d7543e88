import { describe, expect, it } from 'vitest'
import type { LedgerFileView, LedgerRowView, LedgerView } from '../../../electron/contract.ts'
import { addedSentence, addedState, restSentence } from '../../../renderer/add/added-words.ts'

const NONE = { read: 0, added: 0, duplicate: 0, refused: 0, quarantined: 0 }
const file = (index: number, more: Partial<LedgerFileView> = {}): LedgerFileView => ({
  index,
  name: 'a file',
  notes: [],
  tokens: 0,
  proved: 0,
  complete: true,
  ...NONE,
  ...more,
})
const refused = (file: number, kind: 'left-out' | 'not-read'): LedgerRowView => ({
  source: 'a file',
  file,
  what: 'an entry',
  outcome: 'refused',
  reason: { kind },
})
const report = (more: Partial<LedgerView>): LedgerView => ({
  id: 'a'.repeat(32),
  at: '2026-03-03',
  missing: [],
  rows: [],
  files: [],
  backedUp: true,
  readBack: '2026-03-03',
  ...NONE,
  ...more,
})

describe('the line after an import', () => {
  it('says what was added, and claims only what was done', () => {
    const added = { read: 43, added: 43 }
    const { readBack: _not, ...unread } = report(added)
    expect(addedSentence(report(added))).toBe('43 entries added, backed up, read back.')
    expect(addedSentence(report({ ...added, backedUp: false }))).toBe('43 entries added, read back.')
    expect(addedSentence({ ...unread, backedUp: false, added: 1 })).toBe('1 entry added.')
    expect([addedState(report(added)), addedState(report({ ...added, backedUp: false })), addedState(unread)]).toEqual([
      'good',
      'half',
      'half',
    ])
  })

  it('counts accounts where each entry is the token of another one', () => {
    const row = (what: string): LedgerRowView => ({
      ...{ source: 'a file', file: 0, what, outcome: 'added', reason: '' },
      token: { id: 'a'.repeat(32), type: 'totp', digits: 6 },
    })
    const added = (rows: readonly LedgerRowView[]) =>
      addedSentence(report({ read: rows.length, added: rows.length, rows }))
    const { token: _, ...codes } = row('npm: alice')
    expect(added([row('PyPI: alice'), row('npm: alice')])).toBe('2 accounts added, backed up, read back.')
    expect(added([row('PyPI: alice'), row('PyPI: alice')])).toBe('2 entries added, backed up, read back.')
    expect(added([row('PyPI: alice'), codes])).toBe('2 entries added, backed up, read back.')
  })

  it('does not look like a success where nothing was added', () => {
    expect(addedSentence(report({}))).toBe('There was nothing to add.')
    expect(addedSentence(report({ read: 2, duplicate: 2 }))).toBe('Nothing new: all of it is already here.')
    expect(addedSentence(report({ read: 3, duplicate: 2, refused: 1 }))).toBe('Nothing new was added.')
    expect(addedSentence(report({ read: 1, refused: 1 }))).toBe('Nothing was added.')
    expect(addedState(report({ read: 2, duplicate: 2 }))).toBe('nothing')
  })
})

describe('what stands below it', () => {
  it('tells entries from files, and what was left out from what could not be read', () => {
    const rows = [
      refused(0, 'left-out'),
      refused(0, 'left-out'),
      refused(0, 'not-read'),
      refused(1, 'not-read'),
      refused(2, 'left-out'),
    ]
    const files = [file(0, { format: 'Aegis export' }), file(1), file(2)]
    expect(restSentence(report({ read: 9, added: 1, duplicate: 2, quarantined: 1, refused: 5, rows, files }))).toBe(
      '2 are already here. 1 is set aside. 2 were left out. 1 was not readable. 1 file was left out. 1 file could not be read.',
    )
  })

  it('is empty where all of it was added, and says what was not done', () => {
    expect(restSentence(report({ read: 1, added: 1 }))).toBe('')
    const { readBack: _not, ...unread } = report({ read: 1, added: 1, backedUp: false })
    expect(restSentence(unread)).toBe(
      'It was not read back from the vault file, so keep the files. It is in no backup yet.',
    )
  })
})
