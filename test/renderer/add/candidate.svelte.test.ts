import { expect, test } from 'vitest'
import type { IntakeEntryView } from '../../../electron/contract.ts'
import { Candidate, candidatesOf, isTakeable } from '../../../renderer/add/candidate.svelte.ts'

function entry(index: number, rest: Partial<IntakeEntryView> = {}): IntakeEntryView {
  const named = { service: 'PyPI', name: 'alice', what: `TOTP ${index}` }
  return { index, file: 0, kind: 'token', ...named, warnings: [], duplicate: false, ticked: true, ...rest }
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

test('what was typed stays with its entry, and only with it', () => {
  const before = candidatesOf([entry(0), entry(1), entry(2)], [])
  for (const candidate of before) candidate.name = 'typed'
  const after = candidatesOf([entry(0), entry(1, { what: 'HOTP' }), entry(2, { file: 1 }), entry(3)], before)
  expect(after.map(({ name }) => name)).toEqual(['typed', 'alice', 'alice', 'alice'])
  expect(after[0]).toBe(before[0])
})
