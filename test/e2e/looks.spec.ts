import { bringIn, createVault, go, HOTP, lock, PYPI, test } from './kit.ts'
import { check, SIZES } from './looks.ts'

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every screen is accessible and fits, ${size} and ${colorScheme}`, async ({ window }) => {
      await window.setViewportSize(viewport)
      await window.emulateMedia({ colorScheme })
      await check(window, 'create')
      await createVault(window)
      await go(window, 'Accounts')
      await check(window, 'accounts, empty')
      await bringIn(window, PYPI, HOTP)
      await check(window, 'ledger')
      await bringIn(window, '0123456789abcdef', 'fedcba9876543210', '00112233445566ff')
      for (const screen of ['Accounts', 'Intake', 'Paper', 'Keys', 'Vault', 'Settings'] as const) {
        await go(window, screen)
        await check(window, screen)
      }
      await go(window, 'Accounts')
      await window.getByRole('option').last().click()
      await check(window, 'an account')
      await lock(window)
      await check(window, 'unlock')
    })
  }
}
