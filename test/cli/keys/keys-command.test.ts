import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kitJson } from '../../../electron/exports/kit-json.ts'
import { TestCli } from '../../fixtures/cli.ts'
import { IDS, smallKit } from '../../fixtures/exports.ts'
import { accountRecord, keyRecord } from '../../fixtures/intake/plans.ts'

const [BLUE, RED] = ['b'.repeat(32), 'c'.repeat(32)] as [string, string]

let cli: TestCli
let folder: string
let vault: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  const records = [
    { ...accountRecord(IDS.pypi, 'PyPI', 'alice'), keys: [{ key: BLUE, noted: '2026-01-02' }] },
    accountRecord('d'.repeat(32), 'GitHub', 'alice'),
    keyRecord(BLUE, 'Blue, desk drawer'),
    keyRecord(RED, 'Red'),
  ]
  writeFileSync(join(folder, 'kit.json'), kitJson(smallKit({ records })).bytes)
  await kit('create', vault)
  await kit('import', vault, join(folder, 'kit.json'))
})

afterEach(() => {
  cli.close()
})

const kit = (...args: string[]) => cli.kit(args)

describe('keys', () => {
  it('are listed with their age, their last test, where they are registered, and which are shown to be two', async () => {
    expect(await kit('keys', vault)).toEqual({
      exit: 0,
      out: [
        'Blue, desk drawer  worked on 2025-01-01, due for a test since 2025-07-01',
        '  added 2025-01-01',
        '  PyPI · alice',
        'Red  worked on 2025-01-01, due for a test since 2025-07-01',
        '  added 2025-01-01',
        '  at no account',
        'Blue, desk drawer and Red have not been compared yet.',
      ].join('\n'),
      err: '',
    })
    const { keys } = JSON.parse((await kit('keys', vault, '--json')).out) as { keys: unknown }
    expect(keys).toMatchObject([
      { name: 'Blue, desk drawer', accounts: [{ service: 'PyPI', name: 'alice' }] },
      { name: 'Red', accounts: [] },
    ])
  })

  it('are noted at an account and taken from it, by a part of their name', async () => {
    expect((await kit('keys', vault, 'github')).out).toBe('No key is noted at GitHub · alice.')
    expect((await kit('keys', vault, 'github', '--note', 'red', '--note', 'desk')).out).toBe(
      'Blue, desk drawer  noted 2026-03-01\nRed  noted 2026-03-01',
    )
    expect((await kit('keys', vault, 'pypi', '--unnote', 'blue', '--note', 'red', '--json')).out).toMatch(
      /^\{"service":"PyPI","account":"alice","keys":\[\{"id":"[0-9a-f]{32}","name":"Red","noted":"2026-03-01"\}\]\}$/,
    )
  })

  it('say which key or account is meant when that is not clear, and change nothing', async () => {
    expect(await kit('keys', vault, '--note', 'red')).toMatchObject({ exit: 2 })
    expect(await kit('keys', vault, 'pypi', '--note', 'e')).toMatchObject({ exit: 2 })
    expect(await kit('keys', vault, 'pypi', '--note', 'green')).toMatchObject({
      exit: 1,
      err: 'No key fits "green". Nothing was changed. The "keys" command shows them all.',
    })
    expect((await kit('keys', vault, 'pypi')).out).toBe('Blue, desk drawer  noted 2026-01-02')
  })
})
