/** `npm start [-- --demo] [-- VAULT]`: builds, then opens the app in Electron or, failing that, in Chromium. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import module from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildAll } from './build.ts'
import type * as Host from './chromium-host.ts'
import { fetchElectron } from './fetch-electron.ts'
import { findChromium } from './find-chromium.ts'
import { defaultVaultPath, hasDisplay, planStart, type Plan } from './start-plan.ts'

interface Subject {
  readonly vaultPath: string
  readonly demo: boolean
  /** A browser profile separate from the usual one, so that a demo can run next to a real vault. */
  readonly profile?: string
}

const { values, positionals } = parseArgs({ options: { demo: { type: 'boolean' } }, allowPositionals: true })
// Most of a second start is compiling, the app's and its threads'.
const COMPILED = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url))
module.enableCompileCache(COMPILED)
process.env.NODE_COMPILE_CACHE ??= COMPILED

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
const INTERRUPTED = 130

const leave = () => process.exit(INTERRUPTED) // unlike the signal, it lets a demo delete itself
for (const signal of SIGNALS) process.on(signal, leave)
process.exitCode = await start(values.demo === true, positionals[0])

async function start(demo: boolean, named: string | undefined): Promise<number> {
  const plan = await planHere()
  if (plan.host === 'none') {
    console.error(plan.say)
    return 1
  }
  const building = () => {
    console.log('Building the app, which takes a moment after each change of it.')
  }
  await buildAll(building)
  const subject = demo ? await demoSubject() : vaultSubject(named)
  return plan.host === 'electron' ? await openElectron(plan, subject) : await openChromium(plan, subject)
}

async function planHere(): Promise<Plan> {
  const { platform, env } = process
  const here = { platform, env, root: process.getuid?.() === 0, chromium: findChromium() }
  // Without a display, downloading anything would be pointless.
  if (!hasDisplay(platform, env)) return planStart({ ...here, electron: { usable: false, reason: 'No display' } })
  return planStart({ ...here, electron: await fetchElectron() })
}

async function demoSubject(): Promise<Subject> {
  const { makeDemoVault } = await builtHost()
  const { folder, vaultPath } = await makeDemoVault() // the window says its passphrase
  return { vaultPath, demo: true, profile: join(folder, 'profile') }
}

function vaultSubject(named: string | undefined): Subject {
  if (named !== undefined) return { vaultPath: resolve(process.env.INIT_CWD ?? '.', named), demo: false }
  const vaultPath = defaultVaultPath(process.platform, process.env, homedir())
  mkdirSync(dirname(vaultPath), { recursive: true, mode: 0o700 })
  return { vaultPath, demo: false }
}

async function openElectron(plan: Plan & { host: 'electron' }, { vaultPath, demo, profile }: Subject): Promise<number> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const args = [
    root,
    vaultPath,
    ...plan.switches,
    ...(demo ? ['--demo'] : []),
    ...(profile ? [`--user-data-dir=${profile}`] : []),
  ]
  if (plan.say !== '') console.error(plan.say)
  const child = spawn(plan.program, args, { stdio: 'inherit' })
  return await new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => {
      done(code ?? 1)
    })
  })
}

/** Runs until the user closes the window or presses Ctrl+C. */
async function openChromium({ say }: Plan, { vaultPath, demo }: Subject): Promise<number> {
  const { openChromiumHost } = await builtHost()
  const host = await openChromiumHost({ vaultPath, demo })
  console.log(say)
  for (const signal of SIGNALS) process.off(signal, leave).on(signal, () => void host.close())
  await host.closed
  return 0
}

async function builtHost(): Promise<typeof Host> {
  const url = new URL('../dist/electron/chromium-host.js', import.meta.url)
  return (await import(url.href)) as typeof Host
}
