import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bringIn, createVault, expect, go, HOTP, PYPI, test } from './kit.ts'

const STEAM =
  'otpauth://steam/Steam:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Steam&algorithm=SHA1&digits=5&period=30'
const LONG = `otpauth://totp/Long:${'x'.repeat(40)}?secret=${'GEZDGNBVGY3TQOJQ'.repeat(4)}&issuer=Long&algorithm=SHA512&digits=8&period=60`

test('the sheet, printed and scanned, gives back every secret', async ({ window, host, folder }) => {
  test.skip(!hasTool('pdftoppm') || !hasTool('zbarimg'), 'needs poppler-utils and zbar-tools')
  await createVault(window)
  await bringIn(window, PYPI, HOTP, STEAM, LONG)
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Tick all' }).click()
  await window.getByRole('radio', { name: 'US Letter' }).check()
  await expect(window.getByRole('region', { name: 'The sheets' })).toContainText('for 4 accounts: 4 secrets')
  const pdf = join(folder, 'sheet.pdf')
  await host.saveNextTo(pdf)
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByText('This file holds your secrets, not encrypted.')).toBeVisible()

  if (process.platform !== 'win32') expect(statSync(pdf).mode & 0o777).toBe(0o600)
  expect(new Set(readBack(pdf, join(folder, 'pages')))).toEqual(new Set([PYPI, HOTP, STEAM, LONG].map(canonical)))
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  expect(text).toContain('GEZD GNBV GY3T QOJQ')
})

test('nothing is saved when the question where is not answered', async ({ window, folder }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Tick all' }).click()
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByRole('button', { name: 'Save the PDF' })).toBeEnabled()
  await expect(window.getByText('This file holds your secrets')).toHaveCount(0)
  expect(readdirSync(folder).filter((name) => !name.startsWith('vault.rkit'))).toEqual([])
})

/** Every QR code on the pages, read by a scanner the project did not write. */
function readBack(pdf: string, pages: string): string[] {
  mkdirSync(pages)
  execFileSync('pdftoppm', ['-r', '200', '-png', pdf, join(pages, 'page')])
  return readdirSync(pages).flatMap((page) =>
    execFileSync('zbarimg', ['-q', '--raw', join(pages, page)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(canonical),
  )
}

/** A link without regard to how its label is escaped and its parameters are ordered. */
function canonical(link: string): string {
  const [start = '', query = ''] = link.split('?')
  return [decodeURIComponent(start), ...query.split('&').sort()].join(' ')
}

function hasTool(name: string): boolean {
  try {
    execFileSync(name, ['--help'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
  }
}
