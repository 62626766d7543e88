/** Our own names of models, beside a list derived from FIDO's metadata: read where it is, and never copied. */
import { describe, expect, it } from 'vitest'
import { TABLE } from '../../electron/keys/models/table.ts'
import { hasSamples, readSampleJson } from './samples.ts'

/** What tells product families apart in a name. */
const FAMILIES = ['yubi', 'nitrokey', 'solo', 'somu', 'onlykey', 'atkey', 'ledger']
const MARKS = ['fips', 'bio', 'stax', 'flex', 'nano x', 'nano s', 'gen5', 'card', 'solo tap']

describe.skipIf(!hasSamples)('the table of model names', () => {
  it('names the same family as the public list for every AAGUID that both have', () => {
    const list = readSampleJson('aaguid/pocket-id.aaguids.json') as Readonly<Record<string, string>>
    const both = [...TABLE].flatMap(([aaguid, { name }]) => {
      const other = list[aaguid]
      return other === undefined ? [] : [{ aaguid, ours: marksOf(name), theirs: marksOf(other) }]
    })
    expect(both.length).toBeGreaterThan(20)
    for (const { aaguid, ours, theirs } of both) expect([aaguid, ...ours]).toEqual([aaguid, ...theirs])
    for (const { ours } of both) expect(ours.length).toBeGreaterThan(0)
  })
})

function marksOf(name: string): readonly string[] {
  return [...FAMILIES, ...MARKS].filter((mark) => name.toLowerCase().includes(mark))
}
