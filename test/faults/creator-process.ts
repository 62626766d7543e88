/** Makes a vault when told to begin, once its modules are loaded. */
import { writeSync } from 'node:fs'
import { Vault } from '../../electron/vault/vault.ts'
import { LEAST_COSTS, passphrase } from './faults.ts'

const [path = ''] = process.argv.slice(2)
writeSync(1, 'ready\n')
const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
writeSync(1, 'created\n')
vault.close()
