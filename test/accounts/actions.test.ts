import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeSetInForce, codeSetsInForce, codeSetsOf } from '../../electron/accounts/actions.ts'
import { Kit, store } from '../../electron/accounts/kit.ts'
import type { CodeSetRecord, Stored } from '../../electron/accounts/records.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { TEST_COSTS } from '../fixtures/app.ts'

const ACCOUNT = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)

let folder: string
let kit: Kit

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actions-test-'))
  kit = new Kit(await Vault.create(join(folder, 'vault.rkit'), new TextEncoder().encode('correct horse'), TEST_COSTS))
})

afterEach(() => {
  kit.close()
  rmSync(folder, { recursive: true })
})

function keep(account: string, day: string, voided?: string): Stored<CodeSetRecord> {
  const text = new TextEncoder().encode(day)
  const codes = { kind: 'code-set' as const, account, codes: [{ text }], added: `${day}T10:00:00.000Z`, source: 'test' }
  const set = store<CodeSetRecord>({ ...codes, ...(voided !== undefined && { voided }) })
  kit.commit({ put: [set] })
  return set
}

describe('the current code set', () => {
  it('is the newest of those that are not voided, whichever way it is looked up', () => {
    keep(ACCOUNT, '2026-02-01')
    const newest = keep(ACCOUNT, '2026-03-01')
    keep(ACCOUNT, '2026-01-01')
    keep(ACCOUNT, '2026-04-01', '2026-04-02T10:00:00.000Z')
    const other = keep(OTHER, '2025-01-01')
    expect(codeSetInForce(kit, ACCOUNT)?.id).toBe(newest.id)
    expect(codeSetsInForce(kit)).toEqual(
      new Map([
        [ACCOUNT, newest],
        [OTHER, other],
      ]),
    )
  })

  it('is the same either way when two were added at the same moment', () => {
    const first = keep(ACCOUNT, '2026-02-01')
    keep(ACCOUNT, '2026-02-01')
    expect(codeSetInForce(kit, ACCOUNT)?.id).toBe(first.id)
    expect(codeSetsInForce(kit).get(ACCOUNT)?.id).toBe(first.id)
  })

  it('is missing when all are voided, and comes first in the list otherwise', () => {
    const voided = keep(ACCOUNT, '2026-02-01', '2026-03-01T10:00:00.000Z')
    expect(codeSetInForce(kit, ACCOUNT)).toBeUndefined()
    const set = keep(ACCOUNT, '2026-01-01')
    expect(codeSetsOf(kit, ACCOUNT).map(({ id }) => id)).toEqual([set.id, voided.id])
  })
})
