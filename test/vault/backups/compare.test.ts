import { describe, expect, it } from 'vitest'
import { compareSnapshots, type Snapshot } from '../../../electron/vault/backups/compare.ts'

function snapshot(...records: readonly [id: string, text: string, revision?: number][]): Snapshot {
  return new Map(
    records.map(([id, text, revision = 1]) => [
      id,
      { id, revision, tag: new Uint8Array(16), plaintext: new TextEncoder().encode(text) },
    ]),
  )
}

describe('comparing two copies', () => {
  it('says of each record where it is, and whether its content is the same', () => {
    const here = snapshot(['a', 'one'], ['b', 'two'], ['c', 'three'])
    const there = snapshot(['a', 'one'], ['b', 'TWO'], ['d', 'four'])
    expect(compareSnapshots(here, there)).toEqual({
      same: ['a'],
      different: ['b'],
      onlyHere: ['c'],
      onlyThere: ['d'],
    })
  })

  it('calls the same content the same, in whichever change it was written', () => {
    expect(compareSnapshots(snapshot(['a', 'one', 1]), snapshot(['a', 'one', 7])).same).toEqual(['a'])
  })

  it('finds nothing in two empty vaults', () => {
    expect(compareSnapshots(new Map(), new Map())).toEqual({ same: [], different: [], onlyHere: [], onlyThere: [] })
  })
})
