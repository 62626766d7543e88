/** Names that reverse text or hide something are shown as they are, and move nothing else. */
import type { Page } from '@playwright/test'
import {
  accountLine,
  accountLines,
  bringInByHand,
  chooseFiles,
  createVault,
  expect,
  go,
  openReport,
  SECRET,
  test,
  THOROUGH,
} from './kit.ts'
import { check, SIZES } from './looks.ts'

/** Reads "live" if the marks work. */
const EVIL = '\u202Eevil\u200B'
const HEBREW = 'שלום'
const HIDDEN = /[\u202A-\u202E\u200B-\u200F\u2066\u2067\uFEFF]/u

const link = (service: string, name: string, more = '') =>
  `otpauth://totp/${encodeURIComponent(`${service}:${name}`)}?secret=${SECRET}&issuer=${encodeURIComponent(service)}${more}`

/** Everything visible in the window, including names for screen readers. */
async function seen(window: Page): Promise<string> {
  return await window.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '')
    return [document.body.innerText, ...labels].join('\n')
  })
}

async function expectNothingHidden(window: Page): Promise<void> {
  expect(await seen(window)).not.toMatch(HIDDEN)
}

test('hidden characters of names and files are boxes on every screen', async ({ host, window }) => {
  await createVault(window)
  await go(window, 'Import')
  const file = `${EVIL}.txt`
  const text = [link(EVIL, 'mara'), link(EVIL, 'ruth', '&algorithm=SHA3')].join('\n')
  await chooseFiles(host, 'Choose files', { name: file, bytes: new TextEncoder().encode(text) })
  await window.getByRole('checkbox', { name: 'Import □evil□ · mara' }).waitFor()
  await expect(window.getByText('□evil□ has hidden characters')).toBeVisible()
  await expectNothingHidden(window)
  await check(window, 'hidden characters in the preview')

  await window.getByRole('button', { name: 'Import 1 account' }).click()
  await openReport(window)
  await expect(window.getByRole('region', { name: '□evil□.txt' })).toContainText('□evil□')
  await expectNothingHidden(window)

  await go(window, 'Accounts')
  await expect(accountLine(window, '□evil□')).toContainText('mara')
  await expect(window.getByRole('heading', { name: '□evil□ · mara' })).toBeVisible()
  await expectNothingHidden(window)
  for (const size of [SIZES.wide, SIZES.narrow]) {
    await window.setViewportSize(size)
    await check(window, 'hidden characters in the accounts')
  }
  await window.setViewportSize(SIZES.wide)

  await go(window, 'Paper')
  await expect(window.getByText('Some characters in the name or note of [U+202E]evil[U+200B]')).toBeVisible()
  await expectNothingHidden(window)
  await check(window, 'hidden characters on Paper')

  await go(window, 'Accounts')
  await window.getByRole('button', { name: 'More' }).click()
  await window.getByRole('menuitem', { name: 'Move to trash' }).click()
  await expect(window.getByRole('contentinfo')).toContainText('□evil□ · mara is in the trash for 30 days.')
  await expectNothingHidden(window)
  await window.getByRole('button', { name: 'Trash' }).click()
  await window.getByRole('button', { name: /^Delete .* for good$/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Delete □evil□ · mara for good?' })
  await dialog.getByRole('textbox').fill('evil mara')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(window.getByRole('contentinfo')).toContainText('□evil□ · mara is gone for good.')
  await expectNothingHidden(window)
})

test('a name from right to left moves nothing around it', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringInByHand(
    window,
    link(HEBREW, 'dan'),
    link('PyPI', HEBREW).replace(SECRET, 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'),
  )
  await expect(window.getByText(`PyPI: \u2068${HEBREW}\u2069`).first()).toBeVisible()
  await go(window, 'Accounts')
  await expect(accountLines(window)).toHaveCount(2)
  for (const name of await accountLines(window).locator('bdi').all())
    expect(await name.evaluate((bdi) => getComputedStyle(bdi).unicodeBidi)).toBe('isolate')
  await accountLine(window, /dan/).click()
  // The service stays before the name, although the name is written from right to left.
  await expect(window.getByRole('heading', { level: 2, name: /dan/ })).toHaveText(`\u2068${HEBREW}\u2069 · dan`)
  await check(window, 'a name from right to left')
})
