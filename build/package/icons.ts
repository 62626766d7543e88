/** `node build/package/icons.ts`: draws the app's icon in every size that systems ask for, with a Chromium. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findChromium } from '../find-chromium.ts'

export const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const

/** The icon as PNG pictures, by their width in pixels. @throws Error when there is no Chromium. */
export async function drawIcons(sizes: readonly number[] = ICON_SIZES): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: false,
  })
  try {
    const page = await browser.newPage()
    const icons = new Map<number, Buffer>()
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      const svg = readFileSync(join(import.meta.dirname, size <= 24 ? 'icon-small.svg' : 'icon.svg'), 'utf8')
      await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`)
      icons.set(size, await page.screenshot({ omitBackground: true }))
    }
    return icons
  } finally {
    await browser.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(import.meta.dirname, 'icons')
  mkdirSync(folder, { recursive: true })
  for (const [size, png] of await drawIcons()) writeFileSync(join(folder, `${size}x${size}.png`), png)
}
