import { encodeBase32 } from '../../electron/otp/base32.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import type { Token } from '../../electron/otp/token.ts'
import {
  accountLine,
  bringIn,
  createVault,
  expect,
  go,
  HOTP,
  NOW,
  PASSPHRASE,
  placeButton,
  PYPI,
  SECRET,
  test,
  THOROUGH,
} from './kit.ts'

/** `oathtool --totp -b GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ -N '2026-03-03 12:00:10 UTC'` */
const expectedCode = '067959'

const CODES = ['0123456789abcdef', 'fedcba9876543210', '00112233445566ff']

test('a code is shown with the next one, copied, and cleared from the clipboard', async ({ window, host }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Accounts')
  const pane = window.getByRole('region', { name: 'Code', exact: true })
  await expect(pane).toContainText('TOTP')
  await expect(pane.locator('.code')).toHaveText(/^067\s?959$/)
  await window.getByRole('button', { name: 'Copy code' }).click()
  await expect(window.getByRole('status').filter({ hasText: 'Copied' })).toContainText('clipboard')
  await expect(window.getByRole('button', { name: 'Copied · 30 s' })).toBeVisible()
  expect(await host.clipboardText()).toBe(expectedCode)
})

test('a click on a code of the list copies it, and says so in its place', async ({ window, host }) => {
  await createVault(window)
  await bringIn(window, PYPI, HOTP)
  await go(window, 'Accounts')
  const line = accountLine(window, /PyPI/)
  const code = line.getByText(/^067\s?959$/)
  const before = await code.boundingBox()
  await code.click()
  await expect(line.getByText('Copied · 30 s')).toBeVisible()
  expect(await code.boundingBox()).toEqual(before)
  expect(await host.clipboardText()).toBe(expectedCode)
  await accountLine(window, /Old VPN/)
    .getByText('Next code')
    .click()
  await expect(accountLine(window, /Old VPN/).getByText('Copied · 30 s')).toBeVisible()
  await expect(line.getByText('Copied')).toHaveCount(0)
  expect(await host.clipboardText()).toBe('755224')
})

test('a counter code is used up by showing it, even across a lock', async ({ window }) => {
  await createVault(window)
  await bringIn(window, HOTP)
  await go(window, 'Accounts')
  const pane = window.getByRole('region', { name: 'Code', exact: true })
  await window.getByRole('button', { name: 'Show next code' }).click()
  await expect(pane).toContainText(/755\s?224/)
  await window.getByRole('button', { name: 'Show next code' }).click()
  await expect(pane).toContainText(/287\s?082/)
})

test('a secret is shown after the passphrase was typed again, and hidden on request', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Settings')
  await window.getByLabel('Ask again before secrets are shown or printed').selectOption('Every time')
  await expect(window.getByText('Was: After 5 minutes.')).toBeVisible()
  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'Show secret' }).click()
  const dialog = window.getByRole('dialog', { name: 'Enter your passphrase again' })
  await dialog.getByLabel('Passphrase').fill('wrong')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')).toBeVisible()
  await window.getByRole('button', { name: 'Hide secret' }).click()
  await expect(window.getByText('GEZD GNBV')).toHaveCount(0)

  // Asking less often needs the passphrase too.
  await go(window, 'Settings')
  await window.getByLabel('Ask again before secrets are shown or printed').selectOption('After 10 minutes')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.getByLabel('Ask again before secrets are shown or printed')).toHaveValue('0')
})

test('a recovery code is ticked off with a date, and can be unticked', async ({ window }) => {
  await createVault(window)
  await bringIn(window, ...CODES)
  await go(window, 'Accounts')
  const codes = window.getByRole('region', { name: 'Recovery codes', exact: true }).first()
  await expect(codes).toContainText('3 of 3 left')
  await codes.getByRole('checkbox', { name: 'Code 2' }).focus()
  await window.keyboard.press('Space')
  await expect(codes).toContainText('2 of 3 left')
  await expect(codes).toContainText(/used on .*2026/)
  await expect(codes.getByRole('checkbox', { name: 'Code 2' })).toBeFocused()
  await codes.getByRole('checkbox', { name: 'Code 2' }).uncheck()
  await expect(codes).toContainText('3 of 3 left')
  await codes.getByRole('button', { name: 'Show code 1' }).click()
  await expect(codes).toContainText('0123456789abcdef')
  await codes.getByRole('button', { name: 'Copy code 1' }).click()
  await expect(codes).toContainText('Copied · 30 s')
  await codes.getByRole('button', { name: 'Hide code 1' }).click()
  await expect(codes).not.toContainText('0123456789abcdef')
  await codes.getByRole('button', { name: 'Show code 1' }).click()
  await expect(codes).toContainText('0123456789abcdef')
  await codes.getByRole('button', { name: 'Mark as used' }).click()
  await expect(codes).toContainText('2 of 3 left')
})

test('everything in the list works from the keyboard', async ({ window, host }) => {
  await createVault(window)
  const second = new TextEncoder().encode('0123456789')
  await bringIn(
    window,
    PYPI,
    PYPI.replace(SECRET, encodeBase32(second)),
    PYPI.replaceAll('PyPI', 'GitHub').replace('alice', 'alice-dev').replace('GEZD', 'GEZA'),
  )
  await go(window, 'Accounts')
  await expect(accountLine(window, /GitHub/)).toHaveAttribute('aria-selected', 'true')
  await window.keyboard.press('ArrowDown')
  await expect(accountLine(window, /PyPI/)).toHaveAttribute('aria-selected', 'true')
  await window.keyboard.type('gi')
  await expect(accountLine(window, /GitHub/)).toHaveAttribute('aria-selected', 'true')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await expect.poll(() => host.clipboardText()).toBe(expectedCode)
  await window.getByRole('button', { name: 'Show QR code' }).last().focus()
  await window.keyboard.press('Control+c')
  const token: Token = { type: 'totp', secret: second, algorithm: 'SHA1', digits: 6, period: 30 }
  await expect.poll(() => host.clipboardText()).toBe(codeOf(token, NOW).text)
  await window.keyboard.press('/')
  await window.keyboard.type('githubx')
  await expect(window.getByText('No account matches “githubx”.')).toBeVisible()
  await window.keyboard.press('Backspace')
  await expect(accountLine(window, /GitHub/)).toBeVisible()
  await expect(accountLine(window, /PyPI/)).toHaveCount(0)
  const search = window.getByRole('searchbox', { name: 'Search accounts' })
  await expect(search).toBeFocused()
  await expect(search).toHaveAttribute('placeholder', 'Search 2 accounts')
  await expect(accountLine(window, /GitHub/).locator('mark')).toHaveText('GitHub')
  await window.keyboard.press('Enter')
  await expect(accountLine(window, /GitHub/)).toContainText('Copied')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Space')
  await expect(window.getByRole('heading', { name: /GitHub/ })).toBeFocused()
  await window.keyboard.press('?')
  await expect(window.getByRole('dialog')).toBeVisible()
})

test('the list is sorted by name, or with the problems first', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, HOTP, PYPI)
  await go(window, 'Accounts')
  const lines = accountLine(window, /./)
  await expect(lines).toContainText(['Old VPN', 'PyPI'])
  await expect(lines.last()).toContainText('No recovery codes')
  await window.getByLabel('Order of the list').selectOption('Problems first')
  await expect(lines).toContainText(['PyPI', 'Old VPN'])
})

test('an account is moved to the trash, and back from another screen', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'More' }).click()
  await window.getByRole('menuitem', { name: 'Move to trash' }).click()
  await expect(accountLine(window, /PyPI/)).toHaveCount(0)
  // The undo is still there on another screen, and after coming back.
  await go(window, 'Settings')
  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(accountLine(window, /PyPI/)).toBeVisible()
  await expect(placeButton(window, 'Accounts')).toContainText('1')
})
