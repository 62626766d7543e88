import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestCli } from '../fixtures/cli.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI'
let cli: TestCli
let folder: string
let vault: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  writeFileSync(join(folder, 'links.txt'), LINK)
  await kit(['create', vault])
  await kit(['import', vault, join(folder, 'links.txt'), '--yes'])
})

afterEach(() => {
  cli.close()
})

const kit = (args: string[], answers: readonly string[] = []) => {
  const left = [...answers]
  return cli.kit(args, { ask: () => left.shift() })
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
