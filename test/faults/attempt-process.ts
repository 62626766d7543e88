/** Does one thing to a vault from another process; prints the outcome as JSON. */
import { Vault } from '../../electron/vault/vault.ts'
import { LEAST_COSTS, outcome, passphrase } from './faults.ts'
import { changesOf, stepOf } from './writes.ts'

const [what = '', path = ''] = process.argv.slice(2)

const came = await outcome(async () => {
  const vault =
    what === 'create' ? await Vault.create(path, passphrase(), LEAST_COSTS) : await Vault.open(path, passphrase())
  const step = stepOf(vault)
  if (step === undefined) throw new Error('the vault is not as any step leaves it')
  if (what === 'write') vault.write(changesOf(step + 1))
  const after = stepOf(vault)
  vault.close()
  return after
})
console.log(JSON.stringify(came))
