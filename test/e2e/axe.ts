import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface InPage {
  readonly axe?: typeof axe
}

/**
 * The rules that a window breaks, and where. There are no frames in it, so axe needs to be loaded only once for each
 * time the window is.
 *
 * @param part - A selector; without it, the whole window.
 * @param rules - Which rules, by their tags or names; without them, all that are on.
 */
export async function violationsIn(window: Page, part?: string, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await window.evaluate(() => 'axe' in globalThis))) await window.evaluate(AXE)
  return await window.evaluate(
    async ([part, rules]) => {
      const found = await (globalThis as unknown as InPage).axe?.run(part ?? document, {
        resultTypes: ['violations'],
        ...(rules && { runOnly: [...rules] }),
      })
      if (!found) throw new Error('axe was not loaded')
      return found.violations.map(
        ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
    },
    [part, rules] as const,
  )
}
