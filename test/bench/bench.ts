/** `npm run bench`: what the app's main work costs here, in one table. Nothing is asserted. */
import { argon2Sync } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, type App } from '../../electron/app.ts'
import { deriveKey } from '../../electron/vault/kdf.ts'

const PASSPHRASE = 'correct horse battery staple'
const LEAST_COSTS = { memory: 8192, passes: 1, lanes: 1 }
const MIB = 1024 * 1024

interface Row {
  readonly what: string
  readonly milliseconds: number
  readonly beside?: string
}

const rows: Row[] = []

await benchKdf()
for (const size of [10, 1_000, 10_000]) await benchVault(size)
print()

/** The default costs, beside OpenSSL's Argon2 in the same process. */
async function benchKdf(): Promise<void> {
  const message = Buffer.alloc(24, 1)
  const nonce = Buffer.alloc(16, 2)
  const costs = { memory: 256 * 1024, passes: 3, lanes: 1 }
  const own = await median(3, () => deriveKey(message, nonce, costs))
  const native = await median(3, () =>
    argon2Sync('argon2id', {
      message,
      nonce,
      parallelism: 1,
      tagLength: 32,
      memory: costs.memory,
      passes: costs.passes,
    }),
  )
  rows.push({ what: 'Argon2id 256 MiB, t=3', milliseconds: own, beside: `${(own / native).toFixed(2)} x OpenSSL's` })
}

async function benchVault(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'vault.rkit')
  const app = appOn(path, folder)
  const call = app.handlers
  await call['vault.create']({ passphrase: PASSPHRASE })
  const links = linkList(size)
  const view = await call['intake.read']({ files: [{ name: 'links.txt', bytes: new TextEncoder().encode(links) }] })
  const take = view.entries.map(({ index, service, name }) => ({ index, service, name }))
  await time(`${size} accounts: import, committed`, () => call['intake.commit']({ intake: view.id, take }))
  await call['vault.lock'](undefined)

  const kdf = await median(3, () => deriveKey(Buffer.alloc(24, 1), Buffer.alloc(16, 2), LEAST_COSTS))
  const opened = await once(() => call['vault.unlock']({ passphrase: PASSPHRASE }))
  rows.push({ what: `${size} accounts: open, after the KDF`, milliseconds: opened - kdf })
  const list = await call['accounts.list']({ search: '' })
  await time(`${size} accounts: list`, () => call['accounts.list']({ search: '' }))
  const [first] = list
  if (first) {
    const { id, service, name } = first
    await time(`${size} accounts: one change, on disk`, () =>
      call['accounts.edit']({ id, service, name, note: 'changed' }),
    )
    const tokens = list.slice(0, 20).flatMap((row) => row.tokens.map((token) => token.id))
    await time(`${size} accounts: the codes of 20 rows`, () => call['tokens.codes']({ tokens }))
  }
  if (size <= 1_000) {
    const accounts = list.slice(0, 100).map((row) => row.id)
    await time(`a sheet of ${accounts.length} accounts`, () => call['sheets.save']({ accounts, paper: 'a4' }))
  }
  console.error(
    `${size} accounts: ${(statSync(path).size / MIB).toFixed(1)} MiB on disk, ${(process.memoryUsage().rss / MIB).toFixed(0)} MiB in memory`,
  )
  await app.close()
  rmSync(folder, { recursive: true })
}

function appOn(vaultPath: string, folder: string): App {
  return createApp({
    vaultPath,
    demo: false,
    costs: LEAST_COSTS,
    now: () => Date.now(),
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    chooseSavePath: (name) => Promise.resolve(join(folder, name)),
    tell: () => undefined,
  })
}

/** Links with a secret of their own each. */
function linkList(size: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return Array.from({ length: size }, (_, number) => {
    const secret = Array.from(
      { length: 32 },
      (_, place) => letters[(number * 7 + place * place * (number + 3)) % 32] ?? 'A',
    )
    return `otpauth://totp/Service%20${number}:user?secret=${secret.join('')}&issuer=Service%20${number}`
  }).join('\n')
}

async function time(what: string, work: () => unknown): Promise<void> {
  rows.push({ what, milliseconds: await once(work) })
}

async function once(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function median(times: number, work: () => unknown): Promise<number> {
  const figures: number[] = []
  for (let turn = 0; turn < times; turn++) figures.push(await once(work))
  return figures.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

function print(): void {
  const width = Math.max(...rows.map(({ what }) => what.length))
  for (const { what, milliseconds, beside = '' } of rows) {
    console.log(`${what.padEnd(width)}  ${milliseconds.toFixed(1).padStart(9)} ms  ${beside}`)
  }
}
