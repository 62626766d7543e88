import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Kit, store } from '../../../electron/accounts/kit.ts'
import type {
  AccountRecord,
  CodeSetRecord,
  PaperCopy,
  PaperDrill,
  PrintedSheet,
  SetRecord,
  Stored,
  TokenRecord,
} from '../../../electron/accounts/records.ts'
import { paperFacts } from '../../../electron/app/readiness/paper-facts.ts'
import { vaultFacts } from '../../../electron/app/readiness/vault-facts.ts'
import { vaultNow } from '../../../electron/sheets/drill/vault-now.ts'
import { fingerprintOf } from '../../../electron/sheets/drill/fingerprint.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { TEST_COSTS } from '../../fixtures/app.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const AT = '2026-03-01T10:00:00.000Z'
const LATER = '2026-04-01T10:00:00.000Z'

let folder: string
let kit: Kit
let account: Stored<AccountRecord>
let token: Stored<TokenRecord>
let codes: Stored<CodeSetRecord>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facts-test-'))
  const vault = await Vault.create(join(folder, 'vault.rkit'), bytes('correct horse'), TEST_COSTS)
  kit = new Kit(vault)
  account = store<AccountRecord>({ kind: 'account', service: 'GitLab', name: 'alice', note: '', added: AT })
  token = store<TokenRecord>({
    kind: 'token',
    account: account.id,
    token: { type: 'totp', secret: bytes('12345678901234567890'), algorithm: 'SHA1', digits: 6, period: 30 },
    added: AT,
    source: 'test',
  })
  codes = store<CodeSetRecord>({
    kind: 'code-set',
    account: account.id,
    codes: [{ text: bytes('aaaa') }, { text: bytes('bbbb') }],
    added: AT,
    issued: '2026-02-02',
    source: 'test',
  })
  kit.commit({ put: [account, token, codes] })
})

afterEach(() => {
  kit.close()
  rmSync(folder, { recursive: true })
})

/** A set with one sheet of the account as the vault has it, and these copies. */
function print(kind: 'account' | 'sealed', ...copies: readonly PaperCopy[]): Stored<SetRecord> {
  const now = vaultNow(kit).accounts.get(account.id)
  if (!now) throw new Error('the account is there')
  const sheet: PrintedSheet = {
    number: 1,
    kind,
    account: account.id,
    pages: 1,
    lines: 3,
    ...fingerprintOf(now, 'account'),
  }
  const record = store<SetRecord>({
    kind: 'sheet',
    accounts: [account.id],
    paper: 'a4',
    pages: 1,
    made: AT,
    set: '0A1B2C3D',
    sheets: [sheet],
    copies,
  })
  kit.commit({ put: [record] })
  return record
}

const copy = (number: number, ...drills: readonly PaperDrill[]): PaperCopy => ({
  number,
  place: 'office',
  holder: 'Ana',
  drills,
})
const drill = (more: Partial<PaperDrill>): PaperDrill => ({
  at: LATER,
  how: 'scanned',
  same: [],
  wrong: [],
  half: [],
  ...more,
})
const holds = () => paperFacts(kit).map((paper) => paper.holds.map(({ atom, proven }) => [atom, proven]))

describe('paper', () => {
  it('holds each half by itself: told when printed, measured when read back, nothing when it failed', () => {
    print(
      'account',
      copy(1),
      copy(2, drill({ half: [{ sheet: 1, read: 'secret' }] })),
      copy(3, drill({ same: [1] })),
      copy(4, drill({ wrong: [1] })),
    )
    expect(holds()).toEqual([
      [
        ['totp', undefined],
        ['code', undefined],
      ],
      [
        ['totp', '2026-04-01'],
        ['code', undefined],
      ],
      [
        ['totp', '2026-04-01'],
        ['code', '2026-04-01'],
      ],
      [],
    ])
    expect(paperFacts(kit)[0]).toMatchObject({
      set: '0A1B2C3D',
      copy: 1,
      place: 'office',
      holder: 'Ana',
      made: '2026-03-01',
    })
  })

  it('holds no longer the half that the vault has otherwise, nor codes that are all used', () => {
    print('account', copy(1))
    kit.commit({ put: [{ ...codes, codes: codes.codes.map((code) => ({ ...code, used: '2026-05-05' })) }] })
    expect(holds()).toEqual([[['totp', undefined]]])
    kit.commit({ put: [{ ...token, token: { ...token.token, digits: 8 } as TokenRecord['token'], corrected: LATER }] })
    expect(holds()).toEqual([[]])
  })

  it('that was destroyed, whose account is gone, or of version 0.1 holds nothing', () => {
    const record = print('account', { ...copy(1), gone: LATER }, copy(2))
    expect(holds()).toHaveLength(1)
    kit.commit({ remove: [account.id, token.id, codes.id] })
    expect(holds()).toEqual([[]])
    const { sheets: _sheets, set: _set, copies: _copies, ...old } = record
    kit.commit({ put: [old], remove: [] })
    expect(holds()).toEqual([])
  })

  it('that is sealed says so', () => {
    print('sealed', copy(1))
    expect(paperFacts(kit)[0]?.holds).toEqual([
      { account: account.id, atom: 'totp', sealed: true },
      { account: account.id, atom: 'code', sealed: true },
    ])
  })
})

describe('the vault', () => {
  const facts = () => vaultFacts(kit, new Map(), kit.vault.path)

  it('has tokens that make codes, and sets with codes that are left', () => {
    const pinless = store<TokenRecord>({
      ...withoutId(token),
      token: { type: 'motp', secret: bytes('0123456789abcdef'), algorithm: 'MD5', digits: 6, period: 10 },
      proved: LATER,
    })
    kit.commit({ put: [pinless] })
    expect(facts().secrets).toEqual([
      { account: account.id, atom: 'totp', revision: 1, on: '2026-03-01' },
      { account: account.id, atom: 'code', revision: 1, on: '2026-02-02' },
    ])
    kit.commit({ put: [{ ...codes, codes: [{ text: bytes('aaaa'), used: '2026-05-05' }] }] })
    expect(facts().secrets.map(({ atom }) => atom)).toEqual(['totp'])
  })

  it('counts the newest copy in each folder that is not on its own disk', () => {
    const noted = (path: string, revision: number) => store({ kind: 'copy', at: LATER, path, revision } as const)
    kit.commit({
      put: [noted('/no/such/stick/a.rkit', 3), noted('/no/such/stick/b.rkit', 9), noted(join(folder, 'c'), 9)],
    })
    expect(facts().copies).toEqual([{ name: 'copy in /no/such/stick', at: '2026-04-01', revision: 9 }])
  })
})

function withoutId({ id: _id, ...record }: Stored<TokenRecord>): TokenRecord {
  return record
}
