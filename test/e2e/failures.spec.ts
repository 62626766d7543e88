import type { Page } from '@playwright/test'
import {
  accountLine,
  approach,
  bringIn,
  bringInByHand,
  createVault,
  expect,
  go,
  HOTP,
  lock,
  imported,
  openReport,
  placeButton,
  screenHeading,
  PYPI,
  test,
  unlock,
} from './kit.ts'
import { check, SIZES } from './looks.ts'

/** Every screen sets the window's title; from here on that throws, until it is repaired. */
async function breakDrawing(window: Page): Promise<void> {
  await window.evaluate(() => {
    Object.defineProperty(document, 'title', {
      configurable: true,
      set: () => {
        throw new Error('forced by a spec')
      },
    })
  })
}

async function mendDrawing(window: Page): Promise<void> {
  await window.evaluate(() => Reflect.deleteProperty(document, 'title'))
}

test('two identical links end in a report, and the import is shown again after unlocking', async ({ window }) => {
  const errors: string[] = []
  window.on('pageerror', ({ message }) => errors.push(message))
  await createVault(window)
  await bringInByHand(window, PYPI, PYPI)
  await openReport(window)
  const report = imported(window)
  await expect(report.getByRole('button', { name: /^Prove it/ })).toHaveCount(1)
  await expect(report).toContainText('0 of 1 token proved')
  await bringInByHand(window, HOTP, HOTP)

  await lock(window)
  await unlock(window)
  await go(window, 'Import')
  const imports = window.getByRole('region', { name: 'Imports' })
  const summaries = imports.locator('summary').filter({ hasText: '1 added' })
  await expect(summaries).toHaveCount(2)
  await summaries.first().click()
  await summaries.last().click()
  await expect(imports.getByRole('button', { name: /^Prove it/ })).toHaveCount(2)
  await go(window, 'Accounts')
  await expect(accountLine(window, /PyPI/)).toHaveCount(1)
  expect(errors).toEqual([])
})

test('a failure of a screen says what is safe, and leaves the other screens usable', async ({ window }) => {
  test.slow() // seven screens, each of which fails twice
  await createVault(window)
  await bringIn(window, PYPI)
  for (const screen of ['Accounts', 'Recovery', 'Import', 'Paper', 'Keys', 'Vault', 'Settings'] as const) {
    // Keys are reached through Recovery.
    const other = screen === 'Keys' || screen === 'Recovery' ? 'Settings' : 'Keys'
    await go(window, other)
    const opens = await approach(window, screen)
    await breakDrawing(window)
    await opens.click()
    const failed = window.getByRole('alert')
    await expect(failed.getByRole('heading', { name: 'This screen cannot be shown' })).toBeFocused()
    await expect(failed).toContainText('Your vault is safe')
    await expect(placeButton(window, screen)).toHaveAttribute('aria-current', 'page')

    await failed.getByRole('button', { name: 'Show it again' }).click()
    await expect(failed).toContainText('Your vault is safe')
    await mendDrawing(window)
    if (screen === 'Import')
      for (const size of [SIZES.narrow, SIZES.wide]) {
        await window.setViewportSize(size)
        await check(window, 'a screen that failed')
      }
    await go(window, other)
    await expect(failed).toHaveCount(0)

    await approach(window, screen)
    await breakDrawing(window)
    await opens.click()
    await failed.waitFor()
    await mendDrawing(window)
    await failed.getByRole('button', { name: 'Show it again' }).click()
    await expect(screenHeading(window, screen)).toBeAttached()
    await expect(failed).toHaveCount(0)
  }
  await lock(window)
})
