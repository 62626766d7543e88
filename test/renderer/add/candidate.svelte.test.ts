import { flushSync } from 'svelte'
import { expect, test } from 'vitest'
import type { IntakeEntryView } from '../../../electron/contract.ts'
import { Candidate } from '../../../renderer/add/candidate.svelte.ts'
import { candidatesOf, isTakeable } from '../../../renderer/add/candidates.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

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

test('what was typed stays with its entry when one before it is left out, and with no other that looks the same', () => {
  const same = { what: 'TOTP, SHA1, 6 digits, 30 s' }
  const before = candidatesOf([entry(0, same), entry(1, same), entry(2, same)], [])
  const [first, second] = before
  if (!first || !second) throw new Error('there are three candidates')
  first.name = 'typed for the first'
  second.name = 'typed for the second'
  const after = candidatesOf([entry(1, same), entry(2, same), entry(3, same)], before)
  expect(after.map(({ name }) => name)).toEqual(['typed for the second', 'alice', 'alice'])
  expect(after[0]).toBe(second)
})

test('a row shows at once what its entry has become', () => {
  const before = candidatesOf([entry(0)], [])
  const { entries, end } = shown(() => before[0]?.entry.question?.kind)
  candidatesOf([entry(0, { group: 'needs-you', question: { kind: 'two-secrets', first: 0 } })], before)
  flushSync()
  end()
  expect(entries).toEqual([undefined, 'two-secrets'])
})

test('an entry that is asked about since another file came waits for the answer, under the name that was typed', () => {
  const before = candidatesOf([entry(0)], [])
  const [candidate] = before
  if (!candidate) throw new Error('there is one candidate')
  candidate.name = 'typed'
  expect(candidate.ticked).toBe(true)
  candidatesOf([entry(0, { group: 'needs-you', question: { kind: 'two-secrets', first: 0 } })], before)
  expect([candidate.ticked, candidate.name]).toEqual([false, 'typed'])
  candidate.keptHere = true
  candidatesOf([entry(0, { group: 'new' })], before)
  expect([candidate.ticked, candidate.keptHere]).toEqual([true, false])
})
