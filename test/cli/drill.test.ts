import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { PASSPHRASE, TEST_COSTS } from '../fixtures/app.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI'
let folder: string
let vault: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-drill-test-'))
  vault = join(folder, 'vault.rkit')
  writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`)
  writeFileSync(join(folder, 'links.txt'), LINK)
  await kit(['create', vault])
  await kit(['import', vault, join(folder, 'links.txt'), '--yes'])
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function kit(
  args: string[],
  answers: readonly string[] = [],
): Promise<{ exit: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const left = [...answers]
  const exit = await run([...args, '--passphrase-file', join(folder, 'passphrase')], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    ask: () => Promise.resolve(left.shift()),
    askSecret: () => Promise.resolve(undefined),
    readStdin: () => Promise.resolve(''),
    now: () => Date.parse('2026-03-01T12:00:00Z'),
    costs: TEST_COSTS,
  })
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

async function print(): Promise<string> {
  const pdf = join(folder, 'sheet.pdf')
  expect(await kit(['sheet', vault, '--out', pdf])).toMatchObject({ exit: 0 })
  return pdf
}

test('a printed set is read back, said sheet by sheet, and recorded', async () => {
  const pdf = await print()
  const { exit, out, err } = await kit(['drill', vault, pdf])
  expect(err).toBe('')
  expect(out).toMatch(/^Sheet \d {2}PyPI: alice: as in the vault$/m)
  expect(out).toMatch(/Copy 1 of set [0-9A-F]{8}: (\d) of \1 sheets are as in the vault\. Recorded\.$/)
  expect(exit).toBe(0)
})

test('a line that is typed wrong is asked for again', async () => {
  const pdf = await print()
  const { out, err } = await kit(['drill', vault, pdf], ['JBSW', '0000', ''])
  expect(err).toContain('This does not fit its four characters.')
  expect(out).toContain('Recorded.')
})

test('a page of another vault ends with 1 and records nothing', async () => {
  const page = join(folder, 'page.png')
  writeFileSync(page, await qrPng('RKIT:01234567:1:1:1'))
  const { exit, err } = await kit(['drill', vault, page])
  expect(exit).toBe(1)
  expect(err).toMatch(/^This vault knows no set 01234567/)
})

test('a backup is held against the vault: 0 while it is whole, 1 when the vault has more', async () => {
  const copy = join(folder, 'copy.rkit')
  copyFileSync(vault, copy)
  const whole = await kit(['drill', vault, '--backup', copy])
  expect(whole.out).toContain('token: 1 the same, 0 missing, 0 changed, 0 only there')
  expect(whole.exit).toBe(0)
  writeFileSync(join(folder, 'links.txt'), LINK.replace('alice', 'bob').replace('3PXPJ', '3PXQJ'))
  await kit(['import', vault, join(folder, 'links.txt'), '--yes'])
  const older = await kit(['drill', vault, '--backup', copy])
  expect(older.out).toContain('token: 1 the same, 1 missing, 0 changed, 0 only there')
  expect(older.exit).toBe(1)
  expect(await kit(['drill', vault])).toMatchObject({ exit: 2 })
})
