import type { Page } from '@playwright/test'
import { violationsIn } from './axe.ts'
import { expect } from './kit.ts'

export const SIZES = {
  wide: { width: 1280, height: 800 },
  middle: { width: 900, height: 700 },
  narrow: { width: 400, height: 800 },
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
/** The rules that a colour scheme can break; the others see the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** The same at every size, light, and its colours dark: neither changes what the window knows. Ends wide and light. */
export async function checkSizes(window: Page, name: string): Promise<void> {
  for (const viewport of Object.values(SIZES)) {
    await window.setViewportSize(viewport)
    await check(window, name)
  }
  await window.emulateMedia({ colorScheme: 'dark' })
  await check(window, name, COLOUR_RULES)
  await window.setViewportSize(SIZES.wide)
  await check(window, name, COLOUR_RULES)
  await window.emulateMedia({ colorScheme: 'light' })
}

/** The same wide and light, then narrow and dark. Ends as it began. @param height - Of pictures, in pixels. */
export async function checkTwice(window: Page, name: string, height?: number): Promise<void> {
  await check(window, name)
  const tall = process.env.SCREENSHOTS && height !== undefined ? { height } : {}
  await window.setViewportSize({ ...SIZES.narrow, ...tall })
  await window.emulateMedia({ colorScheme: 'dark' })
  await check(window, name)
  await window.setViewportSize({ ...SIZES.wide, ...tall })
  await window.emulateMedia({ colorScheme: 'light' })
}

/**
 * Checks that what is on screen is accessible and fits. With SCREENSHOTS set to a folder, saves a
 * picture there. Turns animations off, so that no colour is checked halfway.
 */
export async function check(window: Page, name: string, rules: readonly string[] = RULES): Promise<void> {
  await window.emulateMedia({ reducedMotion: 'reduce' })
  const { width } = window.viewportSize() ?? { width: 0 }
  const look = `${name}, ${width} px wide`
  const violations = await violationsIn(window, undefined, rules)
  expect(violations.map((violation) => `${look}: ${violation}`)).toEqual([])
  const overflow = await window.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(`${look}: ${overflow} px too much`).toBe(`${look}: 0 px too much`)
  if (process.env.SCREENSHOTS) {
    const scheme = await window.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
    await window.screenshot({
      path: `${process.env.SCREENSHOTS}/${name.replaceAll(/\W+/g, '-')}-${width}-${scheme}.png`,
    })
  }
}
