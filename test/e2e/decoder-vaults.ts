/** Vaults as the app writes them, for the specs about decoder.html. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { encodeRecord } from '../../electron/accounts/encoding.ts'
import type { KitRecord, Stored } from '../../electron/accounts/records.ts'
import { makeIdentity, type BackupIdentity } from '../../electron/vault/age/identity.ts'
import { passphraseBytes } from '../../electron/vault/slots/passphrase.ts'
import { newRecordId, Vault } from '../../electron/vault/vault.ts'
import { TEST_COSTS } from '../fixtures/app.ts'

/** Opens every vault of these specs. */
export const PASSPHRASE = 'seven purple walruses dancing'

const ADDED = '2026-01-02T03:04:05.000Z'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const secret = utf8('12345678901234567890')

/** A vault with these records; @returns its path, and its paper key. */
export async function vaultFile(
  folder: string,
  records: readonly Stored[],
  { name = 'vault.rkit', costs = TEST_COSTS }: { readonly name?: string; readonly costs?: typeof TEST_COSTS } = {},
): Promise<{ readonly path: string } & BackupIdentity> {
  const path = join(folder, `made-${name}`)
  const paperKey = await makeIdentity()
  const vault = await Vault.create(path, passphraseBytes(PASSPHRASE), costs)
  await vault.addIdentity(paperKey.recipient)
  vault.write(records.map(({ id, ...record }) => ({ type: 'put', id, plaintext: encodeRecord(record) })))
  vault.close()
  copyFileSync(path, join(folder, name))
  return { path: join(folder, name), ...paperKey }
}

/** One of everything that the page shows. */
export function everything(): readonly Stored[] {
  const [account, gone, key] = [newRecordId(), newRecordId(), newRecordId()]
  const trashed = [
    { kind: 'account', service: 'Old forge', name: 'alice', note: '', added: ADDED },
    token(gone),
  ] as const satisfies readonly KitRecord[]
  return [
    {
      ...{ kind: 'account', id: account, service: 'PyPI', name: 'alice', note: 'for the project', added: ADDED },
      keys: [{ key }],
    },
    { ...token(account), id: newRecordId() },
    codeSet(account, [{ text: utf8('0123456789abcdef') }, { text: utf8('fedcba9876543210'), used: '2026-02-01' }]),
    { ...codeSet(account, [{ text: utf8('1111111111111111') }]), voided: '2026-01-05T00:00:00.000Z' },
    {
      ...{ kind: 'key', id: key, name: 'Blue key', aaguid: '0'.repeat(32), credentialId: utf8('c'), counter: 0 },
      ...{ publicKey: utf8('p'), transports: ['usb'], added: ADDED, tested: [ADDED] },
    },
    {
      ...{ kind: 'quarantined', id: newRecordId(), what: 'PyPI: bob', reason: { kind: 'algorithm-md5' } },
      ...{ source: 'links.txt', verbatim: utf8('otpauth://totp/PyPI:bob?secret=AA&algorithm=MD5'), added: ADDED },
    },
    {
      ...{ kind: 'trash', id: newRecordId(), of: gone, service: 'Old forge', name: 'alice', deleted: ADDED },
      records: trashed.map((record, at) => ({ id: at === 0 ? gone : newRecordId(), content: encodeRecord(record) })),
    },
    {
      ...{ kind: 'cover', id: newRecordId(), changed: ADDED },
      fields: [{ label: 'Whom to call', value: 'Bob, next door' }],
    },
    { kind: 'settings', id: newRecordId(), graceSeconds: 300, lockMinutes: 5, clipboardSeconds: 30 },
  ]
}

/** So many accounts, each with a token and a set of codes. */
export function manyAccounts(count: number): readonly Stored[] {
  return Array.from({ length: count }, (_, at) => {
    const account = newRecordId()
    const name = `user${String(at).padStart(4, '0')}`
    return [
      { kind: 'account', id: account, service: 'Forge', name, note: '', added: ADDED },
      { ...token(account), id: newRecordId() },
      codeSet(account, [{ text: utf8(`code-${at}`) }]),
    ] as const satisfies readonly Stored[]
  }).flat()
}

/** Types the passphrase of the vault that waits, and opens it. */
export async function openWith(window: Page, passphrase: string): Promise<void> {
  await window.getByLabel('Passphrase').fill(passphrase)
  await window.getByRole('button', { name: 'Open', exact: true }).click()
}

function token(account: string) {
  return {
    kind: 'token',
    account,
    added: ADDED,
    source: 'links.txt',
    token: { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 },
  } as const
}

function codeSet(account: string, codes: readonly { readonly text: Uint8Array; readonly used?: string }[]) {
  return { kind: 'code-set', id: newRecordId(), account, codes, added: ADDED, source: 'codes.txt' } as const
}
