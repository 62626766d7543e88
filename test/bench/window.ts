/** How long the window takes: the list after unlocking, and a keystroke of a search until its rows are painted. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { Kit, store } from '../../electron/accounts/kit.ts'
import { accountRows } from '../../electron/app/accounts/account-views.ts'
import { fingerprintOf } from '../../electron/sheets/drill/fingerprint.ts'
import { vaultNow } from '../../electron/sheets/drill/vault-now.ts'
import { deriveKey } from '../../electron/vault/slots/kdf.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { launchBrowser } from '../e2e/hosts/chromium-window.ts'
import { openChromiumHost } from '../e2e/hosts/chromium.ts'
import { appOn, LEAST_COSTS, links, PASSPHRASE, readLinks } from './kit.ts'
import { median, once, type Row } from './measure.ts'

/** Each size on a vault of its own, of which every account is printed; needs `npm run build` before. */
export async function benchWindow(sizes: readonly number[]): Promise<readonly Row[]> {
  const browser = await launchBrowser()
  const rows: Row[] = []
  for (const size of sizes) rows.push(...(await benchSize(size, browser)))
  await browser.close()
  return rows
}

async function benchSize(size: number, browser: Browser): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'vault.rkit')
  await fill(path, size)
  const rows = [...(await searchInApp(path, size)), ...(await inWindow(path, size, browser))]
  rmSync(folder, { recursive: true })
  return rows
}

async function fill(path: string, size: number): Promise<void> {
  const app = appOn(path)
  await app.handlers['vault.create']({ passphrase: PASSPHRASE })
  const commit = await readLinks(app, links(size).join('\n'))
  await commit()
  await app.close()
  const kit = await open(path)
  const accounts = [...vaultNow(kit).accounts]
  const sheets = accounts.map(([account, now], at) => {
    return { number: at + 1, kind: 'account', account, pages: 1, lines: 2, ...fingerprintOf(now, 'account') } as const
  })
  const made = new Date().toISOString()
  const printed = { accounts: accounts.map(([id]) => id), paper: 'a4', pages: size, made, set: '3F9A2C41' } as const
  kit.commit({ put: [store({ kind: 'sheet', ...printed, sheets })] })
  kit.close()
}

async function open(path: string): Promise<Kit> {
  return new Kit(await Vault.open(path, new TextEncoder().encode(PASSPHRASE)))
}

/** A search right after a change works everything out again, as every search did before. */
async function searchInApp(path: string, size: number): Promise<readonly Row[]> {
  const kit = await open(path)
  accountRows(kit, '')
  const again = await median(
    9,
    () => accountRows(kit, 'service 1'),
    () => {
      kit.reload()
    },
  )
  const kept = await median(9, () => accountRows(kit, 'service 1'))
  kit.close()
  return [
    { what: `${size} accounts with sheets: search, all worked out`, milliseconds: again },
    { what: `${size} accounts with sheets: search, kept since the last change`, milliseconds: kept },
  ]
}

async function inWindow(path: string, size: number, browser: Browser): Promise<readonly Row[]> {
  const { page, app } = await openChromiumHost({ vaultPath: path, costs: LEAST_COSTS, browser })
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  const unlocked = await once(async () => {
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await page.getByRole('listbox', { name: 'Accounts' }).getByRole('option').first().waitFor()
  })
  const derived = await median(5, () =>
    deriveKey(new TextEncoder().encode(PASSPHRASE), new Uint8Array(16), LEAST_COSTS),
  )
  const figures = await keystrokes(page)
  await app.close()
  await page.close()
  const sorted = figures.toSorted((a, b) => a - b)
  return [
    {
      what: `${size} accounts with sheets: key derivation done to rows on screen`,
      milliseconds: unlocked - derived,
      beside: `unlock to rows ${unlocked.toFixed(0)} ms, of it the derivation ${derived.toFixed(0)} ms`,
    },
    {
      what: `${size} accounts with sheets: keystroke to painted rows`,
      milliseconds: sorted[Math.floor(sorted.length / 2)] ?? 0,
      beside: `slowest of ${String(sorted.length)}: ${(sorted.at(-1) ?? 0).toFixed(1)} ms`,
    },
  ]
}

/** Times in the page from an input event to the frame after the one that shows its rows; milliseconds. */
async function keystrokes(page: Page): Promise<readonly number[]> {
  const search = page.getByRole('searchbox')
  return await search.evaluate(async (field) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const input = field as HTMLInputElement
    const times: number[] = []
    for (const text of ['s', 'se', 'ser', 'serv', 'service', 'service1', 'service 1', 'service 12', 'service 1', '']) {
      await frame()
      const started = performance.now()
      input.value = text
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await frame()
      await new Promise((resolve) => setTimeout(resolve))
      times.push(performance.now() - started)
    }
    return times
  })
}
