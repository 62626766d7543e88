import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'
const NPM = 'otpauth://totp/npm:alice?secret=JBSWY3DPEHPK3PXP&issuer=npm'

let test: TestApp
let out: string
/** Made while something could still be written. */
let identity: string

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(LINK)
  await test.bringIn(NPM)
  ;({ identity } = await test.call['identity.create']({ replace: false }))
  out = join(test.folder, 'out')
  mkdirSync(out)
  test.savePath = join(out, 'saved.pdf')
  test.folderPath = out
  test.printer = { way: 'dialog' }
  await test.call['vault.lock'](undefined)
})

afterEach(() => test.close())

async function lookAtCopy(): Promise<void> {
  test.filePath = join(test.folder, 'copy.rkit')
  copyFileSync(test.vaultPath, test.filePath)
  await test.call['start.choose'](undefined)
  await test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
}

async function openDamaged(): Promise<void> {
  const database = new DatabaseSync(test.vaultPath)
  database.exec('DELETE FROM record WHERE id = (SELECT id FROM record LIMIT 1)')
  database.close()
  await test.unlock()
}

/** What each way out answers, and what came out. */
async function waysOut() {
  const accounts = (await test.call['accounts.list']({ search: '' })).map(({ id }) => id)
  const ways = [
    ['sheets.save', { accounts, paper: 'a4' }],
    ['sheets.print', { accounts, paper: 'a4' }],
    ['identity.sheet', { identity, paper: 'a4', copies: 1, to: 'file' }],
    ['identity.sheet', { identity, paper: 'a4', copies: 1, to: 'printer' }],
    ['backups.copy', undefined],
    ['keys.begin', { test: 'new', name: 'Blue', model: false }],
  ] as const
  const codes = []
  for (const [channel, input] of ways) {
    const answer = await test.dispatch(channel, input)
    codes.push(answer.ok ? 'ok' : answer.error.code)
  }
  return { codes, files: readdirSync(out), printed: test.printed.length }
}

const refusedWith = (code: string) => ({ codes: Array.from({ length: 6 }, () => code), files: [], printed: 0 })

describe('where nothing can be noted', () => {
  it('nothing is put out of a copy that is only looked at, and no key is asked', async () => {
    await lookAtCopy()
    expect(await waysOut()).toEqual(refusedWith('vault-read-only'))
  })

  it('nothing is put out of a damaged vault, and no key is asked', async () => {
    await openDamaged()
    expect((await test.call['vault.state'](undefined)).readOnly).toBe(true)
    expect(await waysOut()).toEqual(refusedWith('vault-damaged'))
  })

  it('everything readable can still be exported', async () => {
    await openDamaged()
    test.savePath = join(out, 'all.json')
    const { path } = await test.call['exports.save']({ format: 'json' })
    expect(path).toBe(test.savePath)
  })
})
