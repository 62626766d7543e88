import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { joinCovers, joinSets } from '../../electron/accounts/merge/join-paper.ts'
import { joinRecords } from '../../electron/accounts/merge/join-records.ts'
import type { CoverRecord, KitRecord, PaperCopy, PaperDrill, SetRecord } from '../../electron/accounts/records.ts'
import { VaultCopy } from '../fixtures/copies.ts'
import { anyCover, anySheet } from '../fixtures/kits.ts'

const id = (letter: string) => letter.repeat(32)
const [A, B, C] = ['a', 'b', 'c'].map(id) as [string, string, string]
const [EARLY, LATE] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']

const cover = (changed: string, fields: Readonly<Record<string, string>>): CoverRecord => ({
  kind: 'cover',
  fields: Object.entries(fields).map(([label, value]) => ({ label, value })),
  changed,
})
const drill = (at: string, how: PaperDrill['how'] = 'scanned'): PaperDrill => ({ at, how, same: [1], wrong: [] })
const copy = (number: number, rest: Partial<PaperCopy> = {}): PaperCopy => ({
  number,
  place: '',
  holder: '',
  drills: [],
  ...rest,
})
const set = (name: string, copies: readonly PaperCopy[], rest: Partial<SetRecord> = {}): SetRecord => ({
  kind: 'sheet',
  accounts: [],
  paper: 'a4',
  pages: 1,
  made: EARLY,
  set: name,
  copies,
  ...rest,
})

/** One vault with these records, and a copy of its file. */
function parted(records: Readonly<Record<string, KitRecord>>): [VaultCopy, VaultCopy] {
  const base = new VaultCopy()
  for (const [recordId, record] of Object.entries(records)) base.put(recordId, record)
  return [base, base.copied()]
}

describe('two covers', () => {
  it('become one with the fields of both, and where they differ with both values', () => {
    const one = cover(EARLY, { 'Call first': 'Bob', 'Then call': 'Carol', Seal: '17' })
    const other = cover(LATE, { 'Call first': 'Alice', Seal: '17', Where: 'bank' })
    const both = cover(LATE, { 'Call first': 'Alice / Bob', Seal: '17', Where: 'bank', 'Then call': 'Carol' })
    expect(joinCovers(one, other)).toEqual(both)
    expect(joinCovers(other, one)).toEqual(both)
  })

  it('take the value of the side that has one', () => {
    const one = cover(LATE, { 'Call first': '' })
    expect(joinCovers(one, cover(EARLY, { 'Call first': 'Bob' })).fields).toEqual([
      { label: 'Call first', value: 'Bob' },
    ])
  })

  it('of one vault, changed on both sides, are merged without a question', () => {
    const [here, there] = parted({ [A]: cover(EARLY, { 'Call first': 'Bob' }) })
    here.put(A, cover(LATE, { 'Call first': 'Bob', Seal: '18' }))
    there.put(A, cover(LATE, { 'Call first': 'Carol' }))
    expect(here.outcomes(there)).toEqual({ [A]: 'combined' })
    expect(here.mergedWith(there).get(A)).toEqual(cover(LATE, { 'Call first': 'Bob / Carol', Seal: '18' }))
  })

  it('that each side wrote on its own stay one, on either side, also when it is merged again', () => {
    const [here, there] = parted({})
    here.put(A, cover(EARLY, { 'Call first': 'Bob' }))
    there.put(B, cover(LATE, { 'Call first': 'Carol' }))
    const both = cover(LATE, { 'Call first': 'Bob / Carol' })
    expect(here.outcomes(there)).toEqual({ [A]: 'combined' })
    const merged = here.mergedWith(there)
    expect(merged.ids).toEqual([A])
    expect(merged.get(A)).toEqual(both)
    expect(merged.outcomes(there)).toEqual({})
    const back = there.mergedWith(merged)
    expect(back.ids).toEqual([B])
    expect(back.get(B)).toEqual(both)
    expect(back.outcomes(merged)).toEqual({})
  })

  it('are taken from there when here is none', () => {
    const [here, there] = parted({})
    there.put(B, cover(LATE, { 'Call first': 'Carol' }))
    expect(here.outcomes(there)).toEqual({ [B]: 'added' })
    expect(here.mergedWith(there).ids).toEqual([B])
  })
})

describe('two notes of one set', () => {
  it('become one with the drills of both, oldest first, the same drill once', () => {
    const one = set('0000AAAA', [copy(1, { drills: [drill(EARLY), drill(LATE)] })])
    const other = set('0000AAAA', [copy(1, { drills: [drill(EARLY), drill(EARLY, 'typed')] }), copy(2)])
    const both = set('0000AAAA', [
      copy(1, { drills: [drill(EARLY), drill(EARLY, 'typed'), drill(LATE)].sort(byAtAndHow) }),
      copy(2),
    ])
    expect(joinSets(one, other)).toEqual(both)
    expect(joinSets(other, one)).toEqual(both)
  })

  it('keep two drills of one moment apart that proved different halves', () => {
    const [secret, codes] = (['secret', 'codes'] as const).map((read): PaperDrill => ({
      ...drill(EARLY),
      same: [],
      half: [{ sheet: 1, read }],
    })) as [PaperDrill, PaperDrill]
    const [one, other] = [secret, codes].map((each) => set('0000AAAA', [copy(1, { drills: [each] })])) as [
      SetRecord,
      SetRecord,
    ]
    const both = joinSets(one, other)
    expect(both?.copies?.[0]?.drills).toHaveLength(2)
    expect(joinSets(other, one)).toEqual(both)
    expect(both?.copies?.[0]?.drills).toEqual(expect.arrayContaining([secret, codes]))
  })

  it('are gone where either says so, on the earlier day', () => {
    const one = set('0000AAAA', [copy(1, { gone: LATE }), copy(2)], { file: { path: '/x', gone: LATE } })
    const other = set('0000AAAA', [copy(1, { gone: EARLY }), copy(2, { gone: LATE })], { file: { path: '/x' } })
    expect(joinSets(one, other)).toEqual(
      set('0000AAAA', [copy(1, { gone: EARLY }), copy(2, { gone: LATE })], { file: { path: '/x', gone: LATE } }),
    )
  })

  it('name both places where they differ, and the one where only one is named', () => {
    const one = set('0000AAAA', [copy(1, { place: 'safe', holder: 'Bob' })])
    const other = set('0000AAAA', [copy(1, { place: 'bank' })])
    expect(joinSets(one, other)?.copies).toEqual([copy(1, { place: 'bank / safe', holder: 'Bob' })])
  })

  test.each<[string, Partial<SetRecord>]>([
    ['other accounts', { accounts: [A] }],
    ['another set', { set: '0000BBBB' }],
    ['another day', { made: LATE }],
    ['another file', { file: { path: '/y' } }],
  ])('with %s stay two', (_what, rest) => {
    const one = set('0000AAAA', [], { file: { path: '/x' } })
    expect(joinRecords(one, { ...one, ...rest })).toBeUndefined()
  })

  it('are merged without a question where both sides drilled', () => {
    const [here, there] = parted({ [A]: set('0000AAAA', [copy(1)]) })
    here.put(A, set('0000AAAA', [copy(1, { drills: [drill(EARLY)] })]))
    there.put(A, set('0000AAAA', [copy(1, { drills: [drill(LATE)] })]))
    expect(here.outcomes(there)).toEqual({ [A]: 'combined' })
    expect(here.mergedWith(there).get(A)).toEqual(set('0000AAAA', [copy(1, { drills: [drill(EARLY), drill(LATE)] })]))
  })

  it('that each side imported under its own id stay one; other sets are kept too', () => {
    const [here, there] = parted({})
    here.put(A, set('0000AAAA', [copy(1, { drills: [drill(EARLY)] })]))
    there.put(B, set('0000AAAA', [copy(1, { drills: [drill(LATE)] })])).put(C, set('0000CCCC', []))
    expect(here.outcomes(there)).toEqual({ [A]: 'combined', [C]: 'added' })
    const merged = here.mergedWith(there)
    expect(merged.ids).toEqual([A, C])
    expect(merged.get(A)).toEqual(set('0000AAAA', [copy(1, { drills: [drill(EARLY), drill(LATE)] })]))
  })

  it('of version 0.1, without a set id, are all kept', () => {
    const { set: _set, ...old } = set('', [])
    const [here, there] = parted({})
    here.put(A, old)
    there.put(B, old)
    expect(here.mergedWith(there).ids).toEqual([A, B])
  })
})

describe('anything on paper', () => {
  const pairs = fc.oneof(
    fc.tuple(anyCover, anyCover),
    // Two histories of one set.
    fc.tuple(anySheet, anySheet).map(([one, other]): [SetRecord, SetRecord] => {
      const { copies: _copies, file: _file, ...rest } = one
      return [one, { ...rest, ...(other.copies && { copies: other.copies }) }]
    }),
  )

  it('the order does not matter', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(joinRecords(one, other)).toEqual(joinRecords(other, one))
      }),
    )
  })

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const both = joinRecords(one, other)
        if (!both) throw new Error('these go together')
        expect(joinRecords(both, other)).toEqual(both)
        expect(joinRecords(one, both)).toEqual(both)
      }),
    )
  })

  it('no drill and no word of a cover is lost', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const both = joinRecords(one, other)
        for (const side of [one, other]) {
          if (side.kind === 'sheet' && both?.kind === 'sheet') {
            const drills = both.copies?.flatMap((all) => all.drills) ?? []
            for (const each of side.copies?.flatMap((all) => all.drills) ?? []) expect(drills).toContainEqual(each)
          } else if (side.kind === 'cover' && both?.kind === 'cover') {
            for (const { label, value } of side.fields) {
              const field = both.fields.find((all) => all.label === label)
              for (const part of value.split(' / ')) expect(field?.value).toContain(part.trim())
            }
          }
        }
      }),
    )
  })
})

function byAtAndHow(one: PaperDrill, other: PaperDrill): number {
  return `${one.at} ${one.how}` < `${other.at} ${other.how}` ? -1 : 1
}
