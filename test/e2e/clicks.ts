import type { Page } from '@playwright/test'

interface Counting {
  clicks: number
}

/** From here on the page counts what a person presses: buttons by pointer or key, and nothing that a script presses. */
export async function countClicks(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    const counting = globalThis as unknown as Counting
    counting.clicks = 0
    const count = (event: Event): void => {
      if (event.isTrusted) counting.clicks += 1
    }
    document.addEventListener('click', count, { capture: true })
  })
  return async () => await window.evaluate(() => (globalThis as unknown as Counting).clicks)
}
