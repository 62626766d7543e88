import type { CDPSession } from '@playwright/test'
import { bringIn, createVault, expect, go, test } from './kit.ts'
import { check, SIZES } from './looks.ts'

test.describe('a security key', () => {
  for (const protocol of ['ctap2', 'u2f'] as const) {
    test(`of ${protocol} registers, signs, is kept, and is recognised again`, async ({ window }) => {
      const devtools = await window.context().newCDPSession(window)
      await plugIn(devtools, protocol)
      await createVault(window)
      await go(window, 'Keys')
      await window.getByRole('button', { name: 'Test a new key' }).click()
      await window.getByLabel('Name of the key').fill('Blue, desk drawer')
      await window.getByRole('button', { name: 'Start the test' }).click()
      await expect(window.getByRole('dialog', { name: 'The key works' })).toContainText('registered and signed')
      await window.getByRole('button', { name: 'Done' }).click()
      const row = window.getByRole('article', { name: 'Blue, desk drawer' })
      await expect(row).toContainText('Works: tested')
      await expect(row).toContainText('not disclosed')

      await window.getByRole('button', { name: 'Test a key again' }).click()
      await expect(window.getByRole('dialog', { name: 'The key works' })).toContainText('Blue, desk drawer')
      await window.getByRole('button', { name: 'Done' }).click()
      await expect(row).toContainText('2 tests in all')
    })
  }

  test('that is not touched can be cancelled, and nothing is kept', async ({ window }) => {
    const devtools = await window.context().newCDPSession(window)
    await plugIn(devtools, 'ctap2', { isUserVerified: false, automaticPresenceSimulation: false })
    await createVault(window)
    await go(window, 'Keys')
    await window.getByRole('button', { name: 'Test a new key' }).click()
    await window.getByLabel('Name of the key').fill('Slow')
    await window.getByRole('button', { name: 'Start the test' }).click()
    const dialog = window.getByRole('dialog', { name: 'Touch your key now' })
    await expect(dialog).toContainText('Step 1 of 2')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await expect(window.getByText('No key tested yet.')).toBeVisible()
  })

  test('that was pulled before it signed again does not pass, and says so', async ({ window }) => {
    const devtools = await window.context().newCDPSession(window)
    const first = await plugIn(devtools, 'ctap2')
    await createVault(window)
    await go(window, 'Keys')
    await window.getByRole('button', { name: 'Test a new key' }).click()
    await window.getByLabel('Name of the key').fill('Blue')
    await window.getByRole('button', { name: 'Start the test' }).click()
    await window.getByRole('button', { name: 'Done' }).click()
    await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: first })
    await plugIn(devtools, 'ctap2')
    await window.getByRole('button', { name: 'Test a key again' }).click()
    await expect(window.getByRole('dialog', { name: 'The test did not pass' })).toBeVisible()
    await window.getByRole('button', { name: 'Close' }).click()
    await expect(window.getByRole('article', { name: 'Blue' })).not.toContainText('tests in all')
  })

  test('is noted at an account, and each says so of the other', async ({ window }) => {
    const devtools = await window.context().newCDPSession(window)
    await plugIn(devtools, 'ctap2')
    await window.setViewportSize(SIZES.wide)
    await createVault(window)
    await bringIn(window, 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
    await go(window, 'Accounts')
    const noted = window.getByRole('region', { name: 'Keys' })
    await expect(noted).toContainText('No keys noted.')
    await noted.getByRole('button', { name: 'Note keys' }).click()
    const dialog = window.getByRole('dialog', { name: 'Keys of PyPI · alice' })
    await expect(dialog).toContainText('No security keys yet. Test one to add it.')
    await check(window, 'no keys to note')
    await dialog.getByRole('button', { name: 'Go to Keys' }).click()

    await window.getByRole('button', { name: 'Test a new key' }).click()
    await window.getByLabel('Name of the key').fill('Blue')
    await window.getByRole('button', { name: 'Start the test' }).click()
    await window.getByRole('button', { name: 'Done' }).click()
    const row = window.getByRole('article', { name: 'Blue' })
    await expect(row).toContainText('At no account')

    await go(window, 'Accounts')
    await noted.getByRole('button', { name: 'Note keys' }).click()
    await dialog.getByRole('checkbox', { name: 'Blue' }).check()
    await check(window, 'note keys')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await expect(noted).toContainText('Blue, noted')
    await check(window, 'keys of an account')
    // The account stays in view while someone works in it.
    await window.setViewportSize(SIZES.narrow)
    await check(window, 'keys of an account')
    await noted.getByRole('button', { name: 'Note keys' }).click()
    await expect(dialog.getByRole('checkbox', { name: 'Blue' })).toBeChecked()
    await check(window, 'note keys')
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await go(window, 'Keys')
    await expect(row).toContainText('Registered at PyPI · alice')
    await row.getByRole('button', { name: 'Remove Blue' }).click()
    await expect(window.getByRole('dialog', { name: 'Remove Blue?' })).toContainText('It is noted at PyPI · alice')
    await check(window, 'remove a noted key')
  })
})

async function plugIn(
  devtools: CDPSession,
  protocol: 'ctap2' | 'u2f',
  options: { isUserVerified?: boolean; automaticPresenceSimulation?: boolean } = {},
): Promise<string> {
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol, transport: 'usb', automaticPresenceSimulation: true, ...options },
  })
  return authenticatorId
}
