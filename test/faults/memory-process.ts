/**
 * The app as the window uses it: opens a vault, or makes one if there is none, imports a file,
 * shows, prints and exports what is in the vault, and locks. The passphrase comes through standard
 * input. It prints `open`, `locked` and `later`, and waits for a line after each, so that its memory
 * can be searched.
 */
import { readSync, writeSync } from 'node:fs'
import { createApp } from '../../electron/app.ts'
import { overwriteGarbage } from '../../electron/app/vault/garbage.ts'
import type { Channel, Input, Output } from '../../electron/contract.ts'
import { createDispatch } from '../../electron/dispatch.ts'
import { LEAST_COSTS } from './faults.ts'

const [vaultPath = '', savePath = '', ...broughtIn] = process.argv.slice(2)

const app = createApp({
  vaultPath,
  costs: LEAST_COSTS,
  now: () => Date.now(),
  clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
  chooseSavePath: () => Promise.resolve(savePath),
  chooseFolder: () => Promise.resolve(undefined),
  chooseFile: () => Promise.resolve(undefined),
  chooseFiles: () => Promise.resolve(broughtIn.map((path) => ({ path }))),
  printer: { find: () => Promise.resolve({ way: 'dialog' }), print: () => Promise.resolve('printed') },
  tell: () => undefined,
})
const dispatch = createDispatch(app.handlers)

async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const result = await dispatch(channel, input)
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
  return result.value as Output<C>
}

/** Reads not a byte more than one line, through memory that is wiped. */
function readLine(): string {
  const bytes = new Uint8Array(new ArrayBuffer(256))
  let length = 0
  while (readSync(0, bytes, length, 1, null) === 1 && bytes[length] !== 10) length++
  const line = new TextDecoder().decode(bytes.subarray(0, length))
  bytes.fill(0)
  return line
}

async function bringIn(): Promise<void> {
  const view = await call('intake.choose', {})
  if (!view) throw new Error('nothing was imported')
  const take = view.entries.map(({ index, service, name }) => ({ index, service, name }))
  await call('intake.commit', { intake: view.id, take })
}

async function showAll(): Promise<void> {
  for (const { id, tokens } of await call('accounts.list', { search: '' })) {
    const { codeSets } = await call('accounts.get', { id })
    await call('tokens.codes', { tokens: tokens.map((token) => token.id) })
    for (const { id: token } of tokens) {
      await call('tokens.reveal', { token })
      await call('tokens.qr', { token })
      await call('tokens.copy', { token })
    }
    for (const { id: set, codes } of codeSets)
      for (const index of codes.keys()) {
        await call('codes.reveal', { set, index })
        await call('codes.copy', { set, index })
      }
  }
}

async function print(): Promise<void> {
  const accounts = (await call('accounts.list', { search: '' })).map(({ id }) => id)
  const choice = { accounts, paper: 'a4' } as const
  await call('sheets.plan', choice)
  await call('sheets.preview', { ...choice, page: 1 })
  await call('sheets.save', choice)
  await call('sheets.print', choice)
  await call('sheets.list', undefined)
}

async function enter(passphrase: string): Promise<void> {
  const { exists } = await call('vault.state', undefined)
  if (exists) {
    await call('vault.unlock', { passphrase })
    return
  }
  // The window asks at each letter.
  for (let typed = 1; typed <= passphrase.length; typed++)
    await call('vault.strength', { passphrase: passphrase.slice(0, typed) })
  await call('vault.create', { passphrase })
}

/** Not at the top of the module, because its locals would stay. */
async function useTheApp(): Promise<void> {
  await enter(readLine())
  await bringIn()
  await showAll()
  await print()
  for (const format of ['json', 'otpauth', 'aegis'] as const) await call('exports.save', { format })
  writeSync(1, 'open\n')
  await call('vault.confirm', { passphrase: readLine() })
}

await useTheApp()
app.lock('asked')
await overwriteGarbage()
writeSync(1, 'locked\n')
readLine()
// As the app does half a minute later.
await overwriteGarbage()
writeSync(1, 'later\n')
readLine()
process.exit()
