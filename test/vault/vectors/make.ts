/**
 * Made the committed test vectors, once. They must open for ever, so this is not run again: a later
 * format gets vectors of its own beside these. `node test/vault/vectors/make.ts FOLDER`
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeRecord } from '../../../electron/accounts/encoding.ts'
import { makeIdentity } from '../../../electron/vault/age/identity.ts'
import { passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { newRecordId, Vault } from '../../../electron/vault/vault.ts'
import { asJson, exampleOf } from './expected.ts'
import { vectorRecords } from './records.ts'

/** The least a vault may ask for, so that the tests are quick. */
const COSTS = { memory: 8192, passes: 1, lanes: 1 }
/** In the second a ligature and a combining ring, which NFKC turns into other bytes. */
const PASSPHRASES = ['correct horse battery staple', 'o\uFB03ce A\u030Angstro\u0308m'] as const

const folder = process.argv[2] ?? '.'
const path = join(folder, 'v1.rkit')
const { identity, recipient } = await makeIdentity()
const vault = await Vault.create(path, passphraseBytes(PASSPHRASES[0]), COSTS)
await vault.addPassphrase(passphraseBytes(PASSPHRASES[1]), { ...COSTS, passes: 2 })
await vault.addIdentity(recipient)
const account = newRecordId()
const records = vectorRecords(account).map((record, index) => ({
  id: index === 0 ? account : newRecordId(),
  record,
}))
vault.write(records.map(({ id, record }) => ({ type: 'put', id, plaintext: encodeRecord(record) })))
// One record in a later revision than the others, and one deleted.
const [last] = records.slice(-1)
if (last) vault.write([{ type: 'put', id: last.id, plaintext: encodeRecord(last.record) }])
const gone = newRecordId()
vault.write([{ type: 'put', id: gone, plaintext: new Uint8Array([0xa0]) }])
vault.write([{ type: 'delete', id: gone }])
const expected = {
  passphrases: PASSPHRASES,
  identity,
  recipient,
  vault: vault.id,
  revision: vault.revision,
  records: records
    .map(({ id, record }) => ({ id, revision: id === last?.id ? 4 : 3, content: asJson(record) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
}
vault.close()
const example = await exampleOf(path, PASSPHRASES[0])
writeFileSync(join(folder, 'v1.json'), `${JSON.stringify({ ...expected, example }, undefined, 2)}\n`)
