import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Kit, store } from '../../../electron/accounts/kit.ts'
import { Intake } from '../../../electron/app/intake/intake.ts'
import type { FoundSource } from '../../../electron/app/intake/source-files.ts'
import { readFile, type Readers } from '../../../electron/app/intake/source-reading.ts'
import { SourceReader } from '../../../electron/intake/reading/source-reader.ts'
import { passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { aegisEncrypted } from '../../fixtures/intake/aegis.ts'

/** Notes what it is asked. */
class NotingReader extends SourceReader {
  readonly formats: (string | undefined)[] = []

  override async read(...asked: Parameters<SourceReader['read']>): ReturnType<SourceReader['read']> {
    this.formats.push(asked[1]?.format)
    return await super.read(...asked)
  }
}

const reader = new NotingReader()
const readers: Readers = { reader, signal: new AbortController().signal }

let folder: string
let kit: Kit
let intake: Intake

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intake-test-'))
  kit = new Kit(
    await Vault.create(join(folder, 'v.rkit'), passphraseBytes('correct horse'), { memory: 8192, passes: 1, lanes: 1 }),
  )
  intake = new Intake(() => kit)
  reader.formats.length = 0
})

afterEach(async () => {
  kit.close()
  await reader.close()
  rmSync(folder, { recursive: true })
})

async function add(source: FoundSource): Promise<void> {
  intake.add(await readFile({ source }, [], readers))
}

const links = (account: string) => ({
  name: `${account}.txt`,
  bytes: new TextEncoder().encode(`otpauth://totp/PyPI:${account}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI`),
})

test('it is planned once, until a file or the vault changes', async () => {
  await add(links('alice'))
  const { plan } = intake
  expect(intake.view.entries).toMatchObject([{ name: 'alice', duplicate: false }])
  expect(intake.plan).toBe(plan)
  await add(links('bob'))
  const second = intake.plan
  expect(second).not.toBe(plan)
  expect(second.entries).toMatchObject([{ name: 'alice' }, { name: 'bob', duplicate: true }])
  kit.commit({ put: [store({ kind: 'account', service: 'PyPI', name: 'alice', note: '', added: '2026-03-01' })] })
  expect(intake.plan).not.toBe(second)
  expect(intake.view.accounts).toMatchObject([{ name: 'alice' }])
})

test('the format of a file is looked for once, and again only when other files come to it', async () => {
  const entries = [{ type: 'totp', issuer: 'PyPI', name: 'mara', info: { secret: 'GEZDGNBVGY3TQOJQ' } }]
  const file = { name: 'aegis.json', bytes: aegisEncrypted({ entries }, [{ password: 'right' }]) }
  await add(file)
  await intake.open(0, 'wrong', readers)
  expect(intake.view.files).toMatchObject([{ needsPassword: true, error: { code: 'wrong-password' } }])
  await intake.readWaiting(readers)
  await intake.open(0, 'right', readers)
  expect(intake.view.entries).toMatchObject([{ service: 'PyPI', name: 'mara' }])
  expect(reader.formats).toEqual([undefined, 'aegis-encrypted', undefined, 'aegis-encrypted'])
})

test('what was read and planned is overwritten when it ends', async () => {
  const given = links('alice')
  await add(given)
  const [entry] = intake.plan.entries
  intake.wipe()
  expect(given.bytes.every((byte) => byte === 0)).toBe(true)
  expect(entry?.found.kind === 'token' && entry.found.token.secret.every((byte) => byte === 0)).toBe(true)
})
