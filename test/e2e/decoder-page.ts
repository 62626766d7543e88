/** decoder.html in a Chromium without a network, for the specs about it. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, expect, test as base, type Browser, type Locator, type Page } from '@playwright/test'
import { findChromium, HOW_TO_GET_CHROMIUM } from '../../build/find-chromium.ts'
import { NOW } from './decoder-paper.ts'
import { SIZES } from './looks.ts'

export { expect } from '@playwright/test'

/** What `npm run build` made. */
const DECODER = fileURLToPath(new URL('../../dist/decoder.html', import.meta.url))

export const test = base.extend<
  { folder: string; complaints: string[]; window: Page },
  { camera: string; withCamera: Browser }
>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures this one needs: none
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-decoder-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  /** What the page asked for, and its errors. */
  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints).toEqual([])
  },
  /** Where the picture lies that the camera sees all the time, once a test has put it there. */
  camera: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-camera-'))
      await use(join(folder, 'seen.mjpeg'))
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  withCamera: [
    async ({ camera }, use) => {
      const executablePath = findChromium() // the one without a window shows no picture file as a camera
      if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM)
      const args = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`]
      const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  /** The page from a file, in a browser without a network. */
  window: async ({ folder, complaints, withCamera }, use) => {
    const context = await withCamera.newContext({ viewport: SIZES.wide, permissions: ['camera'] })
    const file = join(folder, 'decoder.html')
    copyFileSync(DECODER, file)
    await context.setOffline(true)
    await context.route('**', async (route) => {
      const url = route.request().url()
      if (url === pathToFileURL(file).href) await route.continue()
      else {
        complaints.push(url)
        await route.abort()
      }
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.clock.setFixedTime(NOW)
    await page.goto(pathToFileURL(file).href)
    await use(page)
    await context.close()
  },
})

/** What the page shows of one account or identity. */
export function card(window: Page, name: string): Locator {
  return window.getByRole('article').filter({ has: window.getByRole('heading', { name }) })
}

/** Chooses files, and waits until something was said about them. */
export async function bring(window: Page, files: readonly string[]): Promise<void> {
  await window.locator('#files').setInputFiles([...files])
  await expect(window.locator('#told')).not.toHaveText(/^(Reading.*)?$/)
}

/** Types lines with their checks into the form. */
export async function typeLines(
  window: Page,
  lines: readonly { label: string; text: string; check: string }[],
): Promise<void> {
  for (const { label, text, check: four } of lines) {
    await window.getByLabel(`Line ${label}`, { exact: true }).fill(text)
    await window.getByLabel(`Check of line ${label}`, { exact: true }).fill(four)
  }
}
