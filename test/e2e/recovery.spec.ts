import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { bringIn, createVault, expect, go, test, THOROUGH } from './kit.ts'
import { check, checkSizes } from './looks.ts'
import { expectNoSecretIn } from './no-secret.ts'

const SERVICES = ['PyPI', 'npm', 'GitHub', 'GitLab', 'crates.io', 'RubyGems', 'Docker Hub', 'NuGet', 'Fastmail']
const LETTERS = 'ABCDEFGHI'
const LINKS = SERVICES.map((service, at) => {
  const name = encodeURIComponent(service)
  return `otpauth://totp/${name}:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PX${LETTERS.charAt(at)}&issuer=${name}`
})

/** Says of every password that it is in this thing, and of all else that there is none. */
async function answerAll(window: Page, thing: string): Promise<void> {
  const question = window.getByRole('heading', { level: 2 })
  const none = window.getByRole('button', { name: /^(Nowhere|Nothing|None|Never|No)$/ })
  const unknown = window.getByRole('button', { name: 'I don’t know' })
  const done = window.getByRole('button', { name: 'See how your kit is doing' })
  for (;;) {
    await question.or(done).first().waitFor()
    if (await done.isVisible()) return
    const asked = (await question.textContent()) ?? ''
    if (asked.startsWith('Where is the password')) {
      await window.getByLabel('Somewhere else').fill(thing)
      await window.getByRole('button', { name: 'Save', exact: true }).click()
    } else await none.or(unknown).first().click()
    await expect(question.filter({ hasText: asked })).toHaveCount(0)
  }
}

test('after an import of nine accounts there is a true sentence, and a first thing to do, at one click', async ({
  window,
}) => {
  await createVault(window)
  await bringIn(window, ...LINKS)
  await go(window, 'Recovery')
  await expect(window.getByText('Nobody has said enough yet to tell whether one loss would lock you out')).toBeVisible()
  await expect(window.getByRole('region', { name: 'Three things to do today' }).getByRole('listitem')).toHaveCount(3)
  await checkSizes(window, 'Recovery')
  await window.getByText('checks waiting for your answers').click()
  await check(window, 'Recovery, all checks')
  await window.getByRole('button', { name: 'Answer questions' }).click()
  await checkSizes(window, 'Recovery, a question')
})

test('answers change the sentence, and table, graph and steps say the same', async ({ window, host, folder }) => {
  test.slow()
  await createVault(window)
  await bringIn(window, LINKS[6] ?? '')
  await go(window, 'Recovery')
  await window.getByRole('button', { name: 'Answer questions' }).click()
  await answerAll(window, 'notebook')
  await window.getByRole('button', { name: 'See how your kit is doing' }).click()
  const table = window.getByRole('region', { name: 'Accounts by losses' })
  await expect(table.getByRole('columnheader', { name: 'notebook' })).toBeVisible()
  await check(window, 'Recovery, answered')
  const losses = await table.getByRole('columnheader').allTextContents()
  const rows = await table.getByRole('row').all()
  const [, first] = rows
  const cells = (await first?.getByRole('cell').allTextContents()) ?? []
  const [today, ...after] = cells
  await window.getByRole('radio', { name: 'Graph' }).check()
  const graph = window.getByRole('region', { name: 'Graph of losses and accounts' })
  await check(window, 'Recovery, graph')
  for (const name of losses.slice(2)) await expect(graph.getByText(name.trim(), { exact: true })).toHaveCount(1)
  for (const word of new Set(after.filter((word) => word !== today)))
    await expect(graph.getByText(word.trim(), { exact: true }).first()).toBeVisible()

  await window.getByRole('button', { name: 'Your answers' }).click()
  await expect(window.getByText('notebook (you said so on')).toBeVisible()
  await checkSizes(window, 'Recovery, answers')
  await window.getByRole('button', { name: /^Ask again: Where is a recovery code/ }).click()
  await expect(window.getByRole('button', { name: /^Ask again: Where is a recovery code/ })).toHaveCount(0)
  await window.getByRole('button', { name: 'Back' }).click()
  await window.getByRole('button', { name: 'I lost something' }).click()
  await window.getByRole('button', { name: 'notebook' }).click()
  await expect(window.getByText('of 1 account by yourself')).toBeVisible()
  await checkSizes(window, 'Recovery, what is gone')
  const path = join(folder, 'steps.pdf')
  await host.saveNextTo(path)
  await window.getByRole('button', { name: 'Save the steps to print' }).click()
  await expect(window.getByText(`Saved at ${path}`)).toBeVisible()
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  expect(text).toContain('notebook')
  expectNoSecretIn(text, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXA')
})

test('a rehearsal leads through its steps, and leaves its day', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringIn(window, LINKS[0] ?? '')
  await go(window, 'Recovery')
  await window.getByRole('button', { name: 'Rehearse: Have somebody fetch the envelope' }).click()
  await check(window, 'Recovery, a rehearsal')
  await window.getByRole('button', { name: 'They fetched it today' }).click()
  await expect(window.getByText('Last done', { exact: false })).toBeVisible()
})
