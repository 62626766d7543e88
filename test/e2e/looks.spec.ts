import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { bringIn, createVault, expect, go, HOTP, PYPI, test } from './kit.ts'

const SIZES = {
  wide: { width: 1280, height: 800 },
  middle: { width: 900, height: 700 },
  narrow: { width: 400, height: 800 },
}

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
      for (const screen of ['Accounts', 'Intake', 'Paper', 'Keys', 'Settings'] as const) {
        await go(window, screen)
        await check(window, screen)
      }
      await go(window, 'Accounts')
      await window.getByRole('option').last().click()
      await check(window, 'an account')
      await window.keyboard.press('Control+l')
      await check(window, 'unlock')
    })
  }
}

async function check(window: Page, name: string): Promise<void> {
  await window.waitForTimeout(50)
  const { violations } = await new AxeBuilder({ page: window })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
  const overflow = await window.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(`${name}: ${overflow} px too wide`).toBe(`${name}: 0 px too wide`)
  if (process.env.SCREENSHOTS) {
    const { width } = window.viewportSize() ?? { width: 0 }
    const scheme = await window.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
    await window.screenshot({
      path: `${process.env.SCREENSHOTS}/${name.replaceAll(/\W+/g, '-')}-${width}-${scheme}.png`,
    })
  }
}
