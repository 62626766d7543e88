import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeSetRecord, Stored } from '../../../../electron/accounts/records.ts'
import { kitJson } from '../../../../electron/exports/kit-json.ts'
import { readSource } from '../../../../electron/intake/formats.ts'
import { commitIntake } from '../../../../electron/intake/plan/commit.ts'
import type { VaultContents } from '../../../../electron/intake/plan/vault-contents.ts'
import { planIntake } from '../../../../electron/intake/plan/plan.ts'
import type { Taken } from '../../../../electron/intake/plan/plan-types.ts'
import { KitError } from '../../../../electron/kit-error.ts'
import { IDS, smallKit } from '../../../fixtures/exports.ts'
import {
  accountRecord,
  bytes,
  codeSetRecord,
  EMPTY,
  ids,
  keyRecord,
  kitOf,
  NOW,
  tokenRecord,
  totp,
} from '../../../fixtures/intake/plans.ts'

async function bringIn(records: readonly Stored[], kit: VaultContents = EMPTY, rename?: (taken: Taken) => Taken) {
  const reading = await readSource({ name: 'export.json', bytes: kitJson(smallKit({ records })).bytes })
  const plan = planIntake([{ source: 'export.json', reading }], kit)
  const take = plan.entries
    .filter((entry) => entry.ticked)
    .map(({ index, service, name }) => (rename ?? ((one: Taken) => one))({ index, service, name }))
  return { plan, ...commitIntake(plan, take, NOW, ids()) }
}

const ofKind = (put: readonly Stored[], kind: string) => put.filter((record) => record.kind === kind)

const EXPORTED: Stored[] = [
  {
    kind: 'account',
    id: IDS.pypi,
    service: 'PyPI',
    name: 'alice',
    note: 'from the export',
    added: '2025-02-01T00:00:00.000Z',
  },
  {
    kind: 'code-set',
    id: '4'.repeat(32),
    account: IDS.pypi,
    codes: [{ text: bytes('c1') }, { text: bytes('c2'), used: '2025-03-01' }],
    added: '2025-02-01T00:00:00.000Z',
    source: 'codes.txt',
  },
]

describe('an export brought into a vault that has the account', () => {
  test('joins it and adds its note', async () => {
    const { put, plan } = await bringIn(EXPORTED, kitOf(accountRecord('a1', 'pypi', 'Alice', 'here')))
    expect(plan.entries).toMatchObject([{ joins: 'a1', ticked: true }])
    expect(ofKind(put, 'account')).toMatchObject([{ id: 'a1', service: 'pypi', note: 'here\nfrom the export' }])
    expect(ofKind(put, 'code-set')).toMatchObject([{ account: 'a1', codes: [{}, { used: '2025-03-01' }] }])
  })

  test('does not void a set that came into the vault later', async () => {
    const newer = codeSetRecord('s1', 'a1', ['n1', 'n2'], { added: '2025-06-01T00:00:00.000Z' })
    const { put, plan } = await bringIn(EXPORTED, kitOf(accountRecord('a1', 'PyPI', 'alice'), newer))
    expect(plan.entries[0]?.warnings).toEqual([{ kind: 'older-codes' }])
    expect(ofKind(put, 'code-set')).toMatchObject([{ voided: NOW, codes: [{ text: bytes('c1') }, {}] }])
  })

  test('voids a set that came into the vault before', async () => {
    const older = codeSetRecord('s1', 'a1', ['n1', 'n2'], { added: '2025-01-01T00:00:00.000Z' })
    const { put } = await bringIn(EXPORTED, kitOf(accountRecord('a1', 'PyPI', 'alice'), older))
    const sets = ofKind(put, 'code-set') as Stored<CodeSetRecord>[]
    expect(sets.map(({ id, voided }) => [id === 's1', voided])).toEqual([
      [false, undefined],
      [true, NOW],
    ])
  })
})

test('a set that was void stays void, since when it was', async () => {
  const [account, set] = EXPORTED
  const voided = { ...set, voided: '2025-04-01T00:00:00.000Z' } as Stored<CodeSetRecord>
  const { put } = await bringIn(account ? [account, voided] : [])
  expect(ofKind(put, 'code-set')).toMatchObject([{ voided: '2025-04-01T00:00:00.000Z' }])
})

test('an account that is renamed in the preview is brought in under its new name', async () => {
  const { put } = await bringIn(EXPORTED, EMPTY, (taken) => ({ ...taken, name: ' alice2 ' }))
  expect(ofKind(put, 'account')).toMatchObject([{ service: 'PyPI', name: 'alice2', note: 'from the export' }])
})

test('a sheet names the accounts under their new ids, and no longer those that were left out', async () => {
  const sheet = {
    kind: 'sheet',
    id: '5'.repeat(32),
    accounts: [IDS.old, IDS.pypi],
    paper: 'a4',
    pages: 1,
    made: NOW,
  } as const
  const { put } = await bringIn([...EXPORTED, sheet])
  const [account] = ofKind(put, 'account')
  expect(ofKind(put, 'sheet')).toMatchObject([{ accounts: [account?.id] }])
})

test('the same export twice in one import is brought in once', async () => {
  const reading = await readSource({ name: 'x', bytes: kitJson(smallKit()).bytes })
  const plan = planIntake(
    [
      { source: 'one', reading },
      { source: 'two', reading },
    ],
    EMPTY,
  )
  expect(
    plan.entries.filter(({ file, kind }) => file === 1 && kind !== 'quarantined').map((one) => one.ticked),
  ).toEqual([false, false, false, false])
})

test('a token of a lost account comes in without a name', async () => {
  const token: Stored = {
    kind: 'token',
    id: '1'.repeat(32),
    account: IDS.old,
    token: totp('s'),
    added: NOW,
    source: '',
  }
  const { put } = await bringIn([token])
  expect(ofKind(put, 'account')).toMatchObject([{ service: '', name: '' }])
  expect(ofKind(put, 'token')).toHaveLength(1)
})

describe('the keys noted at an account of an export', () => {
  const [BLUE, RED, ABSENT] = ['b', 'c', 'd'].map((letter) => letter.repeat(32)) as [string, string, string]
  const ALICE = {
    ...accountRecord(IDS.pypi, 'PyPI', 'alice'),
    keys: [{ key: BLUE, noted: '2026-01-02' }, { key: RED }, { key: ABSENT }],
  }
  const TOKEN = tokenRecord('1'.repeat(32), IDS.pypi, totp('one'))
  const RECORDS = [ALICE, TOKEN, keyRecord(BLUE, 'Blue'), keyRecord(RED, 'Red')]
  const vaultWith = (...records: readonly Stored[]) => ({
    ...kitOf(...records),
    others: records.filter(({ kind }) => kind === 'key'),
  })
  const here = accountRecord('a1', 'PyPI', 'alice')
  const blueHere = keyRecord('e'.repeat(32), 'My blue one', 'Blue')

  test('are those that the keys became here, and one that did not come is noted nowhere', async () => {
    const { put } = await bringIn(RECORDS)
    const [blue, red] = ofKind(put, 'key').map(({ id }) => id)
    expect(ofKind(put, 'account')).toMatchObject([{ keys: [{ key: blue, noted: '2026-01-02' }, { key: red }] }])
  })

  test('are joined to those of the account here, a key that is here under the id it has', async () => {
    const kit = vaultWith({ ...here, keys: [{ key: blueHere.id, noted: '2026-01-03' }] }, blueHere)
    const { put } = await bringIn(RECORDS, kit)
    const [red] = ofKind(put, 'key').map(({ id }) => id)
    expect(ofKind(put, 'key')).toHaveLength(1)
    expect(ofKind(put, 'account')).toEqual([
      { ...here, keys: [{ key: red }, { key: blueHere.id, noted: '2026-01-02' }] },
    ])
  })

  test('come to an account that has everything else when the key is new, and else change nothing', async () => {
    const same = tokenRecord('t1', 'a1', totp('one'))
    const { put } = await bringIn(RECORDS, vaultWith(here, same, blueHere))
    const [red] = ofKind(put, 'key').map(({ id }) => id)
    expect(ofKind(put, 'account')).toEqual([{ ...here, keys: [{ key: red }] }])
    const again = await bringIn(RECORDS, vaultWith(here, same, blueHere, keyRecord('f'.repeat(32), 'Red')))
    expect(again.put).toEqual([])
  })

  test('are in an export of that account alone, with the keys', () => {
    const other = keyRecord('e'.repeat(32), 'Other')
    const { bytes: json, leftOut } = kitJson(smallKit({ records: [...RECORDS, other] }), new Set([IDS.pypi]))
    const { records } = JSON.parse(new TextDecoder().decode(json)) as { records: Record<string, { name: string }[]> }
    expect(records.key?.map(({ name }) => name)).toEqual(['Blue', 'Red'])
    expect(leftOut).toEqual(['1 security key'])
  })
})

test('whatever the records of an export are, each becomes one entry or the answer is a coded error', async () => {
  const kinds = fc.constantFrom('account', 'token', 'code-set', 'key', 'sheet', 'quarantined', 'ledger', 'else')
  const field = fc.oneof(fc.jsonValue(), fc.record({ base64: fc.oneof(fc.base64String(), fc.string()) }))
  const item = fc.dictionary(fc.constantFrom('id', 'account', 'token', 'codes', 'service', 'added', 'x'), field)
  await fc.assert(
    fc.asyncProperty(fc.dictionary(kinds, fc.array(item, { maxLength: 3 })), async (records) => {
      const text = JSON.stringify({ format: 'recovery-kit-export', version: 1, records })
      try {
        const { found } = await readSource({ name: 'x', bytes: bytes(text) })
        expect(found).toHaveLength(Object.values(records).flat().length)
      } catch (error) {
        if (!(error instanceof KitError)) throw error
        expect(error.code).toBe('file-damaged')
      }
    }),
  )
})
