import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import {
  accountLine,
  accountLines,
  bringIn,
  createVault,
  expect,
  go,
  HOTP,
  lock,
  PASSPHRASE,
  pasteText,
  PYPI,
  test,
  unlock,
  THOROUGH,
} from './kit.ts'
import { checkSizes, checkTwice, SIZES } from './looks.ts'

const attribute = (window: Page, name: string) =>
  window.evaluate((name) => document.documentElement.getAttribute(name), name)

test('a theme applies at once, is there after a lock, and can be taken back', async ({ window }) => {
  await createVault(window)
  await go(window, 'Settings')
  const theme = window.getByRole('group', { name: 'Theme' })
  await theme.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(() => attribute(window, 'data-theme')).toBe('dark')
  await expect(window.getByText('Was: System.')).toBeVisible()
  await lock(window)
  await unlock(window)
  await go(window, 'Settings')
  expect(await attribute(window, 'data-theme')).toBe('dark')
  await expect(window.getByText('Was: System.')).toHaveCount(0)
  await theme.getByRole('button', { name: 'Light' }).click()
  await window.getByRole('button', { name: 'Undo the change of Theme' }).click()
  await expect.poll(() => attribute(window, 'data-theme')).toBe('dark')
})

test('undo is below the row that was changed last, and only there', async ({ window }) => {
  await createVault(window)
  await go(window, 'Settings')
  const undo = window.getByRole('button', { name: /^Undo the change of/ })
  await window.getByLabel('Lock by itself', { exact: true }).selectOption('After 10 minutes')
  await expect(undo).toHaveAccessibleName('Undo the change of Lock by itself')
  await window.getByLabel('Clear what was copied', { exact: true }).selectOption('After 1 minute')
  await expect(undo).toHaveAccessibleName('Undo the change of Clear what was copied')
  await undo.click()
  await expect(window.getByLabel('Clear what was copied', { exact: true })).toHaveValue('30')
  await expect(window.getByLabel('Lock by itself', { exact: true })).toHaveValue('10')
  await expect(undo).toHaveCount(0)
})

test('a longer time without the passphrase asks for it first', async ({ window }) => {
  await createVault(window)
  await go(window, 'Settings')
  const grace = window.getByLabel('Ask again before secrets are shown or printed', { exact: true })
  await grace.selectOption('After 1 minute')
  await expect(window.getByText('Was: After 5 minutes.')).toBeVisible()
  await grace.selectOption('After 10 minutes')
  const dialog = window.getByRole('dialog', { name: 'Enter your passphrase again' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(grace).toHaveValue('60')
  await grace.selectOption('After 10 minutes')
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(grace).toHaveValue('600')
})

test('codes are dots until they are pointed at', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Settings')
  await window.getByRole('switch', { name: 'Hide codes until pointed at' }).click()
  await expect(window.getByText('Was: Off.')).toBeVisible()
  await go(window, 'Accounts')
  const code = accountLines(window).getByText(CODE)
  await window.mouse.move(0, 0)
  await expect.poll(() => shapes(code)).toEqual(['disc'])
  await code.hover()
  await expect.poll(() => shapes(code)).toEqual(['none'])
  await window.mouse.move(0, 0)
  await window.keyboard.press('ArrowDown')
  await expect.poll(() => shapes(code)).toEqual(['none'])

  const pane = window.getByRole('region', { name: 'Code', exact: true }).getByText(CODE)
  await expect.poll(() => shapes(pane)).toEqual(['disc', 'disc'])
  await pane.last().hover()
  await expect.poll(() => shapes(pane)).toEqual(['disc', 'none'])
  await window.mouse.move(0, 0)
  await window.getByRole('button', { name: 'Copy code' }).focus()
  await expect.poll(() => shapes(pane)).toEqual(['none', 'none'])
  await expect.poll(() => shapes(code)).toEqual(['disc'])
})

test('the codes of a question are dots too, but not one that was just asked for', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI, HOTP)
  await go(window, 'Settings')
  await window.getByRole('switch', { name: 'Hide codes until pointed at' }).click()
  await expect(window.getByText('Was: Off.')).toBeVisible()
  await go(window, 'Accounts')
  await accountLine(window, /Old VPN/).click()
  await window.getByRole('button', { name: 'Show next code' }).click()
  const pane = window.getByRole('region', { name: 'Code', exact: true })
  await expect.poll(() => shapes(pane.getByText(/755\s?224/))).toEqual(['none'])
  await go(window, 'Import')
  await pasteText(window, PYPI.replace('GEZD', 'JBSW'))
  const codes = window.getByRole('region', { name: 'Needs you' }).getByText(/^\d{6}$/)
  await window.mouse.move(0, 0)
  await expect.poll(() => shapes(codes)).toEqual(['disc', 'disc'])
  await window.getByRole('button', { name: 'Keep this one' }).focus()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Shift+Tab')
  await expect.poll(async () => (await shapes(codes)).sort()).toEqual(['disc', 'none'])
})

const CODE = /^\d{3}\s?\d{3}$/

/** How each of some codes is drawn: as dots, or as it is. */
async function shapes(codes: Locator): Promise<string[]> {
  return await codes.evaluateAll((all) =>
    all.map((element) => getComputedStyle(element).getPropertyValue('-webkit-text-security')),
  )
}

test('compact rows are lower, and the page size is the one that paper starts with', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Settings')
  await window.getByRole('button', { name: 'Compact' }).click()
  await expect.poll(() => attribute(window, 'data-density')).toBe('compact')
  await window.getByRole('group', { name: 'Page size' }).getByRole('button', { name: 'A4' }).click()
  await window.getByRole('group', { name: 'Page size' }).getByRole('button', { name: 'US Letter' }).click()
  await expect(window.getByRole('button', { name: 'Undo the change of Page size' })).toBeVisible()
  await go(window, 'Accounts')
  await expect.poll(async () => (await accountLines(window).first().boundingBox())?.height).toBe(40)
  await go(window, 'Paper')
  await expect(window.getByRole('radio', { name: /Letter/ })).toBeChecked()
})

test('each part of the settings is one press away', THOROUGH, async ({ window }) => {
  await createVault(window)
  await go(window, 'Settings')
  const parts = window.getByRole('navigation', { name: 'Parts of the settings' })
  for (const name of ['About', 'Advanced', 'Export', 'Paper', 'Backups', 'Security', 'Appearance']) {
    await parts.getByRole('button', { name }).click()
    await expect(window.getByRole('region', { name, exact: true }).getByRole('heading').first()).toBeInViewport()
  }
})

test('settings are accessible and fit', THOROUGH, async ({ window }) => {
  test.slow()
  await createVault(window)
  await go(window, 'Settings')
  await window.getByLabel('Lock by itself', { exact: true }).selectOption('After 10 minutes')
  await window.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('button').first().click()
  await checkSizes(window, 'settings, changed')
  await window.getByRole('button', { name: 'High contrast' }).click()
  await expect.poll(() => attribute(window, 'data-contrast')).toBe('more')
  await checkTwice(window, 'settings, high contrast')
  await window.getByRole('button', { name: 'System', exact: true }).click()
  await expect.poll(() => attribute(window, 'data-contrast')).toBeNull()
  await window.emulateMedia({ contrast: 'more' })
  await expect.poll(() => attribute(window, 'data-contrast')).toBe('more')
})

test(
  'About says which version this is and where things are, and shows the licences',
  THOROUGH,
  async ({ window, folder }) => {
    await createVault(window)
    await go(window, 'Settings')
    await window
      .getByRole('navigation', { name: 'Parts of the settings' })
      .getByRole('button', { name: 'About' })
      .click()
    const about = window.getByRole('region', { name: 'About', exact: true })
    await expect(about.getByText('0.1.0', { exact: true })).toBeVisible()
    await expect(about.getByText(join(folder, 'vault.rkit'), { exact: true })).toBeVisible()
    await expect(about.getByText('sha256sum FILE')).toBeVisible()
    await about.getByText('Licences of the packages in the app').click()
    await about.getByRole('button', { name: /^svelte / }).click()
    await expect(about.getByText('Permission is hereby granted, free of charge')).toBeVisible()
    await checkSizes(window, 'settings, about')
    await window.setViewportSize(SIZES.narrow)
    const right = (await about.boundingBox())?.width ?? 0
    expect(await about.evaluate((section) => section.scrollWidth)).toBeLessThanOrEqual(Math.ceil(right))
    expect(right).toBeLessThan(400)
  },
)
