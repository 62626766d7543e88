/** The doors of the start, and the bad day: three ways back to a code. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeDemoVault } from '../../build/demo.ts'
import { openHost } from './hosts/host.ts'
import {
  accountLine,
  bringIn,
  bringInByHand,
  createVault,
  createVaultByHand,
  expect,
  go,
  lock,
  PASSPHRASE,
  PYPI,
  test,
  unlock,
  imported,
  THOROUGH,
} from './kit.ts'
import { check, checkSizes, checkTwice } from './looks.ts'

/** Makes a vault with an account and a backup of it on a stick, and takes the vault away. */
async function onlyAStick(window: Page, folder: string): Promise<string> {
  const stick = join(folder, 'stick', 'backup.rkit')
  await createVault(window)
  await bringIn(window, PYPI)
  await lock(window)
  mkdirSync(join(folder, 'stick'))
  copyFileSync(join(folder, 'vault.rkit'), stick)
  renameSync(join(folder, 'vault.rkit'), join(folder, 'elsewhere'))
  rmSync(join(folder, 'vault.rkit.backups'), { recursive: true })
  await window.reload()
  return stick
}

test('the start looks right', THOROUGH, async ({ window }) => {
  await window.getByRole('heading', { name: 'Recovery Kit' }).waitFor()
  await checkSizes(window, 'start')
  await window.getByRole('button', { name: 'I only have paper' }).click()
  await checkSizes(window, 'only paper')
  await window.getByRole('button', { name: 'Back', exact: true }).click()
  await window.getByRole('button', { name: 'Start a new kit' }).click()
  await window.getByRole('button', { name: 'I have written it down' }).click()
  await checkSizes(window, 'words typed back')
  await window.getByRole('button', { name: 'Back', exact: true }).click()
  await window.getByRole('radio', { name: 'Use my own words' }).check()
  await window.getByLabel('New passphrase').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('Passphrase again').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Create the vault' }).click()
  await window.getByRole('button', { name: 'Lock' }).waitFor()
  await lock(window)
  await checkSizes(window, 'unlock')
  await unlock(window, 'wrong')
  await window.getByRole('alert').getByText('does not open').waitFor()
  await checkTwice(window, 'unlock, wrong')
  await window.getByRole('button', { name: 'Forgotten?' }).click()
  await checkSizes(window, 'unlock, forgotten')
  await window.getByRole('button', { name: 'I lost something' }).click()
  await checkSizes(window, 'lost')
})

test('the demo opens with one click, and nothing of it stays', async ({ window, folder }) => {
  await window.getByRole('button', { name: 'Look around in a demo kit' }).click()
  await expect(window.getByRole('region', { name: 'Demo' })).toContainText('Everything in it is made up')
  await expect(accountLine(window, /GitHub/).first()).toBeVisible()
  await check(window, 'demo')
  await window.getByRole('button', { name: 'Leave the demo' }).click()
  await expect(window.getByRole('button', { name: 'Start a new kit' })).toBeVisible()
  expect(existsSync(join(folder, 'vault.rkit'))).toBe(false)
})

test('a demo from the command line has its passphrase on the lock, and outlives it', THOROUGH, async ({ shared }) => {
  const demo = await makeDemoVault()
  const host = await openHost({ vaultPath: demo.vaultPath, demo: true, ...(shared && { browser: shared }) })
  try {
    const { page } = host
    await expect(page.getByText(`Its passphrase: ${demo.passphrase}`)).toBeVisible()
    await unlock(page, demo.passphrase)
    await expect(page.getByRole('region', { name: 'Demo' })).toContainText('closing the app throws it away')
    await lock(page)
    await expect(page.getByText(`Its passphrase: ${demo.passphrase}`)).toBeVisible()
  } finally {
    await host.close()
    rmSync(demo.folder, { recursive: true, force: true })
  }
})

test('a file that is no vault is refused before a passphrase is asked for', async ({ window, host, folder }) => {
  const file = join(folder, 'notes.txt')
  writeFileSync(file, 'no vault')
  await host.chooseNext(file)
  await window.getByRole('button', { name: 'Open a vault or a backup' }).click()
  await expect(window.getByRole('alert')).toContainText('not a Recovery Kit vault')
  await expect(window.getByLabel('Passphrase')).toHaveCount(0)
})

test('a new computer with a stick: look at a code, then make it the vault', async ({ window, host, folder }) => {
  const stick = await onlyAStick(window, folder)
  const before = readFileSync(stick)
  await host.chooseNext(stick)
  await window.getByRole('button', { name: 'Open a vault or a backup' }).click()
  await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await checkSizes(window, 'open a backup')
  await window.getByRole('button', { name: 'Look at it' }).click()
  await expect(accountLine(window, /PyPI, alice/)).toBeVisible()
  await checkSizes(window, 'looking at a copy')
  await go(window, 'Settings')
  const backups = window.getByRole('region', { name: 'Backups' })
  await expect(backups).toContainText('You are looking at a copy')
  await expect(window.getByText('othing to back up yet')).toHaveCount(0)
  await expect(backups.getByRole('button')).toHaveCount(0)
  expect(existsSync(join(folder, 'vault.rkit'))).toBe(false)
  await closeCopy(window)
  await host.chooseNext(stick)
  await window.getByRole('button', { name: 'Open a vault or a backup' }).click()
  await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Look at it' }).click()
  await window.getByRole('button', { name: 'Make this my vault' }).click()
  await expect(window.getByRole('region', { name: 'Only looking' })).toHaveCount(0)
  await bringInByHand(window, PYPI.replaceAll('PyPI', 'npm').replace('GEZD', 'JBSW'))
  await lock(window)
  await unlock(window)
  await expect(accountLine(window, /npm, alice/)).toBeVisible()
  expect(readFileSync(stick).equals(before)).toBe(true)
})

/** A copy is closed by a lock, and the doors are there again. */
async function closeCopy(window: Page): Promise<void> {
  await window.keyboard.press('Control+l')
  await window.getByRole('button', { name: 'Open a vault or a backup' }).waitFor()
}

test('only paper: what was typed from a sheet becomes a new vault, by keyboard alone', async ({ window }) => {
  await expect(window.getByRole('heading', { name: 'Recovery Kit' })).toBeFocused()
  for (let door = 0; door < 3; door++) await window.keyboard.press('Tab')
  await expect(window.getByRole('button', { name: 'I only have paper' })).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('Tab')
  await expect(window.getByRole('button', { name: 'Use the camera' })).toBeFocused()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Tab')
  await expect(window.getByLabel('Or type or paste what is on them')).toBeFocused()
  await window.keyboard.insertText(PYPI)
  await window.keyboard.press('Tab')
  await window.keyboard.press('Enter')
  const words = await window.getByLabel('Generated passphrase').innerText()
  await window.getByRole('button', { name: 'I have written it down' }).focus()
  await window.keyboard.press('Enter')
  await window.keyboard.insertText(words)
  await window.keyboard.press('Enter')
  await window.getByRole('button', { name: /^Import 1 account/ }).focus()
  await window.keyboard.press('Enter')
  await imported(window).waitFor()
  await go(window, 'Accounts')
  await expect(accountLine(window, /PyPI, alice/)).toBeVisible()
})

test('this computer, passphrase lost: the paper key leads to a code in three acts', async ({ window }) => {
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Make a paper key' }).click()
  const key = await window.getByRole('group', { name: 'The paper key' }).innerText()
  await window.getByRole('button', { name: 'I have written it down' }).click()
  await window.getByLabel('From the paper').fill(key)
  await window.getByRole('button', { name: 'Check', exact: true }).click()
  await window.getByRole('button', { name: 'Done' }).click()
  await lock(window)
  await window.getByRole('button', { name: 'I lost something' }).click()
  await window.getByRole('button', { name: 'Use the paper key' }).click()
  await window.getByLabel('Paper key').fill(key)
  await window.keyboard.press('Enter')
  await go(window, 'Accounts')
  await expect(accountLine(window, /PyPI, alice/)).toBeVisible()
})

test(
  'a lock in the middle of only paper keeps the new vault, and says what to give again',
  THOROUGH,
  async ({ window, host }) => {
    await window.getByRole('button', { name: 'I only have paper' }).click()
    await window.getByLabel('Or type or paste what is on them').fill(PYPI)
    await host.lockBySystem()
    await window.getByRole('button', { name: 'Go on with these' }).click()
    await window.getByRole('radio', { name: 'Use my own words' }).check()
    await window.getByLabel('New passphrase').fill(PASSPHRASE)
    await window.getByRole('button', { name: 'Continue' }).click()
    await window.getByLabel('Passphrase again').fill(PASSPHRASE)
    await window.getByRole('button', { name: 'Create the vault' }).click()
    await window.getByRole('button', { name: /^Import 1 account/ }).waitFor()
    await host.lockBySystem()
    await expect(window.getByText('An import was open, and nothing of it was saved.')).toBeVisible()
    await unlock(window)
    await expect(window.getByRole('heading', { name: 'Codes', level: 1 })).toBeAttached()
  },
)

test(
  'a vault is set aside from the lock and from Settings, and opened again',
  THOROUGH,
  async ({ window, host, folder }) => {
    await createVault(window)
    await bringIn(window, PYPI)
    await go(window, 'Settings')
    await window.getByRole('button', { name: 'Set it aside…' }).click()
    const dialog = window.getByRole('dialog', { name: 'Set this vault aside?' })
    await expect(dialog).toContainText('The vault is locked first.')
    await dialog.getByRole('textbox').fill('set aside')
    await dialog.getByRole('button', { name: 'Set it aside' }).click()
    const first = join(folder, 'vault-aside-2026-03-03.rkit')
    await expect(window.getByText(first)).toBeVisible()
    await checkSizes(window, 'set aside')

    await createVaultByHand(window)
    await lock(window)
    await window.getByRole('button', { name: 'Forgotten?' }).click()
    await window.getByRole('button', { name: 'Set it aside…' }).click()
    await checkSizes(window, 'set aside, asked')
    await dialog.getByRole('textbox').fill('set aside')
    await dialog.getByRole('button', { name: 'Set it aside' }).click()
    await expect(window.getByText(join(folder, 'vault-aside-2026-03-03-2.rkit'))).toBeVisible()

    await host.chooseNext(first)
    await window.getByRole('button', { name: 'Open a vault or a backup' }).click()
    await window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await window.getByRole('button', { name: 'Look at it' }).click()
    await window.getByRole('button', { name: 'Make this my vault' }).click()
    await expect(window.getByRole('region', { name: 'Only looking' })).toHaveCount(0)
    await expect(accountLine(window, /PyPI, alice/)).toBeVisible()
  },
)
