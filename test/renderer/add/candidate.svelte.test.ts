import { expect, test } from 'vitest'
import type { IntakeEntryView } from '../../../electron/contract.ts'
import { Candidate } from '../../../renderer/add/candidate.svelte.ts'
import { candidatesOf, isTakeable } from '../../../renderer/add/candidates.ts'

function entry(index: number, rest: Partial<IntakeEntryView> = {}): IntakeEntryView {
  const named = { service: 'PyPI', name: 'alice', what: `TOTP ${index}` }
  return {
    index,
    file: 0,
    kind: 'token',
    group: 'new',
    ...named,
    warnings: [],
    duplicate: false,
    ticked: true,
    ...rest,
  }
}

test('a candidate begins as the main process proposes it', () => {
  const { ticked, service, name, firstUsed } = new Candidate(entry(0, { ticked: false, firstUsed: true }))
  expect({ ticked, service, name, firstUsed }).toEqual({
    ticked: false,
    service: 'PyPI',
    name: 'alice',
    firstUsed: true,
  })
  expect(new Candidate(entry(1)).firstUsed).toBe(false)
})

test('what is set aside or refused is no candidate', () => {
  const kinds = ['token', 'code-set', 'record', 'quarantined', 'refused'] as const
  expect(kinds.filter((kind) => isTakeable(entry(0, { kind })))).toEqual(['token', 'code-set', 'record'])
  expect(candidatesOf([entry(0, { kind: 'refused' }), entry(1)], [])).toHaveLength(1)
})

test('an entry that needs an answer waits for it', () => {
  expect(new Candidate(entry(0, { group: 'needs-you', question: { kind: 'whose' } })).ticked).toBe(false)
})

test('recovery codes are ticked and named as the token they go with', () => {
  const [token, codes] = candidatesOf([entry(0), entry(1, { kind: 'code-set', goesWith: 0 })], [])
  if (!token || !codes) throw new Error('there are two candidates')
  token.name = 'bob'
  token.ticked = false
  expect([codes.leader, codes.name, codes.ticked]).toEqual([token, 'bob', false])
})

test('what was typed stays with its entry when a file before it is left out', () => {
  const [, second] = candidatesOf([entry(0), entry(1, { file: 1 })], [])
  if (!second) throw new Error('there are two candidates')
  second.name = 'typed'
  const [after] = candidatesOf([entry(0, { file: 1, what: 'TOTP 1' })], [second])
  expect([after?.name, after?.entry.index]).toEqual(['typed', 0])
})

test('what was typed stays with its entry, and only with it', () => {
  const before = candidatesOf([entry(0), entry(1), entry(2)], [])
  for (const candidate of before) candidate.name = 'typed'
  const after = candidatesOf([entry(0), entry(1, { what: 'HOTP' }), entry(2, { file: 1 }), entry(3)], before)
  expect(after.map(({ name }) => name)).toEqual(['typed', 'alice', 'alice', 'alice'])
  expect(after[0]).toBe(before[0])
})
