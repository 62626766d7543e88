import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { lineCheck } from '../../electron/sheets/content/line-check.ts'
import { PATIENCE } from '../fixtures/patience.ts'
import { violationsIn } from './axe.ts'
import { bringIn, createVault, expect, go, PASSPHRASE, PYPI, SECRET, test, THOROUGH } from './kit.ts'
import type { Host } from './hosts/host.ts'
import { scansOf } from '../sheets/tools.ts'
import { needs } from './needs.ts'
import { expectNoSecret } from './no-secret.ts'

const NPM_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const NPM = PYPI.replaceAll('PyPI', 'npm').replace(SECRET, NPM_SECRET)

/** Prints two accounts, and has them scanned as JPEG files, one a page. */
async function printed(window: Page, host: Host, folder: string): Promise<readonly string[]> {
  needs('pdftoppm')
  await createVault(window)
  await bringIn(window, PYPI, NPM)
  await go(window, 'Paper')
  await window.getByRole('button', { name: 'Tick all' }).click()
  const pdf = join(folder, 'sheets.pdf')
  await host.saveNextTo(pdf)
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByRole('button', { name: /^Read it back/ })).toBeVisible()
  return scansOf(pdf, 150)
}

async function startDrill(window: Page): Promise<Locator> {
  await window.getByRole('button', { name: /^Read it back/ }).click()
  const dialog = window.getByRole('dialog', { name: /^Read set [0-9A-F]{8} back$/ })
  await expect(dialog.getByText('Not read yet.').first()).toBeVisible()
  return dialog
}

/** Pages are searched thoroughly, which takes a machine with other work half a minute. */
const READING = { timeout: PATIENCE }

test('a scanned set is read back sheet by sheet and recorded for its copy', async ({ window, host, folder }) => {
  const scans = await printed(window, host, folder)
  const dialog = await startDrill(window)
  const sheets = String(await dialog.getByRole('listitem').count())
  await host.bringNext(...scans)
  await dialog.getByRole('button', { name: 'Choose scans or photos' }).click()
  await expect(dialog).toContainText(`This is copy 1: ${sheets} of ${sheets} sheets are as in the vault.`, READING)
  await expect(dialog.getByText('Its secret is as in the vault.')).toHaveCount(2)
  for (const secret of [SECRET, NPM_SECRET]) await expectNoSecret(dialog, secret)
  expect(await violationsIn(window, 'dialog')).toEqual([])
  await window.setViewportSize({ width: 400, height: 700 })
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await dialog.getByRole('button', { name: 'Record the drill' }).press('Enter')
  await expect(
    dialog.getByText(/^Copy 1 of set [0-9A-F]{8}: all \d sheets are as in the vault\. Recorded\.$/),
  ).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(dialog).toHaveCount(0)
})

test('a line is typed from paper, and a mistake in it is pointed out as a question', async ({
  window,
  host,
  folder,
}) => {
  await printed(window, host, folder)
  const dialog = await startDrill(window)
  const set = /[0-9A-F]{8}/.exec((await dialog.getByRole('heading').first().textContent()) ?? '')?.[0] ?? ''
  const row = dialog.getByRole('listitem').filter({ hasText: 'PyPI: alice' })
  const sheet = /Sheet (\d)/.exec((await row.textContent()) ?? '')?.[1] ?? ''
  await row.getByRole('button', { name: /^Type line/ }).click()
  await dialog.getByLabel('Its check').waitFor()
  const label = /line (\d)/.exec((await dialog.textContent()) ?? '')?.[1] ?? ''
  const text = (SECRET.slice((Number(label) - 1) * 16, Number(label) * 16).match(/.{4}/g) ?? []).join(' ')
  await dialog.getByLabel(`line ${label}`).fill(text.toLowerCase().replace('g', '8'))
  await dialog.getByLabel('Its check').fill(lineCheck(`${set}-${sheet}`, label, text))
  await dialog.getByRole('button', { name: 'Check the line' }).click()
  await expect(dialog.getByText('This does not fit its check.')).toBeVisible()
  const meant = dialog.getByText(`Does the paper say ${text}?`)
  await expect(meant).toBeVisible()
  expect(await violationsIn(window, 'dialog')).toEqual([])
  // In one set of 130 another line fits the check as well, and has a button of its own.
  await meant.locator('+ button', { hasText: 'Yes, it says so' }).click()
  await dialog.getByRole('button', { name: 'Check the line' }).click()
  await expect(row.getByText('Its secret is as in the vault.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Record the drill' }).click()
  await expect(dialog.getByText(/: 1 of \d sheets are as in the vault, secrets and codes\. Recorded\./)).toBeVisible()
  await expect(dialog.getByText(/^\d sheets were not read this time\.$/)).toBeVisible()
})

test(
  'a photograph that is dropped on the dialog is read by it, and not imported',
  THOROUGH,
  async ({ window, host, folder }) => {
    const [scan = ''] = await printed(window, host, folder)
    const dialog = await startDrill(window)
    const bytes = [...readFileSync(scan)]
    await window.evaluate((photo) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(photo)], 'photo.jpg', { type: 'image/jpeg' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
    }, bytes)
    await expect(dialog).toContainText('This is copy 1: 1 of', READING)
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(window.getByRole('heading', { name: 'Paper', exact: true })).toBeVisible()
  },
)

test('an export is compared with the vault in Settings', THOROUGH, async ({ window, host, folder }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Check a backup or export' }).click()
  const dialog = window.getByRole('dialog', { name: 'Check a backup or export' })
  copyFileSync(join(folder, 'vault.rkit'), join(folder, 'copy.rkit'))
  await host.chooseNext(join(folder, 'copy.rkit'))
  await dialog.getByLabel('Its passphrase or paper key').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Choose the file' }).click()
  await expect(dialog.getByText('It has everything that is in the vault. Recorded.')).toBeVisible()
  expect(await violationsIn(window, 'dialog')).toEqual([])
})
