import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveKey } from '../../electron/vault/slots/kdf.ts'
import { appOn, LEAST_COSTS, links, MIB, PASSPHRASE, readLinks } from './kit.ts'
import { median, once, type Row } from './measure.ts'

/** The app's main work on a vault of this size, without the key derivation. */
export async function benchVault(size: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'vault.rkit')
  const app = appOn(path)
  const call = app.handlers
  const rows: Row[] = []
  const time = async (what: string, work: () => unknown) => {
    rows.push({ what: `${size} accounts: ${what}`, milliseconds: await once(work) })
  }
  await call['vault.create']({ passphrase: PASSPHRASE })
  const text = links(size).join('\n')
  let commit: () => unknown = () => undefined
  await time('import, read and planned', async () => (commit = await readLinks(app, text)))
  await time('import, committed', () => commit())
  await call['vault.lock'](undefined)

  const kdf = await median(3, () => deriveKey(Buffer.alloc(24, 1), Buffer.alloc(16, 2), LEAST_COSTS))
  const opened = await once(() => call['vault.unlock']({ passphrase: PASSPHRASE }))
  rows.push({ what: `${size} accounts: open, after the KDF`, milliseconds: opened - kdf })
  const list = await call['accounts.list']({ search: '' })
  await time('list', () => call['accounts.list']({ search: '' }))
  for (const { id, service, name } of list.slice(0, 1)) {
    const change = () => call['accounts.edit']({ id, service, name, note: 'changed' })
    rows.push({ what: `${size} accounts: one change, on disk`, milliseconds: await median(5, change) })
  }
  const tokens = list.slice(0, 20).flatMap((row) => row.tokens.map((token) => token.id))
  await time('the codes of 20 rows', () => call['tokens.codes']({ tokens }))
  await app.close()
  const memory = memoryOf(path, size)
  rows.push({ ...memory, beside: `${(statSync(path).size / MIB).toFixed(1)} MiB on disk, ${memory.beside ?? ''}` })
  rmSync(folder, { recursive: true })
  return rows
}

/** In its own process, where nothing was imported before. */
function memoryOf(path: string, size: number): Row {
  const probe = join(import.meta.dirname, 'memory-process.ts')
  const printed = execFileSync(process.execPath, ['--expose-gc', probe, path], { encoding: 'utf8' })
  const { milliseconds, resident, heap } = JSON.parse(printed) as Record<string, number>
  const inMib = (bytes = 0) => (bytes / MIB).toFixed(0)
  return {
    what: `${size} accounts: open and list, in a new process`,
    milliseconds: milliseconds ?? 0,
    beside: `${inMib(resident)} MiB more in memory, ${inMib(heap)} MiB of it on the heap`,
  }
}
