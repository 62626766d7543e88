import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import { joinNamed } from '../../electron/accounts/merge/named.ts'
import type { MetadataRecord } from '../../electron/accounts/records.ts'
import { VaultCopy } from '../fixtures/copies.ts'
import { anyMetadata } from '../fixtures/kits.ts'

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)]
const MODEL = {
  aaguid: '01234567-89ab-cdef-0123-456789abcdef',
  name: 'Made-up Key',
  statuses: [{ status: 'FIDO_CERTIFIED', on: '2025-01-01' }, { status: 'SOMETHING_NEW' }],
}
const ninth: MetadataRecord = {
  kind: 'metadata',
  number: 9,
  nextUpdate: '2026-03-01',
  read: '2026-02-03T10:00:00.000Z',
  models: [MODEL, { keyIds: ['0'.repeat(40)], name: 'Old Key', statuses: [] }],
}
const tenth: MetadataRecord = { ...ninth, number: 10, read: '2026-02-01T10:00:00.000Z' }

describe("FIDO's metadata in a vault", () => {
  it('comes back as it was, and is unknown in another shape', () => {
    expect(decodeRecord(encodeRecord(ninth))).toEqual(ninth)
    for (const other of [
      { ...ninth, more: 1 },
      { ...ninth, number: -1 },
      { ...ninth, models: [{ ...MODEL, keyIds: [] }] },
      { ...ninth, models: [{ name: 'No identifier', statuses: [] }] },
      { ...ninth, models: [{ ...MODEL, name: 'n'.repeat(201) }] },
      { ...ninth, models: Array.from({ length: 5001 }, () => MODEL) },
    ])
      expect(decodeRecord(encode(other))).toBeUndefined()
  })

  it('is the one with the higher number of two, as a number and not as a text', () => {
    expect([joinNamed(ninth, tenth), joinNamed(tenth, ninth)]).toEqual([tenth, tenth])
    const again = { ...ninth, read: '2026-02-04T10:00:00.000Z' }
    expect([joinNamed(ninth, again), joinNamed(again, ninth)]).toEqual([again, again])
    fc.assert(
      fc.property(anyMetadata, anyMetadata, (one, other) => {
        const both = joinNamed(one, other)
        expect(both).toEqual(one.number > other.number ? one : one.number < other.number ? other : both)
        expect(joinNamed(other, one)).toEqual(both)
      }),
      { seed: 12 },
    )
  })

  it('never joins a snapshot or an answer', () => {
    const phone = { kind: 'bearer', name: 'metadata', type: 'phone', told: '2026-10-01' } as const
    const snapshot = {
      kind: 'snapshot',
      source: 'pypi-json',
      package: 'metadata',
      on: '2026-10-01',
      digest: '1'.repeat(64),
      content: '{}',
    } as const
    for (const other of [phone, snapshot])
      expect([joinNamed(ninth, other), joinNamed(other, ninth)]).toEqual([undefined, undefined])
  })

  it('is in a vault once after a merge, also where each side read its own', () => {
    const start = new VaultCopy()
    const merged = start.copied().put(A, tenth).mergedWith(start.copied().put(B, ninth))
    expect(merged.ids).toEqual([A])
    expect(merged.get(A)).toEqual(tenth)
  })
})
