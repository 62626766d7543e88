/** How much a person has to press: at the start, and on the bad day. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoSecret, pypiCodes } from '../../electron/app/start/demo-files.ts'
import { aegisPlain } from '../fixtures/intake/aegis.ts'
import { countClicks } from './clicks.ts'
import { accountLine, bringIn, createVault, expect, lock, PASSPHRASE, PYPI, test } from './kit.ts'

/** An export of 43 accounts, each at a service of its own. */
function export43(): Uint8Array {
  const entries = Array.from({ length: 43 }, (_, at) => {
    const issuer = `Service ${String(at + 1)}`
    const info = { secret: demoSecret(issuer), algo: 'SHA1', digits: 6, period: 30 }
    return { type: 'totp', name: 'mara', issuer, note: '', info }
  })
  return aegisPlain({ groups: [], entries })
}

test('from nothing to 43 accounts and a PDF in six clicks beside the passphrase', async ({ window, host, folder }) => {
  test.slow()
  const file = join(folder, 'aegis.json')
  writeFileSync(file, export43())
  const pdf = join(folder, 'sheets.pdf')
  const clicks = await countClicks(window)

  await window.getByRole('button', { name: 'Start a new kit' }).click()
  const before = await clicks()
  await window.getByRole('radio', { name: 'Use my own words' }).check()
  await window.getByLabel('New passphrase').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('Passphrase again').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Create the vault' }).click()
  await window.getByRole('button', { name: 'Lock' }).waitFor()
  const forPassphrase = (await clicks()) - before

  await window.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Add' }).click()
  await host.bringNext(file)
  await window.getByRole('button', { name: 'Choose files' }).click()
  await window.getByRole('button', { name: 'Import 43 accounts' }).click()
  await expect(window.getByText('43 accounts added, backed up, read back.', { exact: true })).toBeVisible()
  await window.getByRole('button', { name: 'Print sheets' }).click()
  await host.saveNextTo(pdf)
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await expect(window.getByRole('button', { name: /^Read it back/ })).toBeVisible()

  expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')
  expect(forPassphrase).toBeGreaterThan(2)
  expect((await clicks()) - forPassphrase).toBe(6)
})

test('from a locked vault to a recovery code on the clipboard in three acts', async ({ window, host }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await bringIn(window, `PyPI recovery codes for alice\n${pypiCodes()}`)
  await lock(window)
  const acts = await countClicks(window)

  // Typing the passphrase and Enter, which presses the button of its form.
  await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await window.keyboard.press('Enter')
  await accountLine(window, /PyPI/).click()
  const codes = window.getByRole('region', { name: /^Recovery codes/ })
  await codes.getByRole('button', { name: /^Copy/ }).nth(1).click()
  await expect.poll(() => host.clipboardText()).toBe(pypiCodes().split('\n')[1])
  expect(await acts()).toBe(3)
})
