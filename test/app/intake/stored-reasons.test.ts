import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Remark, Stored } from '../../../electron/accounts/records.ts'
import { remarkSentence } from '../../../electron/contract/words/intake-words.ts'
import { kitJson } from '../../../electron/exports/kit-json.ts'
import { TestApp } from '../../fixtures/app.ts'
import { AT, smallKit } from '../../fixtures/exports.ts'

let app: TestApp

beforeEach(async () => {
  app = new TestApp()
  await app.create()
})

afterEach(async () => {
  await app.close()
})

/** What one version exported, taken into a vault of this one. */
async function takenIn(remark: Remark): Promise<void> {
  const records: Stored[] = [
    {
      kind: 'quarantined',
      id: '1'.repeat(32),
      what: 'Bank',
      reason: remark,
      source: 'links.txt',
      verbatim: new TextEncoder().encode('otpauth://broken'),
      added: AT,
    },
    {
      kind: 'ledger',
      id: '2'.repeat(32),
      at: AT,
      rows: [{ source: 'links.txt', file: 0, what: 'Bank', outcome: 'quarantined', reason: remark }],
      missing: [remark],
      sources: [{ name: 'links.txt', notes: [remark] }],
    },
  ]
  const files = [{ name: 'export.json', bytes: new Uint8Array(kitJson(smallKit({ records })).bytes) }]
  const { id, entries } = await app.call['intake.read']({ files })
  const take = entries.map(({ index, service, name }) => ({ index, service, name }))
  await app.call['intake.commit']({ intake: id, take })
}

test.each<[string, Remark, string]>([
  ['words of an earlier version', 'the secret is empty', 'the secret is empty'],
  ['a reason of this version', { kind: 'secret-empty' }, 'The secret is empty.'],
  ['a reason of a later version', { kind: 'burnt', by: 'fire' }, 'Reason not known to this version: burnt, by "fire".'],
])('%s is kept as it is, and said', async (_, remark, words) => {
  await takenIn(remark)
  const [aside] = await app.call['intake.quarantined'](undefined)
  expect(aside).toMatchObject({ what: 'Bank', reason: remark, added: AT })
  expect(aside && remarkSentence(aside.reason)).toBe(words)
  const old = (await app.call['intake.ledgers'](undefined)).find(({ rows }) => rows.length === 1)
  expect(old).toMatchObject({ rows: [{ reason: remark }], missing: [remark], files: [{ notes: [remark] }] })
})
