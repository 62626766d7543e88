import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bringIn, createVault, go, HOTP, lock, PASSPHRASE, PYPI, test } from './kit.ts'
import { check, SIZES } from './looks.ts'

const LOOKS = [
  ['wide', 'light'],
  ['narrow', 'dark'],
] as const

for (const [size, colorScheme] of LOOKS) {
  test(`every part of the Settings screen is accessible and fits, ${size} and ${colorScheme}`, async ({
    window,
    host,
    folder,
  }) => {
    test.slow()
    await window.setViewportSize({ ...SIZES[size], height: process.env.SCREENSHOTS ? 1800 : SIZES[size].height })
    await window.emulateMedia({ colorScheme })
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
      await check(window, button)
      await window.keyboard.press('Escape')
    }

    await window.getByRole('button', { name: 'Make a paper key' }).click()
    await window.getByRole('button', { name: 'I have written it down' }).waitFor()
    await check(window, 'identity to write down')
    await window.getByRole('button', { name: 'I have written it down' }).click()
    await check(window, 'identity to type back')
    await window.keyboard.press('Escape')

    await window.getByRole('button', { name: 'Make a backup now' }).click()
    await window.getByText('on this computer').click()
    await window.getByRole('radio', { name: 'Only some' }).check()
    await window.getByRole('radio', { name: 'Everything, with a passphrase (age)' }).check()
    await check(window, 'Settings, all open')

    const backups = join(folder, 'vault.rkit.backups')
    const older = join(backups, readdirSync(backups).sort().at(-1) ?? '')
    await bringIn(window, HOTP)
    await go(window, 'Vault')
    await window.getByRole('button', { name: 'Restore or merge a backup' }).click()
    await window.getByLabel('Passphrase of the backup').fill(PASSPHRASE)
    await host.chooseNext(older)
    await window.getByRole('button', { name: 'Choose the file' }).click()
    await window.getByRole('heading', { name: 'What differs' }).waitFor()
    await check(window, 'what differs')
    await lock(window)
    await window.getByRole('button', { name: 'Forgotten?' }).click()
    await check(window, 'unlock, forgotten')
    await window.getByRole('button', { name: 'Use the paper key' }).click()
    await check(window, 'unlock with the paper key')
  })
}
