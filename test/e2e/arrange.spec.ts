/** Keeping many accounts in order: pins, tags, several at once, the menu of an account, and the trash. */
import type { Page } from '@playwright/test'
import { accountLine, bringIn, createVault, expect, go, placeButton, test, THOROUGH } from './kit.ts'
import { checkSizes, checkTwice, SIZES } from './looks.ts'

/** Each with a secret of its own: one secret at two services would be asked about. */
const link = (service: string, index: number) =>
  `otpauth://totp/${service}:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ${'ABCD'.charAt(index)}&issuer=${service}`
const SERVICES = ['GitHub', 'GitLab', 'npm', 'PyPI'] as const

test.beforeEach(async ({ window }) => {
  await createVault(window)
  await bringIn(window, ...SERVICES.map(link))
  await go(window, 'Accounts')
})

const lines = (window: Page) => accountLine(window, /./)
const menu = (window: Page) => window.getByRole('menu', { name: 'What to do with it' })
const tags = (window: Page) => window.getByRole('navigation', { name: 'Tags' })

test('a pinned account is first, moves among the pinned ones by keyboard and by dragging, and is unpinned', async ({
  window,
}) => {
  await accountLine(window, /PyPI/).click()
  await window.getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(lines(window)).toContainText(['PyPI', 'GitHub', 'GitLab', 'npm'])
  await expect(window.getByText('All others')).toBeVisible()
  await accountLine(window, /npm/).click()
  await window.keyboard.press('Control+d')
  await expect(lines(window)).toContainText(['PyPI', 'npm', 'GitHub', 'GitLab'])
  await window.getByRole('listbox', { name: 'Accounts' }).focus()
  await window.keyboard.press('Alt+ArrowUp')
  await expect(lines(window)).toContainText(['npm', 'PyPI', 'GitHub', 'GitLab'])
  await accountLine(window, /PyPI/).dragTo(accountLine(window, /npm/))
  await expect(lines(window)).toContainText(['PyPI', 'npm', 'GitHub', 'GitLab'])
  await accountLine(window, /PyPI/).click()
  await window.getByRole('button', { name: 'Pin', exact: true, pressed: true }).click()
  await expect(lines(window)).toContainText(['npm', 'GitHub', 'GitLab', 'PyPI'])
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(lines(window)).toContainText(['npm', 'PyPI', 'GitHub', 'GitLab'])
})

test('a tag is given, leads to its accounts, is found by the search, and is taken away', async ({ window }) => {
  await accountLine(window, /npm/).click()
  await window.keyboard.press('Control+t')
  const dialog = window.getByRole('dialog', { name: 'Tags of npm · alice' })
  await dialog.getByLabel('Add a tag').fill('work')
  await dialog.getByLabel('Add a tag').press('Enter')
  await expect(dialog.getByRole('listitem')).toContainText('work')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await tags(window).getByRole('button', { name: 'work' }).click()
  await expect(lines(window)).toHaveCount(1)
  await placeButton(window, 'Accounts').click()
  await expect(lines(window)).toHaveCount(4)
  await window.getByRole('searchbox').fill('work')
  await expect(lines(window)).toContainText(['npm'])
  await window.getByRole('region', { name: 'Tags' }).getByRole('button', { name: 'Change' }).click()
  await dialog.getByRole('button', { name: 'Remove the tag work' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(tags(window)).toHaveCount(0)
})

test('several accounts are selected by keyboard, tagged, and moved to the trash and back', async ({ window }) => {
  await window.getByRole('listbox', { name: 'Accounts' }).focus()
  await window.keyboard.press('Control+Space')
  await window.keyboard.press('Shift+ArrowDown')
  await expect(window.getByText('2 accounts selected')).toBeVisible()
  const pane = window.getByRole('region', { name: 'Selected accounts' })
  await expect(pane.getByRole('listitem')).toContainText(['GitHub', 'GitLab'])
  await pane.getByRole('button', { name: 'Tags…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Tags of 2 accounts' })
  await dialog.getByLabel('Add a tag').fill('code')
  await dialog.getByRole('button', { name: 'Add the tag' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(tags(window).getByRole('button', { name: 'code' })).toContainText('2')
  await pane.getByRole('button', { name: 'Move to trash' }).click()
  await expect(lines(window)).toContainText(['npm', 'PyPI'])
  await expect(window.getByText('2 accounts are in the trash for 30 days.')).toBeVisible()
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(lines(window)).toHaveCount(4)
  await window.getByRole('listbox', { name: 'Accounts' }).focus()
  await window.keyboard.press('Control+a')
  await expect(window.getByText('4 accounts selected')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('searchbox')).toBeVisible()
})

test('the sheets of selected accounts are the ones that are offered for print', THOROUGH, async ({ window }) => {
  await accountLine(window, /GitLab/).click({ modifiers: ['Control'] })
  await accountLine(window, /PyPI/).click({ modifiers: ['Control'] })
  await window.getByRole('button', { name: 'Print their sheets' }).click()
  const choice = window.getByRole('region', { name: 'Accounts on paper' })
  for (const service of SERVICES)
    await expect(choice.getByRole('checkbox', { name: new RegExp(service) })).toBeChecked({
      checked: service === 'GitLab' || service === 'PyPI',
    })
})

test(
  'the menu of an account opens by the right button and by keyboard, and Esc gives the list back',
  THOROUGH,
  async ({ window }) => {
    await accountLine(window, /npm/).click({ button: 'right' })
    await expect(menu(window).getByRole('menuitem')).toContainText([
      'Pin',
      'Tags…',
      'Edit',
      'Print',
      'Export',
      'Select',
      'trash',
    ])
    await menu(window).getByRole('menuitem', { name: 'Edit' }).click()
    await expect(window.getByRole('dialog', { name: 'Edit account' }).getByLabel('Service')).toHaveValue('npm')
    await window.keyboard.press('Escape')
    await window.getByRole('listbox', { name: 'Accounts' }).focus()
    await window.keyboard.press('Shift+F10')
    await expect(menu(window).getByRole('menuitem', { name: 'Pin' })).toBeFocused()
    await window.keyboard.press('ArrowUp')
    await expect(menu(window).getByRole('menuitem', { name: 'Move to trash' })).toBeFocused()
    await window.keyboard.press('Escape')
    await expect(menu(window)).toHaveCount(0)
    await expect(window.getByRole('listbox', { name: 'Accounts' })).toBeFocused()
  },
)

test(
  'an account in the trash is put back, or deleted for good after its name was typed',
  THOROUGH,
  async ({ window }) => {
    await accountLine(window, /npm/).click()
    await window.getByRole('listbox', { name: 'Accounts' }).focus()
    await window.keyboard.press('Delete')
    await accountLine(window, /PyPI/).click()
    await window.getByRole('button', { name: 'More' }).click()
    await menu(window).getByRole('menuitem', { name: 'Move to trash' }).click()
    await expect(placeButton(window, 'Accounts')).toContainText('2')
    await tags(window).getByRole('button', { name: 'Trash' }).click()
    const trash = window.getByRole('region', { name: 'Trash' })
    await expect(trash.getByRole('listitem').first()).toContainText('Gone on Apr 2, 2026')
    await trash.getByRole('button', { name: 'Put back npm · alice' }).click()
    await expect(placeButton(window, 'Accounts')).toContainText('3')
    await trash.getByRole('button', { name: 'Delete PyPI · alice for good' }).click()
    const dialog = window.getByRole('dialog', { name: 'Delete PyPI · alice for good?' })
    await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
    await dialog.getByRole('textbox').fill('PyPI · alice')
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect(trash.getByText('The trash is empty.')).toBeVisible()
    await placeButton(window, 'Accounts').click()
    await expect(lines(window)).toContainText(['GitHub', 'GitLab', 'npm'])
  },
)

test(
  'in a narrow window tags and trash are above the list, and the acts of a selection in a menu',
  THOROUGH,
  async ({ window }) => {
    await accountLine(window, /npm/).click()
    await window.keyboard.press('Control+t')
    await window.getByLabel('Add a tag').fill('work')
    await window.getByLabel('Add a tag').press('Enter')
    await window.getByRole('button', { name: 'Done' }).click()
    await window.setViewportSize(SIZES.narrow)
    await window.getByRole('button', { name: 'All accounts' }).click()
    await window.getByLabel('Accounts in the list').selectOption('work')
    await expect(lines(window)).toContainText(['npm'])
    await accountLine(window, /npm/).click({ modifiers: ['Control'] })
    await window.getByRole('button', { name: 'What to do with them' }).click()
    await menu(window).getByRole('menuitem', { name: 'Move to trash' }).click()
    await expect(window.getByText('No account has this tag any more.')).toBeVisible()
  },
)

test('pins, tags, a selection, the menu and the trash are legible and accessible', THOROUGH, async ({ window }) => {
  await accountLine(window, /PyPI/).click()
  await window.keyboard.press('Control+d')
  await window.keyboard.press('Control+t')
  await window.getByLabel('Add a tag').fill('work')
  await window.getByLabel('Add a tag').press('Enter')
  await window.getByRole('dialog').getByRole('listitem').waitFor()
  await checkSizes(window, 'tags of an account')
  await window.getByRole('button', { name: 'Done' }).click()
  await checkSizes(window, 'an account with tags')
  await window.getByRole('button', { name: 'More' }).click()
  await checkTwice(window, 'the menu of an account')
  await window.keyboard.press('Escape')
  await accountLine(window, /npm/).click({ modifiers: ['Control'] })
  await accountLine(window, /GitLab/).click({ modifiers: ['Control'] })
  await checkSizes(window, 'several accounts selected')
  await window.keyboard.press('Delete')
  await tags(window).getByRole('button', { name: 'Trash' }).click()
  await window.getByRole('region', { name: 'Trash' }).getByRole('listitem').first().waitFor()
  await checkSizes(window, 'the trash')
})
