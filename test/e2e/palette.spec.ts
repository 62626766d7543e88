import { COMMANDS } from '../../electron/contract/words/command-words.ts'
import { bringIn, createVault, expect, go, HOTP, PYPI, test, THOROUGH } from './kit.ts'
import { checkSizes } from './looks.ts'

test('the palette goes to places and copies a code, by keyboard alone', async ({ window, host }) => {
  await createVault(window)
  await bringIn(window, PYPI, HOTP)
  await window.keyboard.press('Control+k')
  const palette = window.getByRole('dialog', { name: 'Commands' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await window.keyboard.type('restore')
  await expect(palette.getByRole('option', { selected: true })).toHaveText(/Settings: Backups/)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'Settings', level: 1 })).toBeAttached()
  await expect(window.getByRole('region', { name: 'Backups' }).getByRole('heading').first()).toBeInViewport()

  await window.keyboard.press('Control+k')
  await window.keyboard.type('alice')
  await expect(palette.getByRole('option', { name: /PyPI/ })).toBeVisible()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('contentinfo')).toContainText('Copied.')
  await expect(palette).toHaveCount(0)

  await window.keyboard.press('Control+k')
  await window.keyboard.type('old vpn')
  await window.keyboard.press('Enter')
  await expect(palette.getByRole('option', { name: /Old VPN/ })).toContainText('uses up the next code')
  await checkSizes(window, 'palette, asked')
  await window.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  expect(await host.clipboardText()).toBe('755224')

  await window.keyboard.press('Control+k')
  await window.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await window.keyboard.press('Control+f')
  await expect(window.getByRole('searchbox')).toBeFocused()
})

test('the sheet of keys lists every key that a command has', async ({ window }) => {
  await createVault(window)
  await window.keyboard.press('?')
  const sheet = window.getByRole('dialog', { name: 'Keyboard' })
  for (const { words, keys } of COMMANDS) {
    if (keys.length === 0) continue
    const printed = keys.map((key) => key.replace('Mod+', 'Ctrl+')).join(' or ')
    await expect(sheet.locator('dl > div', { has: window.getByText(words, { exact: true }) })).toContainText(printed)
  }
})

test('help opens from the sheet of keys, is accessible, and goes where it says', THOROUGH, async ({ window }) => {
  await createVault(window)
  await window.keyboard.press('?')
  await window.getByRole('button', { name: 'Help' }).click()
  const help = window.getByRole('dialog', { name: 'Help' })
  await checkSizes(window, 'help')
  await help.getByRole('button', { name: 'Keys', exact: true }).click()
  await help.getByRole('button', { name: 'Open Keys' }).click()
  await expect(window.getByRole('heading', { name: 'Keys', level: 1 })).toBeAttached()
  await expect(help).toHaveCount(0)
})

test('the palette and the sheet of keys are accessible and fit', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Settings')
  await window.keyboard.press('Control+k')
  await checkSizes(window, 'palette')
  await window.keyboard.type('p')
  await checkSizes(window, 'palette, typed')
  await window.keyboard.press('Escape')
  await window.keyboard.press('?')
  await checkSizes(window, 'keys')
})
