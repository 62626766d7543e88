import type { Page } from '@playwright/test'
import { pdfOf } from '../fixtures/intake/pdf.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'
import { zipOf } from '../fixtures/intake/zips.ts'
import { createVault, expect, go, PYPI, test, THOROUGH } from './kit.ts'

interface Given {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** As the browser does it when a file is dropped, or a picture is pasted from the clipboard. */
async function give(window: Page, how: 'drop' | 'paste', { name, type, bytes }: Given): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64')
  await window.evaluate(
    ([how, name, type, base64]) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      data.items.add(new File([bytes], name, { type }))
      const init = { bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: data })
          : new ClipboardEvent('paste', { ...init, clipboardData: data }),
      )
    },
    [how, name, type, base64] as const,
  )
}

test('a dropped PDF shows the codes of its pages, an encrypted one after its password', async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  const [plain, locked] = [PYPI, PYPI.replace('alice', 'bob')]
  await give(window, 'drop', { name: 'sheet.pdf', type: 'application/pdf', bytes: await pdfOf([{ codes: [plain] }]) })
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
  const encrypted = await pdfOf([{ codes: [locked] }], 'of the sheet')
  await give(window, 'drop', { name: 'locked.pdf', type: 'application/pdf', bytes: encrypted })
  await window.getByLabel('Password of locked.pdf').fill('of the sheet')
  await window.getByRole('button', { name: 'Open the file' }).click()
  // The same secret under another name is here already.
  const file = window.getByRole('region', { name: 'Files' }).getByRole('listitem').filter({ hasText: 'locked.pdf' })
  await expect(file).toContainText('PDF with 1 page, 1 entry')
})

test('a picture is pasted from the clipboard', THOROUGH, async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  await give(window, 'paste', { name: 'image.png', type: 'image/png', bytes: await qrPng(PYPI) })
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
})

test(
  'a dropped zip of screenshots is read picture by picture, and a code of something else says what it is',
  THOROUGH,
  async ({ window }) => {
    await createVault(window)
    await go(window, 'Import')
    const bytes = await zipOf({ 'one.png': await qrPng(PYPI), 'two.png': await qrPng('WIFI:S:home;;') })
    await give(window, 'drop', { name: 'screenshots.zip', type: 'application/zip', bytes })
    await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
    const file = window.getByRole('region', { name: 'Files' }).getByRole('listitem')
    await expect(file).toContainText('Zip of 2 pictures')
    await expect(window.getByText('This QR code holds the password of a Wi-Fi network')).toBeVisible()
  },
)
