import { describe, expect, it } from 'vitest'
import type { LedgerFileView } from '../../../electron/contract.ts'
import { addedSentence } from '../../../renderer/add/added-words.ts'

const NONE = { read: 0, added: 0, duplicate: 0, refused: 0, quarantined: 0 }
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
})
