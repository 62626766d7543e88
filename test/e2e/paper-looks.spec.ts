import { join } from 'node:path'
import { bringIn, createVault, go, PYPI, test, THOROUGH } from './kit.ts'
import { WITH_LONG_NOTE } from './long-note.ts'
import { checkTwice } from './looks.ts'

test('the Paper screen is accessible and fits', THOROUGH, async ({ window, host, folder }) => {
  test.slow()
  await createVault(window)
  await bringIn(window, PYPI)
  await go(window, 'Paper')
  await host.saveNextTo(join(folder, 'sheet.pdf'))
  await window.getByRole('button', { name: 'Save the PDF' }).click()
  await window.getByRole('list', { name: 'Sets of sheets' }).scrollIntoViewIfNeeded()
  await checkTwice(window, 'paper, printed')
  await window.getByRole('button', { name: 'Look at the pages' }).click()
  await window.locator('canvas').scrollIntoViewIfNeeded()
  await checkTwice(window, 'paper, preview')
  await window.getByRole('radio', { name: 'Sealed' }).check()
  await window.getByRole('button', { name: 'Choose the passphrase…' }).scrollIntoViewIfNeeded()
  await checkTwice(window, 'paper, sealed')
  await bringIn(window, WITH_LONG_NOTE)
  await go(window, 'Paper')
  await window.getByRole('radio', { name: 'Sealed' }).check()
  await window.getByRole('group', { name: 'Long note' }).scrollIntoViewIfNeeded()
  await checkTwice(window, 'paper, long note')
  await window.getByRole('radio', { name: 'Cover only' }).check()
  await window.getByText('What the cover says').click()
  await window.getByLabel('Call first').waitFor()
  await checkTwice(window, 'paper, cover')
  await window.getByRole('button', { name: /^It is kept at/ }).click()
  await checkTwice(window, 'paper, place')
})
