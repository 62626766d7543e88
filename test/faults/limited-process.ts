/**
 * Hits a limit on file size, which fails a write as a full disk does, and then has it lifted. Prints
 * as JSON the outcome of each write and the step the vault was at in memory.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { Vault } from '../../electron/vault/vault.ts'
import { outcome, passphrase } from './faults.ts'
import { changesOf, stepOf } from './writes.ts'

const [path = ''] = process.argv.slice(2)
// This signal would end Node; with a listener the write fails instead.
process.on('SIGXFSZ', () => undefined)
const vault = await Vault.open(path, passphrase())
const next = (stepOf(vault) ?? 0) + 1
const write = () =>
  outcome(() => {
    // Many pages, so that the limit is hit in the middle.
    vault.write([
      ...changesOf(next),
      { type: 'put', id: 'ab'.repeat(16), plaintext: new Uint8Array(64 * 1024) },
      { type: 'delete', id: 'ab'.repeat(16) },
    ])
  })
limit(String(statSync(path).size + 8192))
const limited = [await write(), await write()]
const meanwhile = stepOf(vault)
limit('unlimited')
const lifted = await write()
console.log(JSON.stringify({ limited, meanwhile, lifted, after: stepOf(vault) }))
vault.close()

/** Only the soft limit, so that it can be lifted again. */
function limit(size: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`])
}
