import type { Page } from '@playwright/test'
import { textPicture } from '../fixtures/intake/text-pictures.ts'
import { createVault, expect, go, imported, test } from './kit.ts'
import { checkTwice } from './looks.ts'

/** In the thin letters of Courier some characters of these are misread. */
const CODES = ['3a1f0c9be2d47760', 'd36fa9179e22dfc1', '5c0e71ab84f39d26']

const look = (window: Page, name: string) => checkTwice(window, name, 1400)

async function drop(window: Page, bytes: Uint8Array): Promise<void> {
  await window.evaluate((base64) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], 'codes.pgm'))
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
  }, Buffer.from(bytes).toString('base64'))
}

test('a screenshot of codes is read line by line, corrected and confirmed by the person', async ({ window }) => {
  test.slow()
  await createVault(window)
  await go(window, 'Import')
  await drop(window, await textPicture(['PyPI recovery codes', ...CODES], { font: 'Courier', dark: true }))
  const files = window.getByRole('region', { name: 'Files' })
  await expect(files.getByRole('alert')).toContainText('No QR code was found in this picture.')
  await window.getByRole('button', { name: /^Read the text in it/ }).click()

  const text = window.getByRole('region', { name: 'Text of codes.pgm' })
  await expect(text.getByRole('status')).toHaveText('0 of 3 lines confirmed')
  await expect(text.getByRole('textbox', { name: 'Line 1' })).toHaveValue(CODES[0] ?? '')
  const second = text.getByRole('textbox', { name: 'Line 2' })
  expect(await second.inputValue()).not.toBe(CODES[1])
  await expect(second).toHaveAccessibleDescription(/hard to read/)
  const use = text.getByRole('button', { name: 'Use these codes' })
  await expect(use).toBeDisabled()
  await look(window, 'the text of a picture')

  await text.getByRole('button', { name: /^It matches.*line 1$/ }).click()
  await expect(second).toBeFocused()
  await second.fill(CODES[1] ?? '')
  await second.press('Enter')
  await expect(text.getByRole('status')).toHaveText('2 of 3 lines confirmed')
  await expect(use).toBeDisabled()
  await text.getByRole('textbox', { name: 'Line 3' }).fill(CODES[2] ?? '')
  await text.getByRole('button', { name: /^It matches.*line 3$/ }).click()
  await expect(text.getByRole('status')).toHaveText('3 of 3 lines confirmed')
  await look(window, 'the text of a picture, confirmed')
  await expect(use).toBeFocused()
  await use.click()

  await expect(window.getByRole('checkbox', { name: 'Import PyPI' })).toBeChecked()
  await expect(window.getByText('The codes were read from a picture.')).toBeVisible()
  await window.getByRole('button', { name: /^Import 1 / }).click()
  await imported(window).waitFor()
  await go(window, 'Accounts')
  const codes = window.getByRole('region', { name: 'Recovery codes', exact: true }).first()
  await expect(codes).toContainText('3 of 3 left')
  await codes.getByRole('button', { name: 'Show code 2' }).click()
  await expect(codes).toContainText(CODES[1] ?? '')
})
