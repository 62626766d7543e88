import { join } from 'node:path'
import { bringIn, createVault, go, PYPI, test } from './kit.ts'
import { WITH_LONG_NOTE } from './long-note.ts'
import { check, SIZES } from './looks.ts'

for (const [size, colorScheme] of [
  ['wide', 'light'],
  ['narrow', 'dark'],
] as const) {
  test(`the Paper screen is accessible and fits, ${size} and ${colorScheme}`, async ({ window, host, folder }) => {
    test.slow()
    await window.setViewportSize(SIZES[size])
    await window.emulateMedia({ colorScheme })
    await createVault(window)
    await bringIn(window, PYPI)
    await go(window, 'Paper')
    await host.saveNextTo(join(folder, 'sheet.pdf'))
    await window.getByRole('button', { name: 'Save the PDF' }).click()
    await window.getByRole('list', { name: 'Sets of sheets' }).scrollIntoViewIfNeeded()
    await check(window, 'paper, printed')
    await window.getByRole('button', { name: 'Look at the pages' }).click()
    await window.locator('canvas').scrollIntoViewIfNeeded()
    await check(window, 'paper, preview')
    await window.getByRole('radio', { name: 'Sealed' }).check()
    await window.getByRole('button', { name: 'Choose the passphrase…' }).scrollIntoViewIfNeeded()
    await check(window, 'paper, sealed')
    await bringIn(window, WITH_LONG_NOTE)
    await go(window, 'Paper')
    await window.getByRole('radio', { name: 'Sealed' }).check()
    await window.getByRole('group', { name: 'Long note' }).scrollIntoViewIfNeeded()
    await check(window, 'paper, long note')
    await window.getByRole('radio', { name: 'Cover only' }).check()
    await window.getByText('What the cover says').click()
    await window.getByLabel('Call first').waitFor()
    await check(window, 'paper, cover')
    await window.getByRole('button', { name: /^It is kept at/ }).click()
    await check(window, 'paper, place')
  })
}
