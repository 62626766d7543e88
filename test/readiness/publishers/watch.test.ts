import { describe, expect, it } from 'vitest'
import { readSnapshot } from '../../../electron/readiness/publishers/read-snapshot.ts'
import { watch, type BroughtFile } from '../../../electron/readiness/publishers/watch.ts'
import { bytesOf, GEM_OWNERS, PYPI_JSON } from '../../fixtures/registries.ts'

const [ALONE] = GEM_OWNERS
const ADDED = { kind: 'owner-added', owner: 'jonas', role: 'maintainer' }

function brought(json: unknown, on: string, digest: string): BroughtFile {
  return { read: readSnapshot(bytesOf(json), { name: 'ropeway-owners.json' }), on, digest }
}

const before = brought([ALONE], '2026-10-01', 'a')
const after = brought(GEM_OWNERS, '2026-11-01', 'b')
const gem = { source: 'rubygems-owners', package: 'ropeway' } as const

describe('watching', () => {
  it('keeps the first snapshot, and says what changed with the next', () => {
    const first = watch([before], [])
    expect(first.outcomes).toMatchObject([{ kind: 'first', ...gem, on: '2026-10-01' }])
    expect(first.keep).toMatchObject([{ ...gem, on: '2026-10-01', digest: 'a' }])
    const second = watch([after], first.keep)
    expect(second.outcomes).toEqual([
      { kind: 'compared', ...gem, on: '2026-11-01', with: '2026-10-01', older: false, changes: [ADDED] },
    ])
    expect(second.keep).toMatchObject([{ ...gem, on: '2026-11-01', digest: 'b' }])
  })

  it('compares an older snapshot in the right order, and keeps the later one', () => {
    const { keep } = watch([after], [])
    expect(watch([before], keep)).toEqual({
      outcomes: [{ kind: 'compared', ...gem, on: '2026-10-01', with: '2026-11-01', older: true, changes: [ADDED] }],
      keep: [],
    })
  })

  it('compares several of one package one after the other, in whatever order they come', () => {
    const other = brought(PYPI_JSON, '2026-10-15', 'c')
    const { outcomes, keep } = watch([after, other, before], [])
    expect(outcomes).toMatchObject([
      { kind: 'compared', with: '2026-10-01', changes: [ADDED] },
      { kind: 'first', source: 'pypi-json' },
      { kind: 'first', source: 'rubygems-owners' },
    ])
    expect(keep.map(({ digest }) => digest)).toEqual(['b', 'c'])
  })

  it('goes by what the registry says where two are of one day, else by how they come', () => {
    const [old, now] = [19, 20].map((last_serial) =>
      brought({ ...PYPI_JSON, last_serial }, '2026-11-01', String(last_serial)),
    ) as [BroughtFile, BroughtFile]
    const gems = brought(GEM_OWNERS, '2026-11-01', 'b')
    const { keep } = watch([now, gems, old], [])
    expect(keep.map(({ digest }) => digest).sort()).toEqual(['20', 'b'])
    expect(watch([old], keep)).toMatchObject({ outcomes: [{ older: true }], keep: [] })
    const sameDay = watch([brought([ALONE], '2026-11-01', 'a'), gems], [])
    expect(sameDay.outcomes).toMatchObject([{ kind: 'first' }, { older: false, changes: [ADDED] }])
  })

  it('keeps nothing of what is refused, and nothing twice', () => {
    const refused = watch([brought({ a: 1 }, '2026-11-01', 'd')], [])
    expect(refused).toEqual({ outcomes: [{ kind: 'refused', why: { kind: 'unknown' } }], keep: [] })
    const { keep } = watch([after], [])
    expect(watch([after], keep)).toMatchObject({ outcomes: [{ changes: [] }], keep: [] })
  })

  it('leaves what a later version kept, and says that it cannot compare', () => {
    const kept = { ...gem, on: '2026-10-01', digest: 'x', content: '{"source":"rubygems-owners","quorum":2}' }
    expect(watch([after], [kept])).toEqual({
      outcomes: [{ kind: 'not-comparable', ...gem, on: '2026-11-01', with: '2026-10-01' }],
      keep: [],
    })
  })
})
