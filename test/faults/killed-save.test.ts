import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'
import { startProcess } from './faults.ts'

let test: TestApp
let saved: string

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  test.app.lock('asked')
  saved = join(test.folder, 'export.json')
})

afterEach(async () => {
  await test.close()
})

describe('a kill in the middle of saving a file with secrets', () => {
  it('leaves nothing of it readable once the vault is opened again, and says so', async () => {
    expect(await startProcess('saver-process.ts', [test.vaultPath, saved]).ended).toBe('SIGKILL')
    expect(existsSync(`${saved}.unfinished`)).toBe(true)
    await test.unlock()
    expect(readdirSync(dirname(saved)).filter((name) => /unfinished|saving|export/.test(name))).toEqual([])
    const { problems, readOnly } = await test.call['vault.state'](undefined)
    expect({ problems, readOnly }).toEqual({
      problems: [
        `The app was stopped while it was saving ${saved}. The part that was written is deleted, and the vault is as it was. Save it again if you need it.`,
      ],
      readOnly: false,
    })
  })

  it('is not mentioned when the file was complete in time', async () => {
    writeFileSync(`${test.vaultPath}.saving`, JSON.stringify({ saving: saved }))
    writeFileSync(saved, 'complete')
    await test.unlock()
    expect(existsSync(saved)).toBe(true)
    expect(existsSync(`${test.vaultPath}.saving`)).toBe(false)
    expect((await test.call['vault.state'](undefined)).problems).toEqual([])
  })

  it('leaves no note after a completed save', async () => {
    await test.unlock()
    test.savePath = saved
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    await test.call['exports.save']({ format: 'json' })
    expect(readdirSync(test.folder).filter((name) => /unfinished|saving/.test(name))).toEqual([])
    expect(existsSync(saved)).toBe(true)
  })
})
