import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { bringIn, createVault, go, HOTP, lock, PASSPHRASE, PYPI, test, THOROUGH } from './kit.ts'
import { checkTwice } from './looks.ts'

const look = (window: Page, name: string) => checkTwice(window, name, 1800)

test('every part of the Settings screen is accessible and fits', THOROUGH, async ({ window, host, folder }) => {
  test.slow()
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Vault')
  for (const button of [
    'Add a passphrase',
    'Check that you still know it',
    'Make unlocking slower',
    'Change the vault key',
    'Restore or merge a backup',
  ]) {
    await window.getByRole('button', { name: button }).click()
    await look(window, button)
    await window.keyboard.press('Escape')
  }

  await window.getByRole('button', { name: 'Make a paper key' }).click()
  await window.getByRole('button', { name: 'I have written it down' }).waitFor()
  await look(window, 'identity to write down')
  await window.getByRole('button', { name: 'I have written it down' }).click()
  await look(window, 'identity to type back')
  await window.keyboard.press('Escape')

  await window.getByRole('button', { name: 'Make a backup now' }).click()
  await window.getByText('on this computer').click()
  await window.getByRole('radio', { name: 'Only some' }).check()
  await window.getByRole('radio', { name: 'Everything, with a passphrase (age)' }).check()
  await look(window, 'Settings, all open')

  const backups = join(folder, 'vault.rkit.backups')
  const older = join(backups, readdirSync(backups).sort().at(-1) ?? '')
  await bringIn(window, HOTP)
  await go(window, 'Vault')
  await window.getByRole('button', { name: 'Restore or merge a backup' }).click()
  await window.getByLabel('Passphrase of the backup').fill(PASSPHRASE)
  await host.chooseNext(older)
  await window.getByRole('button', { name: 'Choose the file' }).click()
  await window.getByRole('heading', { name: 'What differs' }).waitFor()
  await look(window, 'what differs')
  await lock(window)
  await window.getByRole('button', { name: 'Forgotten?' }).click()
  await look(window, 'unlock, forgotten')
  await window.getByRole('button', { name: 'Use the paper key' }).click()
  await look(window, 'unlock with the paper key')
})
