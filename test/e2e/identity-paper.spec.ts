/** The paper key on paper: split at creation, printed, and put together again. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { createVault, expect, go, test, THOROUGH } from './kit.ts'
import { scansOf } from '../sheets/tools.ts'
import { needs } from './needs.ts'
import { checkTwice } from './looks.ts'

test('a paper key is split for three people, and two sheets of them open the vault', async ({
  window,
  host,
  folder,
}) => {
  needs('pdftoppm', 'pdftotext')
  test.slow()
  await createVault(window)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Make a paper key' }).click()
  await window.getByRole('button', { name: 'Print it, or split it' }).click()
  await window.getByRole('radio', { name: /In shares/ }).check()
  await window.getByLabel('Needed').fill('2')
  await window.getByLabel('Number of shares').fill('3')
  for (const [at, name] of ['Ada', 'Grace', 'Édith'].entries()) await window.getByLabel(`Share ${at + 1}`).fill(name)
  const pdf = join(folder, 'shares.pdf')
  await host.saveNextTo(pdf)
  await window.getByRole('button', { name: 'Save a PDF' }).click()
  await expect(window.getByText(`Saved 6 pages to ${pdf}`)).toBeVisible()
  await window.getByRole('button', { name: 'I have the paper' }).click()

  const dialog = window.getByRole('dialog', { name: 'Check the shares' })
  // Each share has the page that says how it is written behind it.
  const [, , page = ''] = scansOf(pdf, 150)
  await dialog.getByLabel('Or pictures of the sheets').setInputFiles(page)
  await expect(dialog.getByText('1 of 2 read.')).toBeVisible()

  const words = wordsOf(pdf, 5)
  await dialog.getByLabel('The words of one share').fill(words.replace(/^\w+/, 'notaword'))
  await dialog.getByRole('button', { name: 'Add this share' }).click()
  await expect(dialog.getByText('Word 1 is not in the list of words.')).toBeVisible()
  await dialog.getByLabel('The words of one share').fill(words)
  await dialog.getByRole('button', { name: 'Add this share' }).click()
  await expect(dialog.getByText('Right. These 2 shares together open this vault.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(window.getByRole('region', { name: 'Paper key' })).toContainText('Checked against its paper')
})

test('the dialogs are accessible and fit', THOROUGH, async ({ window, host, folder }) => {
  await createVault(window)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Make a paper key' }).click()
  await window.getByRole('button', { name: 'Print it, or split it' }).click()
  await checkTwice(window, 'identity on paper, whole')
  await window.getByRole('radio', { name: /In shares/ }).check()
  await checkTwice(window, 'identity on paper, in shares')
  await host.saveNextTo(join(folder, 'shares.pdf'))
  await window.getByRole('button', { name: 'Save a PDF' }).click()
  await window.getByText('Saved 10 pages').waitFor()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Check the shares' }).click()
  await window.getByLabel('The words of one share').fill('adequate biology academic')
  await window.getByRole('button', { name: 'Add this share' }).click()
  await window.getByText('these are 3.').waitFor()
  await checkTwice(window, 'shares to check')
})

/** As the sheet shows them, without the numbers and the checks of the lines. */
function wordsOf(pdf: string, page: number): string {
  const text = execFileSync('pdftotext', ['-layout', '-f', `${page}`, '-l', `${page}`, pdf, '-'], { encoding: 'utf8' })
  return [...text.matchAll(/^ *\d+ ([a-z]+) +\d+ ([a-z]+) +\d+ ([a-z]+) /gm)].flatMap(([, ...three]) => three).join(' ')
}
