import { describe, expect, it } from 'vitest'
import { ImportedTags } from '../../../electron/intake/plan/imported-tags.ts'

const AT = '2026-03-01T12:00:00.000Z'
const [ACCOUNT, DETAILS] = ['a'.repeat(32), 'd'.repeat(32)]
const newId = () => 'e'.repeat(32)
const before = { id: DETAILS, kind: 'account-details', account: ACCOUNT, tags: ['oss'], pinned: 2 } as const

describe('tags of an import', () => {
  it('are those of all entries of an account, each once', () => {
    const tags = new ImportedTags()
    tags.add(ACCOUNT, ['work', 'oss'])
    tags.add(ACCOUNT, ['Work'])
    expect(tags.joinedWith([], AT, newId)).toEqual([
      { id: newId(), kind: 'account-details', account: ACCOUNT, tags: ['oss', 'work'], arranged: AT },
    ])
  })

  it('come to those that the account has, whose pin stays', () => {
    const tags = new ImportedTags()
    tags.add(ACCOUNT, ['work'])
    expect(tags.joinedWith([before], AT, newId)).toEqual([{ ...before, tags: ['oss', 'work'], arranged: AT }])
  })

  it('change nothing where the account has them all, or they are too long for a tag', () => {
    const tags = new ImportedTags()
    tags.add(ACCOUNT, ['OSS', 'x'.repeat(101)])
    expect(tags.joinedWith([before], AT, newId)).toEqual([])
  })
})
