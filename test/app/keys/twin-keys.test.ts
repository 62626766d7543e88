import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'
import { answer, challengeOf, testNewKey } from '../../fixtures/key-bench.ts'

const GITHUB = 'otpauth://totp/GitHub:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=GitHub'
const DAY = 86_400_000

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(GITHUB)
})
afterEach(() => test.close())

/** Works on the vault, puts a copy aside, and goes back to how it was. */
async function elsewhere(work: () => Promise<unknown>): Promise<void> {
  const base = join(test.folder, 'base.rkit')
  copyFileSync(test.vaultPath, base)
  await work()
  copyFileSync(test.vaultPath, join(test.folder, 'there.rkit'))
  await test.call['vault.lock'](undefined)
  copyFileSync(base, test.vaultPath)
  await test.unlock()
}

async function merge(): Promise<void> {
  test.filePath = join(test.folder, 'there.rkit')
  const opened = await test.call['backups.open']({ passphrase: PASSPHRASE })
  if (!opened) throw new Error('nothing was opened')
  await test.call['backups.merge']({ token: opened.token, takes: [], deletions: [] })
}

async function keys() {
  const { keys } = await test.call['keys.list'](undefined)
  return keys.map(({ name, formerly, sticker, standing, tests }) => ({
    ...{ name, formerly, sticker, standing },
    tests: tests.map(({ at }) => at.slice(0, 10)),
  }))
}

async function exported(name: string): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  test.savePath = join(test.folder, name)
  await test.call['exports.save']({ format: 'json' })
  return { name, bytes: new Uint8Array(readFileSync(test.savePath)) }
}

const BLUE = {
  name: 'Blue',
  formerly: [],
  sticker: 'blue',
  standing: { kind: 'works', on: '2026-03-01' },
  tests: ['2026-03-01'],
}

describe('one key', () => {
  it('that was renamed here and tested there is one after a merge, with both names and all tests', async () => {
    const { key, view } = await testNewKey(test, 'Blue')
    await test.call['keys.describe']({ id: view.id, name: 'Blue', sticker: 'blue', place: 'bag', with: '' })
    await elsewhere(async () => {
      test.now += DAY
      const touch = await test.call['keys.begin']({ test: 'which' })
      await answer(test, touch, key.assert(challengeOf(touch)))
    })
    await test.call['keys.describe']({ id: view.id, name: 'Azure', sticker: 'blue', place: 'bag', with: '' })
    await merge()
    expect(await keys()).toEqual([
      {
        ...BLUE,
        name: 'Azure',
        formerly: ['Blue'],
        standing: { kind: 'works', on: '2026-03-02' },
        tests: ['2026-03-02', '2026-03-01'],
      },
    ])
    const { bearers } = await test.call['readiness.bearers'](undefined)
    expect(bearers.filter(({ type }) => type === 'key').map(({ name }) => name)).toEqual(['Azure'])
  })

  it('that was joined here and tested there is one after a merge, and has the test', async () => {
    test.keyBench.system = 'windows'
    const blue = await testNewKey(test, 'Blue')
    const green = await testNewKey(test, 'Green')
    await elsewhere(async () => {
      test.now += DAY
      const touch = await test.call['keys.begin']({ test: 'key', id: green.view.id })
      await answer(test, touch, green.key.assert(challengeOf(touch)))
    })
    await test.call['keys.join']({ keep: blue.view.id, other: green.view.id })
    await merge()
    expect(await keys()).toMatchObject([
      { name: 'Blue', formerly: ['Green'], standing: { kind: 'works', on: '2026-03-02' } },
    ])
    const touch = await test.call['keys.begin']({ test: 'which' })
    expect(touch.options.allowCredentials).toHaveLength(2)
    expect(await answer(test, touch, green.key.assert(challengeOf(touch)))).toMatchObject({ at: 'passed' })
  })

  it('is one where two exports of its vault are imported at once, from before and after it was joined', async () => {
    test.keyBench.system = 'windows'
    const blue = await testNewKey(test, 'Blue')
    const green = await testNewKey(test, 'Green')
    const before = await exported('before.json')
    await test.call['keys.join']({ keep: blue.view.id, other: green.view.id })
    const after = await exported('after.json')
    const other = new TestApp()
    try {
      await other.create()
      const { id, entries } = await other.call['intake.read']({ files: [before, after], intake: undefined })
      const take = entries.flatMap(({ ticked, index, service, name }) => (ticked ? [{ index, service, name }] : []))
      await other.call['intake.commit']({ intake: id, take })
      const { keys } = await other.call['keys.list'](undefined)
      expect(keys.map(({ name, formerly, tests }) => [name, formerly, tests.length])).toEqual([['Blue', ['Green'], 2]])
    } finally {
      await other.close()
    }
  })

  it('does not come back from an export of before it was joined', async () => {
    test.keyBench.system = 'windows'
    const blue = await testNewKey(test, 'Blue')
    const green = await testNewKey(test, 'Green')
    const before = await exported('before.json')
    await test.call['keys.join']({ keep: blue.view.id, other: green.view.id })
    const joined = await keys()
    const { entries } = await test.call['intake.read']({ files: [before], intake: undefined })
    expect(entries.filter(({ ticked }) => ticked)).toEqual([])
    expect(await keys()).toEqual(joined)
  })
})
