import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './kit.ts'

export const SIZES = {
  wide: { width: 1280, height: 800 },
  middle: { width: 900, height: 700 },
  narrow: { width: 400, height: 800 },
}

/** What is on screen is accessible and fits; with SCREENSHOTS set to a folder, a picture goes there. */
export async function check(window: Page, name: string): Promise<void> {
  await window.waitForTimeout(50)
  const { violations } = await new AxeBuilder({ page: window })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
  const overflow = await window.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(`${name}: ${overflow} px too wide`).toBe(`${name}: 0 px too wide`)
  if (process.env.SCREENSHOTS) {
    const { width } = window.viewportSize() ?? { width: 0 }
    const scheme = await window.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
    await window.screenshot({
      path: `${process.env.SCREENSHOTS}/${name.replaceAll(/\W+/g, '-')}-${width}-${scheme}.png`,
    })
  }
}
