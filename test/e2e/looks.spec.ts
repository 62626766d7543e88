import { accountLines, bringIn, bringInByHand, createVaultByHand, go, HOTP, lock, PYPI, test } from './kit.ts'
import { checkSizes } from './looks.ts'

test('every screen is accessible and fits at every size, light and dark', async ({ window }) => {
  test.slow() // 55 looks
  await checkSizes(window, 'create')
  await createVaultByHand(window)
  await go(window, 'Accounts')
  await checkSizes(window, 'accounts, empty')
  await bringInByHand(window, PYPI, HOTP)
  await checkSizes(window, 'ledger')
  await bringIn(window, '0123456789abcdef', 'fedcba9876543210', '00112233445566ff')
  for (const screen of ['Accounts', 'Recovery', 'Import', 'Paper', 'Keys', 'Vault', 'Settings'] as const) {
    await go(window, screen)
    await checkSizes(window, screen)
  }
  await go(window, 'Accounts')
  await accountLines(window).last().click()
  await checkSizes(window, 'an account')
  await lock(window)
  await checkSizes(window, 'unlock')
})
