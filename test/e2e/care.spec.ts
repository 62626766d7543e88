import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { TestApp } from '../fixtures/app.ts'
import {
  accountLine,
  accountLines,
  bringIn,
  bringInByHand,
  createVault,
  expect,
  go,
  HOTP,
  lock,
  NOW,
  PASSPHRASE,
  PYPI,
  test,
  unlock,
  imported,
  THOROUGH,
} from './kit.ts'
import type { Host } from './hosts/host.ts'
import { checkSizes } from './looks.ts'

const SECOND = 'seven purple walruses dancing slowly'

test('a second passphrase opens the vault, and the first one no longer does once it is removed', async ({ window }) => {
  await createVault(window)
  await openVaultScreen(window)
  const first = passphraseRows(window).first()
  await expect(first.getByRole('button', { name: /^Remove/ })).toBeDisabled()
  await expect(first).toContainText('it is the only passphrase')
  const firstName = await first.getByRole('heading').innerText()

  await window.getByRole('button', { name: 'Add a passphrase' }).click()
  const dialog = window.getByRole('dialog', { name: 'Add a passphrase' })
  await dialog.getByLabel('Name').fill('In the safe')
  await chooseOwn(window, SECOND, 'Add it')
  await expect(window.getByRole('article', { name: 'In the safe' })).toBeVisible()

  await lock(window)
  await unlock(window, SECOND)
  await openVaultScreen(window)
  const old = window.getByRole('article', { name: firstName, exact: true })
  await old.getByRole('button', { name: /^Remove/ }).click()
  await window.getByRole('dialog').getByRole('textbox').fill(firstName)
  await window.getByRole('button', { name: 'Remove the passphrase' }).click()
  await expect(old).toHaveCount(0)
  await expect(window.getByText('still open with the old passphrase')).toBeVisible()
  await window.getByRole('button', { name: 'Make a new backup' }).click()
  await expect(window.getByText('still open with the old passphrase')).toHaveCount(0)

  await lock(window)
  await unlock(window)
  await expect(window.getByRole('alert')).toBeVisible()
  await unlock(window, SECOND)
  await expect(window.getByRole('heading', { name: 'Codes', level: 1 })).toBeAttached()
})

test('a drill says which passphrase it was, or that it is wrong', async ({ window }) => {
  await createVault(window)
  await openVaultScreen(window)
  await window.getByRole('button', { name: 'Check that you still know it' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByLabel('Passphrase', { exact: true }).fill('not this one at all')
  await dialog.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(dialog).toContainText('and it opens the vault')
})

test(
  'a passphrase not typed for two weeks is named, also in the rail, until it is typed',
  THOROUGH,
  async ({ window, folder }) => {
    const earlier = new TestApp()
    earlier.now = NOW - 20 * 24 * 60 * 60 * 1000
    await earlier.create()
    await earlier.call['slots.add']({ name: 'In the safe', passphrase: SECOND })
    await earlier.app.close()
    copyFileSync(earlier.vaultPath, join(folder, 'vault.rkit'))
    await earlier.close()
    await window.reload()
    await unlock(window)
    await expect(window.getByRole('banner')).toContainText('1 drill due')
    await openVaultScreen(window)
    const section = window.getByRole('region', { name: 'Passphrases' })
    await expect(section).toContainText('not typed for a while: “In the safe”')
    await section.getByRole('button', { name: 'Check that you still know it' }).click()
    const dialog = window.getByRole('dialog')
    await dialog.getByLabel('Passphrase', { exact: true }).fill(SECOND)
    await dialog.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(dialog).toContainText('This is “In the safe”')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(section).not.toContainText('not typed for a while')
    await expect(window.getByRole('banner')).not.toContainText('due')
  },
)

test('the vault key is changed, and the passphrase that was typed still opens it', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Settings')
  await window.getByLabel('Ask again before secrets are shown or printed').selectOption('Every time')
  await expect(window.getByText('Was: After 5 minutes.')).toBeVisible()
  await openVaultScreen(window)
  await window.getByRole('button', { name: 'Change the vault key' }).click()
  const dialog = window.getByRole('dialog', { name: 'Change the vault key' })
  await dialog.locator('input').first().fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Change the vault key' }).click()
  const asked = window.getByRole('dialog', { name: 'Enter your passphrase again' })
  await asked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await asked.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog).toContainText('Everything is encrypted again')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await lock(window)
  await unlock(window)
  await expect(window.getByRole('option', { name: /PyPI/ })).toBeVisible()
})

test('every import is in a backup, the next change is counted, and is in one after locking', async ({ window }) => {
  await createVault(window)
  const rail = window.getByRole('banner')
  await expect(rail).toContainText('Nothing to back up yet')
  await bringInByHand(window, PYPI)
  await expect(rail).toContainText('Verified backup just now')
  await expect(rail).toContainText('Backup not read back yet')
  await openVaultScreen(window)
  const section = window.getByRole('region', { name: 'Backups' })
  await expect(section).toContainText('Verified.')
  await expect(section).toContainText('Every change is in it.')

  await go(window, 'Settings')
  await window.getByLabel('Lock by itself').selectOption('After 10 minutes')
  await expect(window.getByText('Was: After 5 minutes.')).toBeVisible()
  await expect(section).toContainText('1 change is not in it')
  await expect(rail).toContainText('1 change since')
  await lock(window)
  await unlock(window)
  await expect(rail).toContainText('Verified backup just now')
})

test('accounts in no backup are in sight on every screen until one is made', THOROUGH, async ({ window, folder }) => {
  await createVault(window)
  const backups = join(folder, 'vault.rkit.backups')
  writeFileSync(backups, 'in the way')
  await bringIn(window, PYPI)
  const bar = window.getByRole('alert', { name: 'No backup' })
  await expect(bar).toContainText('1 account is in no backup. No copy could be made there.')
  await expect(window.getByRole('banner')).toContainText('1 account in no backup')
  await go(window, 'Accounts')
  await checkSizes(window, 'an account in no backup')
  await bar.getByRole('button', { name: 'Copy it elsewhere' }).click()
  const section = window.getByRole('region', { name: 'Backups' })
  await expect(section).toContainText('Incomplete. 1 account is in no backup. There is no backup yet.')
  await section.scrollIntoViewIfNeeded()
  await checkSizes(window, 'no backup in Settings')
  rmSync(backups)
  await bar.getByRole('button', { name: 'Try again' }).click()
  await expect(bar).toHaveCount(0)
  await expect(section).toContainText('Every change is in it.')
})

test('an older backup shows what differs, and replaces the vault', THOROUGH, async ({ window, host, folder }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  const older = newestBackup(folder)
  await bringIn(window, HOTP)
  await openVaultScreen(window)
  const section = window.getByRole('region', { name: 'Backups' })
  await openBackup(window, host, older)
  await expect(section.getByRole('heading', { name: 'What differs' })).toBeVisible()
  await expect(section.getByRole('listitem').filter({ hasText: 'Old VPN' }).first()).toContainText('Only in the vault')

  await section.getByRole('button', { name: 'Put it in place of the vault' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog).toContainText('1 account, 1 2FA secret, and 1 import report')
  await dialog.getByRole('textbox').fill('restore')
  await dialog.getByRole('button', { name: 'Restore the backup' }).click()
  await unlock(window)
  await expect(accountLines(window)).toHaveCount(1)
})

test(
  'what was removed since a backup is offered again, and merging brings it back',
  THOROUGH,
  async ({ window, host, folder }) => {
    await createVault(window)
    await bringIn(window, PYPI)
    await openVaultScreen(window)
    const section = window.getByRole('region', { name: 'Backups' })
    await expect(section).toContainText('Every change is in it.')
    await go(window, 'Accounts')
    await window.getByRole('button', { name: 'More' }).click()
    await window.getByRole('menuitem', { name: 'Move to trash' }).click()
    await expect(window.getByText('There are no accounts in this vault yet.')).toBeVisible()

    await openVaultScreen(window)
    await openBackup(window, host, newestBackup(folder))
    const deletion = section.getByRole('checkbox', { name: /Merging keeps it; tick to delete PyPI · alice/ })
    await expect(deletion).not.toBeChecked()
    await section.getByRole('button', { name: 'Merge it into the vault' }).click()
    await expect(section).toContainText('Every change is in it.')
    await go(window, 'Accounts')
    await expect(window.getByRole('option', { name: /PyPI/ })).toBeVisible()
  },
)

test('a copy on another disk is read back, and its path is shown', THOROUGH, async ({ window, host, folder }) => {
  await createVault(window)
  await openVaultScreen(window)
  await host.chooseNext(folder)
  await window.getByRole('button', { name: 'Copy to a USB stick' }).click()
  await expect(window.getByText('Copied and read back')).toContainText(folder)
})

test('an export to the paper key says where it is, and the identity opens the vault', async ({
  window,
  host,
  folder,
}) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await openVaultScreen(window)
  await window.getByRole('button', { name: 'Make a paper key' }).click()
  const shown = await window.getByRole('group', { name: 'The paper key' }).innerText()
  await window.getByRole('button', { name: 'I have written it down' }).click()
  await window.getByLabel('From the paper').fill(shown.toLowerCase())
  await window.getByRole('button', { name: 'Check', exact: true }).click()
  await window.getByRole('button', { name: 'Done' }).click()
  await expect(window.getByRole('region', { name: 'Paper key' })).toContainText('Checked against its paper')

  const file = join(folder, 'export.age')
  await host.saveNextTo(file)
  await window.getByRole('radio', { name: 'Everything, for the paper key (age)' }).check()
  await window.getByRole('button', { name: 'Save the export' }).click()
  await expect(window.getByRole('region', { name: 'Export' })).toContainText(file)
  expect(readFileSync(file).subarray(0, 21).toString()).toBe('age-encryption.org/v1')

  await lock(window)
  await window.getByRole('button', { name: 'Forgotten?' }).click()
  await window.getByRole('button', { name: 'Use the paper key' }).click()
  await window.getByLabel('Paper key').fill(shown)
  await window.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(window.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await expect(window.getByRole('contentinfo')).toContainText('Unlocked with the paper key.')
  await go(window, 'Accounts')
  await expect(window.getByRole('option', { name: /PyPI/ })).toBeVisible()
})

test(
  'an export with a password is saved only when it is typed twice and strong',
  THOROUGH,
  async ({ window, host, folder }) => {
    await createVault(window)
    await bringIn(window, PYPI)
    await openVaultScreen(window)
    const save = window.getByRole('button', { name: 'Save the export' })
    await expect(save).toBeDisabled()
    await window.getByRole('radio', { name: 'Everything, with a passphrase (age)' }).check()
    await window.getByLabel('Password of the file').fill('hunter2')
    await window.getByLabel('Password again').fill('hunter2')
    await expect(save).toBeDisabled()
    await window.getByLabel('Password of the file').fill(SECOND)
    await expect(window.getByText('Not the same as above yet.')).toBeVisible()
    await window.getByLabel('Password again').fill(SECOND)
    const file = join(folder, 'export.age')
    await host.saveNextTo(file)
    await save.click()
    await expect(window.getByRole('region', { name: 'Export' })).toContainText(file)
  },
)

/** Waits until all four sections are there. */
async function openVaultScreen(window: Page): Promise<void> {
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Add a passphrase' }).waitFor()
  await window.getByRole('button', { name: 'Save the export' }).waitFor()
}

async function openBackup(window: Page, host: Host, path: string): Promise<void> {
  await window.getByRole('button', { name: 'Restore or merge a backup' }).click()
  await window.getByLabel('Passphrase of the backup').fill(PASSPHRASE)
  await host.chooseNext(path)
  await window.getByRole('button', { name: 'Choose the file' }).click()
}

/** Their names start with the time, so the last one by name is the newest. */
function newestBackup(folder: string): string {
  const backups = join(folder, 'vault.rkit.backups')
  return join(backups, readdirSync(backups).sort().at(-1) ?? '')
}

function passphraseRows(window: Page) {
  return window.getByRole('region', { name: 'Passphrases' }).getByRole('article')
}

async function chooseOwn(window: Page, passphrase: string, button: string): Promise<void> {
  await window.getByRole('radio', { name: 'Use my own words' }).check()
  await window.getByLabel('New passphrase').fill(passphrase)
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('Passphrase again').fill(passphrase)
  await window.getByRole('button', { name: button }).click()
}

test('a missing vault is not taken for a new one: the newest backup can replace it', async ({ window, folder }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Make a backup now' }).click()
  await expect(window.getByText('Every change is in it.')).toBeVisible()
  await lock(window)
  rmSync(join(folder, 'vault.rkit'))
  await window.reload()
  await expect(window.getByRole('heading', { name: 'The vault is not where it was' })).toBeVisible()
  await window.getByRole('button', { name: 'Restore the newest backup' }).click()
  await unlock(window)
  await expect(accountLine(window, /PyPI/)).toBeVisible()
})

test('an entry that was set aside is corrected and imported', async ({ window }) => {
  await createVault(window)
  await bringInByHand(window, PYPI.replace('SHA1', 'SHA3'))
  await window.getByRole('button', { name: 'Add more' }).click()
  await window.getByRole('region', { name: 'Entries set aside' }).getByText('1 entry').click()
  await window.getByRole('button', { name: /^Repair/ }).click()
  const field = window.getByLabel('Links or recovery codes')
  await expect(field).toHaveValue(PYPI.replace('SHA1', 'SHA3'))
  await field.fill(PYPI)
  await window.getByRole('button', { name: 'Read the text' }).click()
  await window.getByRole('button', { name: 'Import 1 account' }).click()
  await expect(imported(window)).toBeVisible()
})
