import type { Page } from '@playwright/test'
import { credentialName } from '../../electron/accounts/credential-name.ts'
import type { Stored } from '../../electron/accounts/records.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { smallKit } from '../fixtures/exports.ts'
import { accountRecord, keyRecord } from '../fixtures/intake/plans.ts'
import type { Host } from './hosts/host.ts'
import { bringIn, bringInFile, chooseFiles, createVault, expect, go, PYPI, test, imported, THOROUGH } from './kit.ts'
import { check, checkSizes, checkTwice, SIZES } from './looks.ts'

const idOf = (number: number) => number.toString(16).padStart(32, '0')
const [BLUE, GREEN, RED] = [idOf(0xb1), idOf(0xb2), idOf(0xb3)] as const
const on = '2025-12-01'

function keyWith(id: string, name: string, sticker: string, more: object = {}): readonly Stored[] {
  const key = keyRecord(id, name)
  const credential = credentialName(key.credentialId)
  return [key, { kind: 'key-details', id: idOf(parseInt(id, 16) + 0x100), credential, sticker, ...more }]
}

const FEW: readonly Stored[] = [
  { ...accountRecord(idOf(1), 'GitHub', 'mara'), keys: [BLUE, GREEN, RED].map((key) => ({ key, noted: on })) },
  { ...accountRecord(idOf(2), 'PyPI', 'mara'), keys: [{ key: BLUE, noted: on }] },
  accountRecord(idOf(3), 'npm', 'mara-builds'),
  accountRecord(idOf(4), 'Docker Hub', 'mara'),
  accountRecord(idOf(5), 'AWS', 'root@fernwerk.example'),
  ...keyWith(BLUE, 'Blue', 'blue', { tried: [1, 2].map((account) => ({ account: idOf(account), on: '2026-02-02' })) }),
  ...keyWith(GREEN, 'Green', 'green', { tried: [{ account: idOf(1), on: '2025-12-30' }] }),
  ...keyWith(RED, 'Red', 'red', { gone: { how: 'lost', on: '2026-02-01' } }),
]

const SERVICES = ['GitHub', 'PyPI', 'npm', 'GitLab', 'RubyGems', 'Fastmail', 'Bitwarden', 'Codeberg']
const MANY: readonly Stored[] = [
  ...Array.from({ length: 40 }, (_, at) => ({
    ...accountRecord(
      idOf(at + 1),
      SERVICES[at % SERVICES.length] ?? '',
      `maintainer-${String(at)}@a-long-domain.example`,
    ),
    keys: [0xb1, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6]
      .filter((_key, column) => (at + column) % 3 === 0)
      .map((key) => ({ key: idOf(key), noted: on })),
  })),
  ...['Blue', 'Green', 'Yellow', 'White, in the safe at home', 'Ana’s', 'Old one'].flatMap((name, at) =>
    keyWith(idOf(0xb1 + at), name, name.toLowerCase()),
  ),
]

async function bringInKit(window: Page, records: readonly Stored[]): Promise<void> {
  await createVault(window)
  await bringInFile(window, fileOf(records))
  await go(window, 'Keys')
}

async function bringInKitByHand(host: Host, records: readonly Stored[]): Promise<void> {
  const window = host.page
  await createVault(window)
  await go(window, 'Import')
  await chooseFiles(host, 'Choose files', fileOf(records))
  await window.getByRole('button', { name: /^Import \d+/ }).click()
  await imported(window).waitFor()
  await go(window, 'Keys')
}

function fileOf(records: readonly Stored[]) {
  return { name: 'kit.json', bytes: kitJson(smallKit({ records })).bytes }
}

test.describe('the key matrix', () => {
  test('says which key opens which account, the worst first, and never more than was seen', async ({
    host,
    window,
  }) => {
    await window.setViewportSize(SIZES.wide)
    await bringInKitByHand(host, FEW)
    const table = window.getByRole('region', { name: 'Accounts by keys' }).getByRole('table')
    await expect(table.getByRole('columnheader')).toHaveText([
      'Account',
      'Blue',
      'Green',
      /^Red\s+lost Feb 1$/,
      'In short',
    ])
    const rows = table.getByRole('row')
    await expect(rows.nth(1)).toHaveText(/npm\s*mara-builds\s*Nothing noted/)
    await expect(rows.nth(2)).toHaveText(/PyPI\s*mara\s*tried Feb 2\s*Only one tried/)
    await expect(rows.nth(3)).toHaveText(
      /GitHub\s*mara\s*tried Feb 2\s*tried Dec 30, 2025\s*you said so Dec 1, 2025\s*Two tried\s*Remove Red there: it is lost\./,
    )
    await expect(window.getByText('1 account left out: its service takes no security keys.')).toBeVisible()
    await expect(window.getByRole('rowheader', { name: 'AWS' })).toHaveCount(0)
    await window.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(window.getByRole('rowheader', { name: 'AWS' })).toBeVisible()
  })

  test('notes a key where it was pressed, by keyboard, and takes it back there', async ({ host, window }) => {
    await window.setViewportSize(SIZES.wide)
    await bringInKitByHand(host, FEW)
    const cell = window.getByRole('button', { name: 'Green at npm · mara-builds' })
    await expect(cell).toHaveAccessibleName('Green at npm · mara-builds: nothing noted')
    await cell.focus()
    await window.keyboard.press('Enter')
    await window.getByRole('button', { name: 'It is registered there' }).press('Enter')
    await expect(cell).toHaveAccessibleName('Green at npm · mara-builds: registered, you said so Mar 3')
    await expect(window.getByRole('button', { name: 'Undo' })).toBeFocused()
    await check(window, 'key matrix, noted')
    await window
      .getByRole('group', { name: 'Green at npm' })
      .getByRole('button', { name: 'I signed in with it' })
      .click()
    await expect(cell).toHaveText('tried Mar 3')
    await window.getByRole('button', { name: 'Undo' }).click()
    await expect(cell).toHaveText('you said so Mar 3')
  })

  test('has a list to work off for each key, with the page of the service as text', THOROUGH, async ({ window }) => {
    await window.setViewportSize(SIZES.wide)
    await bringInKit(window, FEW)
    await window.getByLabel('Key to add').selectOption('Green')
    const list = window.getByRole('list', { name: 'Accounts for Green' })
    await expect(list).toContainText('https://pypi.org/manage/account/webauthn-provision')
    await expect(list).toContainText('in the security settings of npm')
    await expect(window.locator('a')).toHaveCount(0)
    await list.getByRole('checkbox', { name: 'PyPI · mara' }).check()
    await expect(window.getByRole('button', { name: 'Green at PyPI · mara' })).toHaveText('you said so Mar 3')
    await list.getByRole('button', { name: 'I signed in with it: PyPI · mara' }).click()
    await expect(list).toContainText('tried today')
    await expect(window.getByText('1 of 2 accounts done')).toBeVisible()
    await check(window, 'enrol list')
    await window.setViewportSize(SIZES.narrow)
    await check(window, 'enrol list')
    await list.getByRole('checkbox', { name: 'PyPI · mara' }).uncheck()
    await expect(window.getByText('0 of 2 accounts done')).toBeVisible()
  })

  test('is a list where there is no room for columns', THOROUGH, async ({ window }) => {
    await window.setViewportSize(SIZES.narrow)
    await bringInKit(window, FEW)
    await expect(window.getByRole('table')).toHaveCount(0)
    await window.getByRole('button', { name: /^PyPI · mara/ }).click()
    await window.getByRole('button', { name: 'Green at PyPI · mara' }).click()
    await window.getByRole('button', { name: 'It is registered there' }).click()
    await expect(window.getByRole('button', { name: 'Green at PyPI · mara' })).toHaveText('you said so Mar 3')
    await check(window, 'key matrix, noted')
  })

  test('is printed with the sheets when it is asked for', THOROUGH, async ({ window }) => {
    await bringInKit(window, FEW)
    await bringIn(window, PYPI)
    await go(window, 'Paper')
    const table = window.getByRole('checkbox', { name: /^Table of keys/ })
    await expect(table).not.toBeChecked()
    const plan = window.getByRole('region', { name: 'The sheets' }).getByText(/^\d+ pages$/)
    // A cover lists the sheets, and one more may take it to a second page.
    await window.getByRole('checkbox', { name: /^Cover/ }).uncheck()
    await expect(plan).toHaveText('7 pages')
    await table.check()
    await expect(plan).toHaveText('8 pages')
    await window.getByRole('radio', { name: /^Cover/ }).check()
    await expect(table).toHaveCount(0)
  })

  test('is legible with few and with many accounts and keys', THOROUGH, async ({ window }) => {
    await bringInKit(window, MANY)
    await window.getByRole('heading', { name: 'Which key opens which account' }).evaluate((heading) => {
      heading.scrollIntoView()
    })
    await checkSizes(window, 'key matrix, many')
    const region = window.getByRole('region', { name: 'Accounts by keys' })
    await region.evaluate((scrolled) => {
      scrolled.scrollIntoView()
      scrolled.scrollLeft = scrolled.scrollWidth
    })
    const left = await region.evaluate((scrolled) => scrolled.getBoundingClientRect().left)
    const header = await region
      .getByRole('rowheader')
      .first()
      .evaluate((one) => one.getBoundingClientRect().left)
    expect(Math.round(header - left)).toBe(0)
    await checkTwice(window, 'key matrix, many, scrolled')
  })
})
