import { describe, expect, it } from 'vitest'
import type { LedgerFileView, LedgerRowView } from '../../../electron/contract.ts'
import { addedSentence } from '../../../renderer/add/added-words.ts'

const AT = '2026-03-03T12:00:10.500Z'
const NONE = { at: AT, rows: [], read: 0, added: 0, duplicate: 0, refused: 0, quarantined: 0 }
const file = (more: Partial<LedgerFileView>): LedgerFileView => ({
  index: 0,
  name: 'a file',
  notes: [],
  tokens: 0,
  proved: 0,
  complete: true,
  ...NONE,
  ...more,
})
const row = (what: string, more: Partial<LedgerRowView> = {}): LedgerRowView => ({
  ...{ source: 'a file', file: 0, what, outcome: 'added', reason: '' },
  token: { id: 'a'.repeat(32), type: 'totp', digits: 6 },
  ...more,
})

describe('the line after an import', () => {
  it('says what was added, and hides nothing that was not', () => {
    expect(addedSentence({ ...NONE, added: 43, files: [] })).toBe('43 entries added.')
    expect(addedSentence({ ...NONE, added: 1, duplicate: 2, quarantined: 1, refused: 3, files: [] })).toBe(
      '1 entry added. 2 are already here. 1 is set aside. 3 were not imported.',
    )
    expect(addedSentence({ ...NONE, files: [file({}), file({ format: 'aegis' }), file({})] })).toBe(
      'Nothing was added. 2 files were not exports.',
    )
  })

  it('counts accounts where each entry is the token of another one', () => {
    const refused = row('npm: alice', { outcome: 'refused' })
    expect(addedSentence({ ...NONE, added: 1, refused: 1, rows: [row('PyPI: alice'), refused], files: [] })).toBe(
      '1 account added. 1 was not imported.',
    )
    const twice = [row('PyPI: alice'), row('PyPI: alice')]
    expect(addedSentence({ ...NONE, added: 2, rows: twice, files: [] })).toBe('2 entries added.')
    const { token: _, ...codes } = row('npm: alice')
    expect(addedSentence({ ...NONE, added: 2, rows: [row('PyPI: alice'), codes], files: [] })).toBe('2 entries added.')
  })

  it('says backed up of a backup with all accounts from after the import, and read back once it was', () => {
    const ledger = { ...NONE, added: 1, rows: [row('PyPI: alice')], files: [] }
    const backup = { at: '2026-03-03T12:00:10.000Z', accountsMissing: 0 }
    expect(addedSentence({ ...ledger, readBack: AT }, backup)).toBe('1 account added, backed up, read back.')
    expect(addedSentence(ledger, backup)).toBe('1 account added and backed up.')
    for (const none of [undefined, { accountsMissing: 0 }, { ...backup, accountsMissing: 1 }])
      expect(addedSentence({ ...ledger, readBack: AT }, none)).toBe('1 account added and read back.')
    const before = { ...backup, at: '2026-03-03T12:00:09.000Z' }
    expect(addedSentence({ ...ledger, readBack: AT }, before)).toBe('1 account added and read back.')
  })
})
