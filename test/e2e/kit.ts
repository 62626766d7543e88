/** What every spec starts from: the app in a window, on its own vault, at a fixed time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Browser, type Locator, type Page } from '@playwright/test'
import { PASSPHRASE, TEST_COSTS } from '../fixtures/app.ts'
import { launchBrowser } from './hosts/chromium-window.ts'
import { openHost, type Host } from './hosts/host.ts'
import { seedAccounts, seedVault } from './seed.ts'

export { expect } from '@playwright/test'
export { PASSPHRASE }

/** 2026-03-03 12:00:10 UTC, ten seconds into a period of thirty. */
export const NOW = Date.parse('2026-03-03T12:00:10Z')

/**
 * For a spec that `npm test` leaves to `npm run test-all`: one more look at a screen, or another way through what
 * another spec goes through.
 */
export const THOROUGH = { tag: '@thorough' } as const

interface Fixtures {
  folder: string
  host: Host
  window: Page
}

export const test = base.extend<Fixtures, { shared: Browser | undefined }>({
  /** One Chromium for all windows of a worker; each has its own context, vault and folder. */
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- as below
    async ({}, use) => {
      const browser = process.env.HOST === 'electron' ? undefined : await launchBrowser()
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures this one needs: none
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  host: async ({ folder, shared }, use) => {
    const host = await openHost({
      vaultPath: join(folder, 'vault.rkit'),
      costs: TEST_COSTS,
      now: () => NOW,
      ...(shared && { browser: shared }),
    })
    await host.page.clock.setFixedTime(NOW)
    await use(host)
    await host.close()
    for (const folder of chosenFolders.splice(0)) rmSync(folder, { recursive: true, force: true })
  },
  window: async ({ host }, use) => {
    await use(host.page)
  },
})

/** A new vault, open on the Codes screen. */
export async function createVault(window: Page): Promise<void> {
  await seedVault(window)
  await window.reload()
  await window.getByRole('button', { name: 'Lock' }).waitFor()
}

/** Creates a vault as a person does, with a chosen passphrase. */
export async function createVaultByHand(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Start a new kit' }).click()
  await window.getByRole('radio', { name: 'Use my own words' }).check()
  await window.getByLabel('New passphrase').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('Passphrase again').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Create the vault' }).click()
  await window.getByRole('button', { name: 'Lock' }).waitFor()
}

export async function unlock(window: Page, passphrase = PASSPHRASE): Promise<void> {
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await window.getByRole('button', { name: 'Unlock', exact: true }).click()
}

/** Locks by keyboard and waits until the window has reloaded: the reload would interrupt any earlier reading. */
export async function lock(window: Page): Promise<void> {
  await window.keyboard.press('Control+l')
  await window.getByRole('heading', { name: 'Unlock your vault' }).waitFor()
}

type ScreenName = 'Accounts' | 'Recovery' | 'Import' | 'Paper' | 'Keys' | 'Vault' | 'Settings'

/** The place of the rail that a screen belongs to, and what leads to it from there. */
const WAYS: Readonly<
  Record<ScreenName, { readonly place: string; readonly then?: RegExp; readonly heading?: string | RegExp }>
> = {
  Accounts: { place: 'Codes', heading: 'Codes' },
  Recovery: { place: 'Recovery' },
  Import: { place: 'Add', heading: /^Add/ },
  Paper: { place: 'Recovery', then: /^Paper(?! key)/ },
  Keys: { place: 'Recovery', then: /^Keys/ },
  // What was on a screen of its own is in Settings.
  Vault: { place: 'Settings', heading: 'Settings' },
  Settings: { place: 'Settings' },
}

/** The place of the rail that a screen belongs to. */
export function placeButton(window: Page, screen: ScreenName): Locator {
  return window.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: WAYS[screen].place })
}

/** Goes as far as the button that opens a screen, and returns it. */
export async function approach(window: Page, screen: ScreenName): Promise<Locator> {
  const place = placeButton(window, screen)
  const { then } = WAYS[screen]
  if (!then) return place
  await place.click()
  const button = window.getByRole('main').getByRole('button', { name: then })
  await button.waitFor()
  return button
}

/** The heading of a screen, which some show and some only say. */
export function screenHeading(window: Page, screen: ScreenName): Locator {
  const { heading = screen } = WAYS[screen]
  return window.getByRole('heading', { name: heading, exact: true, level: 1 })
}

export async function go(window: Page, screen: ScreenName): Promise<void> {
  await (await approach(window, screen)).click()
  await screenHeading(window, screen).waitFor({ state: 'attached' })
}

function pasteButton(window: Page): Locator {
  return window.getByRole('button', { name: /^Paste/ })
}

/** Has a text read on the Add screen. */
export async function pasteText(window: Page, text: string): Promise<void> {
  const field = window.getByLabel('Links or recovery codes')
  if (!(await field.isVisible())) await pasteButton(window).click()
  await field.fill(text)
  await window.getByRole('button', { name: 'Read the text' }).click()
}

/** What is shown once an import is done. */
export function imported(window: Page): Locator {
  return window.getByRole('region', { name: 'Added', exact: true })
}

/** Opens the report of an import that was just done. */
export async function openReport(window: Page): Promise<void> {
  await imported(window).getByText('Import report').click()
}

/** Has these links or codes in the vault, and ends on the Add screen. */
export async function bringIn(window: Page, ...lines: string[]): Promise<void> {
  await bringInFile(window, { name: 'pasted text', bytes: new TextEncoder().encode(lines.join('\n')) })
}

/** Has what is in a file in the vault, and ends on the Add screen. */
export async function bringInFile(window: Page, file: { name: string; bytes: Uint8Array }): Promise<void> {
  await seedAccounts(window, file)
  // The Add screen shows what was imported once it is opened.
  const shown = await placeButton(window, 'Import').getAttribute('aria-current')
  if (shown === 'page') await go(window, 'Accounts')
  await go(window, 'Import')
}

/**
 * Pastes links or codes on the Add screen as a person does, and imports everything that is ticked, and what is asked
 * about too.
 */
export async function bringInByHand(window: Page, ...lines: string[]): Promise<void> {
  await go(window, 'Import')
  const more = window.getByRole('button', { name: 'Add more' })
  await more.or(pasteButton(window)).waitFor()
  if (await more.isVisible()) await more.click()
  await pasteText(window, lines.join('\n'))
  await window.getByRole('navigation', { name: 'Groups' }).waitFor()
  for (const asked of await window.getByRole('region', { name: 'Needs you' }).getByRole('checkbox').all())
    await asked.check()
  for (const both of await window.getByRole('button', { name: /^Keep (?:both|all)$/ }).all()) await both.click()
  // Where everything is set aside, there is nothing to import but the entries themselves.
  await window.getByRole('button', { name: /^(?:Import \d+|Keep \d+)/ }).click()
  await imported(window).waitFor()
}

/** Presses a button that asks for files, and chooses these; returns where they are. */
export async function chooseFiles(
  host: Host,
  button: string,
  ...files: { name: string; bytes: Uint8Array }[]
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-chosen-'))
  chosenFolders.push(folder)
  const paths = files.map(({ name }) => join(folder, name))
  for (const [index, { bytes }] of files.entries()) writeFileSync(paths[index] ?? folder, bytes)
  await host.bringNext(...paths)
  await host.page.getByRole('button', { name: button }).first().click()
  return paths
}

/** Drops files on the window, or pastes them. */
export async function give(
  window: Page,
  type: 'drop' | 'paste',
  ...files: { name: string; bytes: Uint8Array; media?: string }[]
): Promise<void> {
  const given = files.map(({ name, bytes, media = '' }) => ({
    name,
    media,
    base64: Buffer.from(bytes).toString('base64'),
  }))
  await window.evaluate(
    ([type, given]) => {
      const data = new DataTransfer()
      for (const { name, media, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        data.items.add(new File([bytes], name, { type: media }))
      }
      const event =
        type === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
    },
    [type, given] as const,
  )
}

const chosenFolders: string[] = []

/** Every row of the list of accounts. */
export function accountLines(window: Page): Locator {
  return window.getByRole('listbox', { name: 'Accounts' }).getByRole('option')
}

export function accountLine(window: Page, name: string | RegExp): Locator {
  return window.getByRole('listbox', { name: 'Accounts' }).getByRole('option', { name })
}

/** The secret of the RFCs, so that every code in a spec can be checked against another source. */
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
export const PYPI = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=6&period=30`
export const HOTP = `otpauth://hotp/Old%20VPN:bob?secret=${SECRET}&issuer=Old%20VPN&algorithm=SHA1&digits=6&counter=0`
