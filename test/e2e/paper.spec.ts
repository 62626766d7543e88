import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { bringIn, createVault, expect, go, HOTP, lock, PYPI, test, THOROUGH } from './kit.ts'
import { WITH_LONG_NOTE } from './long-note.ts'
import { picturesOf, scan } from '../sheets/tools.ts'
import { needs } from './needs.ts'

const STEAM =
  'otpauth://steam/Steam:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Steam&algorithm=SHA1&digits=5&period=30'
const LONG = `otpauth://totp/Long:${'x'.repeat(40)}?secret=${'GEZDGNBVGY3TQOJQ'.repeat(4)}&issuer=Long&algorithm=SHA512&digits=8&period=60`

test('the sheet, printed and scanned, gives back every secret', async ({ window, host, folder }) => {
  needs('pdftoppm', 'pdftotext', 'zbarimg')
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
  expect(new Set(readBack(pdf))).toEqual(new Set([PYPI, HOTP, STEAM, LONG].map(canonical)))
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  expect(text).toContain('GEZD GNBV GY3T QOJQ')
})

test('nine accounts share pages, until one on a page is chosen, which is remembered', async ({
  window,
  host,
  folder,
}) => {
  await createVault(window)
  const links = Array.from('ABCDEFGHI', (last, at) =>
    PYPI.replaceAll('PyPI', `Service${at}`).replace(/QOJQ&/, `QOJ${last}&`),
  )
  await bringIn(window, ...links)
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Tick all' }).click()
  const several = window.getByRole('radio', { name: 'Several accounts on a page' })
  const one = window.getByRole('radio', { name: 'One account on a page' })
  const plan = window.getByRole('region', { name: 'The sheets' })
  await expect(several).toBeChecked()
  await window.getByRole('checkbox', { name: /^Cover/ }).uncheck()
  await window.getByRole('checkbox', { name: /^Archivist page/ }).uncheck()
  await expect(plan).toContainText('2 pages for 9 accounts')
  await one.check()
  await expect(plan).toContainText('9 pages for 9 accounts')
  await host.saveNextTo(join(folder, 'sheets.pdf'))
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByText('This file holds your secrets, not encrypted.')).toBeVisible()
  await go(window, 'Accounts')
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Tick all' }).click()
  await expect(one).toBeChecked()
})

test('nothing is saved when the question where is not answered', THOROUGH, async ({ window, folder }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Tick all' }).click()
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByRole('button', { name: 'Save the PDF' })).toBeEnabled()
  await expect(window.getByText('This file holds your secrets')).toHaveCount(0)
  expect(readdirSync(folder).filter((name) => !name.startsWith('vault.rkit'))).toEqual([])
})

test('every copy is followed from the printer to the shredder', async ({ window, host, folder }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Paper')
  await expect(window.getByText('Nothing printed yet.')).toBeVisible()
  await window.getByLabel('Copies').selectOption('2')
  await host.saveNextTo(join(folder, 'sheet.pdf'))
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  const sets = window.getByRole('list', { name: 'Sets of sheets' })
  await expect(sets).toContainText('PyPI · alice')
  await expect(sets).toContainText('The PDF is still at')
  await expect(window.getByRole('banner')).toContainText('1 saved PDF to delete')

  await window.getByRole('button', { name: 'It is kept at… (copy 2)' }).click()
  await window.getByRole('textbox', { name: 'Place' }).fill('Safe deposit box')
  await window.getByLabel('Held by').fill('Bob')
  await window.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sets).toContainText('Safe deposit box, held by Bob.')
  await expect(sets).toContainText('Not read back yet. Read it back by')

  await window.getByRole('button', { name: 'The file is deleted' }).click()
  await expect(window.getByRole('banner')).not.toContainText('saved PDF')
  await expect(sets).not.toContainText('The PDF is')
  await window.getByRole('button', { name: 'Destroyed (copy 1)' }).click()
  await expect(sets).toContainText('Destroyed on')
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(sets).not.toContainText('Destroyed on')

  await bringIn(window, HOTP.replaceAll('Old%20VPN', 'PyPI').replace('bob', 'alice'))
  await go(window, 'Paper')
  await expect(sets).toContainText(
    'Does not restore everything. Print a new set and read that back; keep this one until then.',
  )
  await expect(sets).toContainText('Sheet 1, PyPI · alice: A secret was removed or changed.')
  await expect(window.getByRole('banner')).toContainText('1 account to print again')
})

test('the pages are looked at before they are printed, and hidden again', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI, HOTP)
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Look at the pages' }).click()
  const preview = window.getByRole('group', { name: /^Preview/ })
  await expect(preview).toBeVisible()
  const status = window.getByText(/^Page 1 of \d$/)
  await expect(status).toBeVisible()
  const ink = await preview.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    return Array.from(pixels).filter((value, at) => at % 4 === 0 && value < 64).length / (canvas.width * canvas.height)
  })
  expect(ink).toBeGreaterThan(0.01)
  expect(ink).toBeLessThan(0.5)
  await preview.focus()
  await window.keyboard.press('ArrowRight')
  await expect(window.getByText(/^Page 2 of \d$/)).toBeVisible()
  await window.keyboard.press('Home')
  await expect(status).toBeVisible()
  await lock(window)
  await expect(window.locator('canvas')).toHaveCount(0)
})

test('sealed sheets take a passphrase of their own, typed twice', async ({ window, host, folder }) => {
  test.slow() // scrypt as dear as age makes it
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Paper')
  await window.getByRole('radio', { name: 'Sealed' }).check()
  await expect(window.getByRole('button', { name: 'Save the PDF' })).toBeDisabled()
  await window.getByRole('button', { name: 'Choose the passphrase…' }).click()
  await window.getByRole('radio', { name: 'Use my own words' }).check()
  await window.getByLabel('New passphrase').fill('seven quiet rivers under old bridges')
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('Passphrase again').fill('seven quiet rivers under old bridges')
  await window.getByRole('button', { name: 'Use this passphrase' }).click()
  await expect(window.getByText('A passphrase is chosen.')).toBeVisible()
  const pdf = join(folder, 'sealed.pdf')
  await host.saveNextTo(pdf)
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByText(/^Saved \d pages? to/)).toBeVisible()
  await expect(window.getByText('This file holds your secrets')).toHaveCount(0)
  needs('pdftotext')
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  expect(text).toContain('BEGIN AGE ENCRYPTED FILE')
  expect(text).not.toMatch(/GEZD ?GNBV/)
})

test('a note that is too long for its sealed sheet is asked about, and only there', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, WITH_LONG_NOTE)
  await go(window, 'Paper')
  const plan = window.getByRole('region', { name: 'The sheets' })
  const asked = plan.getByRole('group', { name: 'Long note' })
  await expect(plan).toContainText('for 1 account: 1 secret')
  await expect(asked).toHaveCount(0)
  await window.getByRole('radio', { name: 'Sealed' }).check()
  await expect(asked).toContainText('The note of Gem: carol is too long for the QR code of its sealed sheet.')
  await expect(asked.getByRole('radio', { name: 'Leave it out' })).toBeChecked()
  const before = await pagesIn(plan)
  await asked.getByRole('radio', { name: 'Print it on sealed sheets of its own' }).check()
  await expect.poll(async () => await pagesIn(plan)).toBe(before + 2)
  await expect(asked.getByRole('radio', { name: 'Print it on sealed sheets of its own' })).toBeChecked()
  await window.getByRole('radio', { name: 'Plain' }).check()
  await expect(asked).toHaveCount(0)
})

async function pagesIn(plan: Locator): Promise<number> {
  return Number(/^\d+/.exec(await plan.getByText(/^\d+ pages?$/).innerText())?.[0])
}

/** Every QR code on the pages, read by a scanner the project did not write. */
function readBack(pdf: string): string[] {
  return scan(picturesOf(pdf, 200)).map(canonical)
}

/** A link without regard to how its label is escaped and its parameters are ordered. */
function canonical(link: string): string {
  const [start = '', query = ''] = link.split('?')
  return [decodeURIComponent(start), ...query.split('&').sort()].join(' ')
}
