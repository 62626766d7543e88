import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import { joinNamed } from '../../electron/accounts/merge/named.ts'
import type { SnapshotRecord } from '../../electron/accounts/records.ts'
import { VaultCopy } from '../fixtures/copies.ts'
import { anySnapshot } from '../fixtures/kits.ts'

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)]
const october: SnapshotRecord = {
  kind: 'snapshot',
  source: 'pypi-json',
  package: 'ropeway',
  on: '2026-10-01',
  digest: '1'.repeat(64),
  content: '{"owners":[]}',
}
const november: SnapshotRecord = { ...october, on: '2026-11-01', digest: '0'.repeat(64) }

describe('a snapshot of a registry', () => {
  it('comes back as it was, and is unknown in another shape', () => {
    expect(decodeRecord(encodeRecord(october))).toEqual(october)
    expect(decodeRecord(encode({ ...october, digest: 'x' }))).toBeUndefined()
    expect(decodeRecord(encode({ ...october, more: 1 }))).toBeUndefined()
  })

  it('is the later of two, whichever comes first, and either one of the same day', () => {
    expect(joinNamed(october, november)).toEqual(november)
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (one, other) => {
        const twin = { ...other, source: one.source, package: one.package }
        const both = joinNamed(one, twin)
        expect([one, twin]).toContainEqual(both)
        expect(joinNamed(twin, one)).toEqual(both)
      }),
      { seed: 11 },
    )
  })

  it('never joins one of another package, another kind, or an answer', () => {
    expect(joinNamed(october, { ...october, package: 'winch' })).toBeUndefined()
    expect(joinNamed(october, { ...october, source: 'pypi-index' })).toBeUndefined()
    const phone = { kind: 'bearer', name: 'phone', type: 'phone', told: '2026-10-01' } as const
    expect([joinNamed(october, phone), joinNamed(phone, october)]).toEqual([undefined, undefined])
  })

  it('is in a vault once after a merge, also where each side made its own', () => {
    const start = new VaultCopy()
    const merged = start.copied().put(A, october).mergedWith(start.copied().put(B, november))
    expect(merged.ids).toEqual([A])
    expect(merged.get(A)).toEqual(november)
  })
})
