import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bringIn, createVault, expect, go, HOTP, PYPI, SECRET, test, imported } from './kit.ts'
import { PATIENCE } from '../fixtures/patience.ts'
import { check, SIZES } from './looks.ts'

const CODES = ['a1', '3b', '5c', '7d', '9e', 'b1', 'd2', 'f4'].map((pair) => `${pair}0f2e4d6c8b9a17`)
const READING = { timeout: PATIENCE }

for (const [size, colorScheme] of [
  ['wide', 'light'],
  ['narrow', 'dark'],
] as const) {
  test(`a drill by half and paper out of date are accessible and fit, ${size} and ${colorScheme}`, async ({
    window,
    host,
    folder,
  }) => {
    test.slow()
    await window.setViewportSize(SIZES[size])
    await window.emulateMedia({ colorScheme })
    await createVault(window)
    await bringIn(window, PYPI, HOTP)
    const codes = join(folder, 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt')
    writeFileSync(codes, CODES.join('\n'))
    await host.bringNext(codes)
    await window
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click()
    await window.getByRole('button', { name: /^Import \d+/ }).click()
    await imported(window).waitFor()
    await go(window, 'Paper')
    await window.getByRole('button', { name: 'Tick all' }).click()
    const pdf = join(folder, 'sheets.pdf')
    await host.saveNextTo(pdf)
    await window.getByRole('button', { name: 'Save the PDF' }).click()
    await window.getByRole('button', { name: /^Read it back/ }).click(READING)
    const dialog = window.getByRole('dialog')
    await host.bringNext(pdf)
    await dialog.getByRole('button', { name: 'Choose scans or photos' }).click()
    await expect(dialog).toContainText('Its secret is as in the vault. Its recovery codes were not read', READING)
    await check(window, 'drill, by half')
    await dialog.getByRole('button', { name: /^Type recovery code/ }).click()
    await dialog.getByLabel(/^recovery code/).fill('0000000000000000')
    await dialog.getByLabel('Its check').fill('0000')
    await dialog.getByRole('button', { name: 'Check the line' }).click()
    await dialog.getByRole('button', { name: 'Back' }).click()
    await expect(dialog).toContainText('as typed does not fit its check')
    await check(window, 'drill, line failed')
    await dialog.getByRole('button', { name: 'Record the drill' }).click()
    await expect(dialog).toContainText('Failed: sheet')
    await check(window, 'drill, recorded by half')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await bringIn(window, PYPI.replace(SECRET, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'))
    await go(window, 'Accounts')
    await window.getByRole('option', { name: /VPN/ }).click()
    await window.getByRole('button', { name: /^Edit/ }).first().click()
    await window.getByLabel('Note').fill('moved to the new office')
    await window.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(window.getByRole('region', { name: 'Paper' })).toContainText(
      'It still restores; a note on it differs.',
    )
    await check(window, 'account, note differs')
    await go(window, 'Paper')
    await expect(window.getByText('Does not restore everything.')).toBeVisible()
    await check(window, 'paper, out of date')
    await go(window, 'Accounts')
    await window.getByRole('option', { name: /PyPI/ }).click()
    await expect(window.getByRole('region', { name: 'Paper' })).toContainText('It does not restore what the vault has.')
  })
}
