/** Writes step after step until it is killed; prints each number as soon as `write` has returned. */
import { writeSync } from 'node:fs'
import { Vault } from '../../electron/vault/vault.ts'
import { passphrase } from './faults.ts'
import { changesOf, stepOf } from './writes.ts'

const [path = ''] = process.argv.slice(2)
const vault = await Vault.open(path, passphrase())
const start = stepOf(vault)
if (start === undefined) throw new Error('the vault is not as any step leaves it')
for (let step = start + 1; ; step++) {
  vault.write(changesOf(step))
  writeSync(1, `${step}\n`)
}
