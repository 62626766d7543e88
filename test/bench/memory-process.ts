/** Opens a vault and lists it; prints how much memory that took and keeps, without the key derivation. */
import { deriveKey } from '../../electron/vault/slots/kdf.ts'
import { appOn, LEAST_COSTS, PASSPHRASE } from './kit.ts'
import { once } from './measure.ts'

const [path = ''] = process.argv.slice(2)
// The derivation's own memory comes and goes before anything is measured.
await deriveKey(new Uint8Array(8), new Uint8Array(16), LEAST_COSTS)
globalThis.gc?.()
const before = process.memoryUsage()
const app = appOn(path)
const milliseconds = await once(async () => {
  await app.handlers['vault.unlock']({ passphrase: PASSPHRASE })
  await app.handlers['accounts.list']({ search: '' })
})
globalThis.gc?.()
const after = process.memoryUsage()
const heap = after.heapUsed + after.external - before.heapUsed - before.external
console.log(JSON.stringify({ milliseconds, resident: after.rss - before.rss, heap }))
await app.close()
