import { accountLines, bringIn, bringInByHand, createVaultByHand, go, HOTP, lock, PYPI, test, THOROUGH } from './kit.ts'
import { checkSizes, checkTwice } from './looks.ts'

for (const [how, tag, look] of [
  ['wide and light, narrow and dark', {}, checkTwice],
  ['at every size, light and dark', THOROUGH, checkSizes],
] as const)
  test(`every screen is accessible and fits ${how}`, tag, async ({ window }) => {
    test.slow() // up to 55 looks
    await look(window, 'create')
    await createVaultByHand(window)
    await go(window, 'Accounts')
    await look(window, 'accounts, empty')
    await bringInByHand(window, PYPI, HOTP)
    await look(window, 'ledger')
    await bringIn(window, '0123456789abcdef', 'fedcba9876543210', '00112233445566ff')
    for (const screen of ['Accounts', 'Recovery', 'Import', 'Paper', 'Keys', 'Vault', 'Settings'] as const) {
      await go(window, screen)
      await look(window, screen)
    }
    await go(window, 'Accounts')
    await accountLines(window).last().click()
    await look(window, 'an account')
    await lock(window)
    await look(window, 'unlock')
  })
