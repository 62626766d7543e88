import type { Locator } from '@playwright/test'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { check } from './looks.ts'
import { accountLine, bringIn, createVault, expect, go, PASSPHRASE, PYPI, test, THOROUGH } from './kit.ts'

const GITHUB = PYPI.replaceAll('PyPI', 'GitHub').replace('alice', 'alice-dev').replace('GEZD', 'GEZA')

async function textIn(qr: Locator): Promise<readonly string[]> {
  return await decodePicture(await qr.screenshot())
}

test('a phone can scan the secret of an account from the screen, until the window is left', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'Show QR code' }).click()
  const dialog = window.getByRole('dialog', { name: 'Scan with your phone' })
  const qr = dialog.getByRole('img', { name: 'QR code of PyPI · alice' })
  await expect(qr).toBeVisible()
  await check(window, 'a QR code')
  expect(await textIn(qr)).toEqual([PYPI])
  await window.evaluate(() => dispatchEvent(new Event('blur')))
  await expect(qr).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Show the QR code' }).click()
  await expect(qr).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(window.getByRole('button', { name: 'Show QR code' })).toBeFocused()
})

test('accounts to be moved are shown one after another by the arrow keys', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI, GITHUB)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Show as QR codes' }).click()
  const dialog = window.getByRole('dialog', { name: 'Scan with your phone' })
  await expect(dialog.getByRole('status')).toHaveText(/1 of 2:\s+GitHub · alice-dev/)
  expect(await textIn(dialog.getByRole('img'))).toEqual([GITHUB])
  await check(window, 'the first of two QR codes')
  await window.keyboard.press('ArrowLeft')
  await expect(dialog.getByRole('status')).toHaveText(/1 of 2/)
  await window.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('status')).toHaveText(/2 of 2:\s+PyPI · alice/)
  await expect(dialog.getByRole('img', { name: 'QR code of PyPI · alice' })).toBeVisible()
  expect(await textIn(dialog.getByRole('img'))).toEqual([PYPI])
  await expect(dialog.getByRole('button', { name: 'Next' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toHaveCount(0)
})

test('a QR code is shown after the passphrase was typed, and not without it', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Settings')
  await window.getByLabel('Ask again before secrets are shown or printed').selectOption('Every time')
  await expect(window.getByText('Was: After 5 minutes.')).toBeVisible()
  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'Show QR code' }).click()
  const confirmation = window.getByRole('dialog', { name: 'Enter your passphrase again' })
  const qr = window.getByRole('img', { name: /^QR code/ })
  await confirmation.getByRole('button', { name: 'Cancel' }).click()
  await expect(qr).toHaveCount(0)
  await window.getByRole('button', { name: 'Show the QR code' }).click()
  await confirmation.getByLabel('Passphrase').fill(PASSPHRASE)
  await confirmation.getByRole('button', { name: 'Continue' }).click()
  await expect(qr).toBeVisible()
})

test('a token without its PIN says so, and makes codes once it is given', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, 'otpauth://motp/VPN:bob?secret=B4PC2PCLLJUXQ&issuer=VPN')
  await go(window, 'Accounts')
  await expect(accountLine(window, /VPN/)).toContainText('Needs its PIN')
  const pane = window.getByRole('region', { name: 'Code', exact: true })
  await expect(pane).toContainText('without its PIN')
  await expect(pane.getByRole('button', { name: 'Copy code' })).toHaveCount(0)
  await pane.getByRole('button', { name: 'Enter its PIN' }).click()
  const dialog = window.getByRole('dialog', { name: 'Enter the PIN of this token' })
  await check(window, 'asking for a PIN')
  await dialog.getByLabel('PIN').fill('1234')
  await window.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  // `printf '%s' $((1772539210 / 10))0f1e2d3c4b5a69781234 | md5sum | cut -c1-6`, at 2026-03-03 12:00:10 UTC
  await expect(pane.locator('.code')).toHaveText(/627\s?9c3/)
  await expect(accountLine(window, /VPN/)).not.toContainText('Needs its PIN')
  await expect(pane.getByRole('button', { name: 'Change its PIN' })).toBeVisible()
})
