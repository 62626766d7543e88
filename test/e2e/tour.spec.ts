/** The pictures of the README: `TOUR=build/tour npx playwright test -c test/e2e/playwright.config.ts tour.spec.ts`. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeDemoVault } from '../../build/demo.ts'
import { openHost } from './hosts/host.ts'
import { accountLine, expect, go, NOW, test, unlock, THOROUGH } from './kit.ts'
import { addKey, openRow, VirtualBench } from './key-bench.ts'
import { SIZES } from './looks.ts'

/** Saves a picture of the whole window where the tour is being made. */
async function picture(window: Page, name: string): Promise<void> {
  await window.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  const { TOUR } = process.env
  if (TOUR === undefined) return
  mkdirSync(TOUR, { recursive: true })
  await window.screenshot({ path: join(TOUR, `${name}.png`) })
}

test('the tour of the demo shows every place', THOROUGH, async ({ window, shared }) => {
  await window.setViewportSize(SIZES.wide)
  await picture(window, '1-start')

  const now = () => NOW
  const demo = await makeDemoVault(now)
  const host = await openHost({ vaultPath: demo.vaultPath, demo: true, now, ...(shared && { browser: shared }) })
  try {
    const { page } = host
    await page.clock.setFixedTime(NOW)
    await page.setViewportSize(SIZES.wide)
    const bench = await VirtualBench.open(page)
    await bench.plugIn()
    await unlock(page, demo.passphrase)
    await go(page, 'Import')
    await picture(page, '3-add')
    await go(page, 'Keys')
    await addKey(page, 'Blue')
    await openRow(page, 'Blue')
    await picture(page, '5-keys')
    await go(page, 'Recovery')
    await expect(page.getByRole('navigation', { name: 'Where you stand' })).toContainText('question')
    await picture(page, '4-recovery')
    await go(page, 'Settings')
    await picture(page, '6-settings')
    await go(page, 'Paper')
    await page.getByRole('button', { name: 'Tick all' }).click()
    await page.getByRole('button', { name: 'Look at the pages' }).click()
    await expect(page.getByText(/^Page 1 of \d+$/)).toBeVisible()
    // Behind the cover are the accounts.
    await page.getByRole('group', { name: /^Preview/ }).focus()
    for (const next of [2, 3]) {
      await page.keyboard.press('ArrowRight')
      await expect(page.getByText(new RegExp(`^Page ${next} of \\d+$`))).toBeVisible()
    }
    await page.getByRole('region', { name: 'The sheets' }).scrollIntoViewIfNeeded()
    await picture(page, '7-sheets')
    await go(page, 'Accounts')
    await accountLine(page, /PyPI/).first().click()
    await picture(page, '2-codes')
  } finally {
    await host.close()
    rmSync(demo.folder, { recursive: true, force: true })
  }
})
