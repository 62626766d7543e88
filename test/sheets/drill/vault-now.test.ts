import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { advanceCounter, editAccount, markCode } from '../../../electron/accounts/actions.ts'
import { Kit, store } from '../../../electron/accounts/kit.ts'
import type { CodeSetRecord, TokenRecord } from '../../../electron/accounts/records.ts'
import { vaultNow } from '../../../electron/sheets/drill/vault-now.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { TEST_COSTS } from '../../fixtures/app.ts'

const PASSPHRASE = new TextEncoder().encode('correct horse')
const bytes = (text: string) => new TextEncoder().encode(text)
const AT = '2026-03-01T10:00:00.000Z'

let folder: string
let kit: Kit

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vault-now-test-'))
  kit = new Kit(await Vault.create(join(folder, 'vault.rkit'), PASSPHRASE, TEST_COSTS))
})

afterEach(() => {
  kit.close()
  rmSync(folder, { recursive: true })
})

test('an account is looked at anew after each change to what is on its sheet, and not before', () => {
  const account = store({ kind: 'account' as const, service: 'PyPI', name: 'alice', note: '', added: AT })
  const token = store<TokenRecord>({
    kind: 'token',
    account: account.id,
    token: { type: 'hotp', secret: bytes('12345678901234567890'), algorithm: 'SHA1', digits: 6, counter: 4 },
    added: AT,
    source: 'test',
  })
  const codes = store<CodeSetRecord>({
    kind: 'code-set',
    account: account.id,
    codes: [{ text: bytes('aaaa') }],
    added: AT,
    source: 'test',
  })
  kit.commit({ put: [account, token, codes] })
  const look = () => vaultNow(kit).accounts.get(account.id)
  const seen = [look()]
  const change = (commit: () => void) => {
    expect(look()).toBe(seen.at(-1))
    commit()
    seen.push(look())
  }
  change(() => {
    kit.commit(advanceCounter(kit.get('token', token.id)))
  })
  change(() => {
    kit.commit(markCode(kit.get('code-set', codes.id), 0, '2026-03-02'))
  })
  change(() => {
    kit.commit(editAccount(kit.get('account', account.id), { service: 'PyPI', name: 'alice', note: 'moved' }))
  })
  change(() => {
    kit.commit({ remove: [token.id] })
  })
  expect(new Set(seen).size).toBe(5)
  expect(seen.map((now) => [now?.tokens.length, now?.codeSet?.codes[0]?.used, now?.note])).toEqual([
    [1, undefined, ''],
    [1, undefined, ''],
    [1, '2026-03-02', ''],
    [1, '2026-03-02', 'moved'],
    [0, '2026-03-02', 'moved'],
  ])
})
