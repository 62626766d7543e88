import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeKey } from '../../electron/accounts/account-keys.ts'
import { credentialName } from '../../electron/accounts/credential-name.ts'
import { joinKeyRecords } from '../../electron/accounts/join-keys.ts'
import { detailsOf, testsOf } from '../../electron/accounts/key-details.ts'
import { Kit, store } from '../../electron/accounts/kit.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { keyRecord } from '../fixtures/intake/plans.ts'

const AT = '2026-03-01T12:00:00.000Z'
const blue = keyRecord('b'.repeat(32), 'Blue', 'one')
const azure = keyRecord('a'.repeat(32), 'Azure', 'one')
const credential = credentialName(blue.credentialId)

let folder: string
let vault: Vault
let kit: Kit

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'key-twice-'))
  const passphrase = new TextEncoder().encode('correct horse')
  vault = await Vault.create(join(folder, 'vault.rkit'), passphrase, { memory: 8192, passes: 1, lanes: 1 })
  kit = new Kit(vault)
  const details = store({ kind: 'key-details', credential, sticker: 'blue', told: '2026-03-01' } as const)
  const test = store({ kind: 'key-test', at: AT, what: 'touch', credential, name: 'Blue' } as const)
  kit.commit({ put: [blue, azure, details, test] })
})

afterEach(() => {
  vault.close()
  rmSync(folder, { recursive: true })
})

const known = () => ({
  names: kit.all('key').map(({ name }) => name),
  sticker: detailsOf(kit, blue)?.sticker,
  formerly: detailsOf(kit, blue)?.formerly?.map(({ name }) => name),
  tests: testsOf(kit, blue).length,
})

describe('a key that the vault has twice', () => {
  it('keeps its details and tests when one of the two is removed, and loses them with the other', () => {
    kit.commit(removeKey(kit, azure.id))
    expect(known()).toEqual({ names: ['Blue'], sticker: 'blue', formerly: undefined, tests: 1 })
    kit.commit(removeKey(kit, blue.id))
    expect(known()).toEqual({ names: [], sticker: undefined, formerly: undefined, tests: 0 })
    expect(kit.all('key-test')).toEqual([])
  })

  it('keeps its details and tests when the two are joined, and the other name', () => {
    kit.commit(joinKeyRecords(kit, blue.id, azure.id))
    expect(known()).toEqual({ names: ['Blue'], sticker: 'blue', formerly: ['Azure'], tests: 1 })
  })
})
