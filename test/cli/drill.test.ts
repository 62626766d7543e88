import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestCli } from '../fixtures/cli.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'
import { missingOf, scansOf, skipped } from '../sheets/tools.ts'

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
  expect(out).toMatch(
    /^Sheet 1 {2}PyPI: alice: Its secret is as in the vault\.\nSheet 2 {2}Archivist page: Its page was read\.\nCopy 1 of set [0-9A-F]{8}: all 2 sheets are as in the vault\. Recorded\.$/,
  )
  expect(exit).toBe(0)
})

test('a line that is typed wrong is asked for again, and is not forgotten when it is left out', async () => {
  const pdf = await print()
  const { exit, out, err } = await kit(['drill', vault, pdf], ['JBSW', '0000', ''])
  expect(err).toContain('This does not fit its four characters.')
  expect(out).toMatch(
    /Sheet 1 {2}PyPI: alice: Line \d as typed does not fit its check\. Compare it with the paper\. Its secret is as in the vault\./,
  )
  expect(out).toContain('1 of 2 sheets are as in the vault, secrets and codes. Recorded.\nFailed: sheet 1.')
  expect(exit).toBe(1)
})

test('a set of which not every sheet was read ends with 1, and says how many', async () => {
  const pdf = await print()
  const [first = ''] = scansOf(pdf, 150)
  const { exit, out } = await kit(['drill', vault, first])
  expect(out).toContain(
    '1 of 2 sheets are as in the vault, secrets and codes. Recorded.\n1 sheet was not read this time.',
  )
  expect(exit).toBe(1)
  expect((await kit(['papers', vault])).out).toMatch(
    /Read back in part on 2026-03-01\. Pages not seen: sheet 2\. {2}next by/,
  )
  expect(await kit(['drill', vault, pdf])).toMatchObject({ exit: 0 })
  expect((await kit(['papers', vault])).out).toMatch(/Read back on 2026-03-01\. {2}next by 2027-03-01/)
})

test('a page of another vault ends with 1 and records nothing', async () => {
  const page = join(folder, 'page.png')
  writeFileSync(page, await qrPng('RKIT:01234567:1:1:1'))
  const { exit, err } = await kit(['drill', vault, page])
  expect(exit).toBe(1)
  expect(err).toMatch(/^This vault has no set 01234567/)
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

const missing = missingOf('pdftoppm')

describe.skipIf(missing.length > 0)(`a sheet with recovery codes and no secret${skipped(missing)}`, () => {
  const CODES = ['a1', '3b', '5c', '7d', '9e', 'b1', 'd2', 'f4'].map((pair) => `${pair}0f2e4d6c8b9a17`)
  let page: string

  beforeEach(async () => {
    const file = join(folder, 'PyPI-Recovery-Codes-carol-2026-03-01T10_00_00.000000.txt')
    writeFileSync(file, CODES.join('\n'))
    await kit(['import', vault, file, '--yes'])
    const pdf = join(folder, 'codes.pdf')
    expect(await kit(['sheet', vault, '--out', pdf, '--account', 'carol', '--bare'])).toMatchObject({ exit: 0 })
    page = join(folder, 'codes.pgm')
    execFileSync('pdftoppm', ['-r', '150', '-gray', '-singlefile', pdf, join(folder, 'codes')])
    writeFileSync(page, withoutBody(readFileSync(page)))
  })

  test('does not pass by the mark at its foot while all its codes are painted white', async () => {
    const { exit, out, err } = await kit(['drill', vault, page])
    expect(out).toMatch(/^Sheet 1 {2}PyPI: carol: Its recovery codes were not read/m)
    expect(err).toContain('Nothing was recorded.')
    expect(exit).toBe(1)
    expect((await kit(['papers', vault])).out).toContain('Not read back yet.')
    const json = await kit(['drill', vault, page, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({
      drill: null,
      sheets: [{ number: 1, verdict: 'nothing-read', secret: 'none-on-sheet', codes: 'not-read' }],
      notes: [],
    })
  })

  test('fails when a typed line twice does not fit its check and is then left out', async () => {
    const answers = ['0000000000000000', '0000', '1111111111111111', '1111', '']
    const { exit, out, err } = await kit(['drill', vault, page], answers)
    expect(err.match(/This does not fit its four characters/g)).toHaveLength(2)
    expect(out).toMatch(/Recovery code \d as typed does not fit its check/)
    expect(out).toContain('Failed: sheet 1.')
    expect(`${out}${err}`).not.toMatch(/destroy/i)
    expect(exit).toBe(1)
    expect((await kit(['papers', vault])).out).toContain('and sheet 1 failed.')
  })
})

/** A page as `pdftoppm -gray` writes it, with all between its head and its foot painted white. */
function withoutBody(pgm: Buffer): Buffer {
  const [head = '', width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40)) ?? []
  const row = (part: number) => head.length + Number(width) * Math.round(Number(height) * part)
  return Buffer.concat([pgm.subarray(0, row(0.12)), Buffer.alloc(row(0.72) - row(0.12), 255), pgm.subarray(row(0.72))])
}
