import { twoOfThree } from '../fixtures/shares.ts'
import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../../electron/otp/codes.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import { checkedLine } from '../../electron/sheets/content/line-check.ts'
import { wordLines } from '../../electron/sheets/content/words-block.ts'
import { makeIdentity } from '../../electron/vault/age/identity.ts'
import { bring, card, expect, test, typeLines } from './decoder-page.ts'
import {
  exportFile,
  identityPictures,
  NOW,
  plainPdf,
  plainPictures,
  PYPI,
  sealedPictures,
  SET,
} from './decoder-paper.ts'
import { checkTwice } from './looks.ts'
import { needs } from './needs.ts'
import { THOROUGH } from './kit.ts'

const PASSPHRASE = 'seven purple walruses dancing'

const token = PYPI.tokens[0]?.token
if (!token) throw new Error('the account has a token')

test('a picture of a plain sheet gives the code, the secret, and a QR code that a phone reads', async ({
  window,
  folder,
}) => {
  needs('zbarimg')
  await bring(window, await plainPictures(folder, [PYPI]))
  const pypi = card(window, 'PyPI: alice')
  await expect(pypi.locator('.code')).toHaveText(/067\s?959/)
  expect(codeOf(token, NOW).text).toBe('067959')
  await expect(pypi).toContainText('for 20 seconds')
  await expect(pypi).toContainText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  const shown = join(folder, 'shown.png')
  await pypi.getByRole('img', { name: /QR code/ }).screenshot({ path: shown })
  const read = execFileSync('zbarimg', ['-q', '--raw', shown], { encoding: 'utf8' }).trim()
  expect(read).toBe(formatOtpauth({ issuer: 'PyPI', account: 'alice', token }))
})

test(
  'a plain sheet that is held before the camera is read, and the camera is let go',
  THOROUGH,
  async ({ window, folder, camera }) => {
    needs('pdftoppm')
    // Cameras have even sides.
    const size = ['-scale-to-x', '936', '-scale-to-y', '1324', '-singlefile']
    execFileSync('pdftoppm', [...size, '-jpeg', await plainPdf(folder, [PYPI]), join(folder, 'seen')])
    copyFileSync(join(folder, 'seen.jpg'), camera)
    await window.getByRole('button', { name: 'Use the camera' }).click()
    await expect(card(window, 'PyPI: alice').locator('.code')).toHaveText(/067\s?959/)
    await window.getByRole('button', { name: 'Stop the camera' }).click()
    await expect(window.getByLabel('What the camera sees')).toBeHidden()
    await expect.poll(() => window.evaluate(() => document.querySelector('video')?.srcObject)).toBeNull()
  },
)

test('a picture of a sealed sheet opens with its passphrase and no other', async ({ window, folder }) => {
  await bring(window, await sealedPictures(folder, PYPI, PASSPHRASE))
  const field = window.getByLabel('Passphrase')
  await field.fill('not this one')
  await field.press('Enter')
  await expect(window.getByRole('status').filter({ hasText: 'does not open it' })).toBeVisible()
  await field.fill(PASSPHRASE)
  await field.press('Enter')
  const pypi = card(window, 'PyPI: alice')
  await expect(pypi).toContainText('for the project')
  await expect(pypi.locator('.code')).toHaveText(/067\s?959/)
  await expect(pypi.getByRole('listitem').first()).toHaveText('0123456789abcdef Copy')
  await expect(pypi.getByRole('listitem').last()).toHaveText('fedcba9876543210 used on 2026-02-01')
  await expect(field).toHaveCount(0)
  await expect(pypi.getByRole('heading', { name: 'PyPI: alice' })).toBeFocused()
})

test(
  'a long note on sealed sheets of its own opens with the sheet of its account, by one passphrase',
  THOROUGH,
  async ({ window, folder }) => {
    const note = `${'Ask Carol first. '.repeat(40)}\nThen call Dave.`
    await bring(window, await sealedPictures(folder, { ...PYPI, note }, PASSPHRASE, 'keep'))
    const field = window.getByLabel('Passphrase').first()
    await field.fill(PASSPHRASE)
    await field.press('Enter')
    const cards = card(window, 'PyPI: alice')
    await expect(cards).toHaveCount(3)
    await expect(cards.first()).toContainText(`The note is on sheets ${SET}-2 to 3.`)
    await expect(cards.first().locator('.code')).toHaveText(/067\s?959/)
    await expect(cards.nth(1)).toContainText('Ask Carol first.')
    await expect(cards.nth(2)).toContainText('Then call Dave.')
    await expect(window.getByLabel('Passphrase')).toHaveCount(0)
  },
)

test('an export opens with its passphrase', async ({ window, folder }) => {
  await bring(window, [await exportFile(folder, { passphrase: PASSPHRASE })])
  await window.getByLabel('Passphrase').fill(PASSPHRASE)
  await window.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(card(window, 'npm: alice-dev').locator('.code')).toHaveText(/\d{4} \d{4}/)
  await expect(card(window, 'npm: alice-dev')).toContainText('ccccc-ddddd')
})

test(
  'while a passphrase is tried the page shows how far it is, and stops when told',
  THOROUGH,
  async ({ window, folder }) => {
    // Twice the usual cost, which is never worked off; its pauses need a clock that goes.
    await bring(window, [await exportFile(folder, { passphrase: PASSPHRASE }, { workFactor: 19 })])
    await window.clock.setSystemTime(NOW)
    await window.clock.resume()
    const field = window.getByLabel('Passphrase')
    await field.fill(PASSPHRASE)
    await field.press('Enter')
    const bar = window.getByRole('progressbar', { name: 'Trying the passphrase' })
    await expect(bar).toHaveJSProperty('max', 100)
    await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value)).toBeGreaterThan(1)
    await expect(window.getByText(/^Trying the passphrase: \d+ %$/).first()).toBeVisible()
    await window.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(window.getByRole('status').filter({ hasText: 'Stopped. It is still sealed' })).toBeVisible()
    await expect(bar).toHaveCount(0)
    await expect(field).toBeFocused()
  },
)

test('a picture of a kind that no browser opens is named', THOROUGH, async ({ window, folder }) => {
  for (const [name, kind, head] of [
    ['sheet.heic', 'HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['sheet.tif', 'TIFF', 'II*\0\x08\0\0\0'],
  ] as const) {
    writeFileSync(join(folder, name), head, 'latin1')
    await bring(window, [join(folder, name)])
    await expect(
      window.getByRole('status').filter({ hasText: `${name} is a ${kind} picture, which this browser does not open.` }),
    ).toBeVisible()
  }
})

test('the text of a page, copied out of a viewer of PDF files, is taken apart', async ({ window, folder }) => {
  needs('pdftotext')
  const pdf = await plainPdf(folder, [PYPI])
  await bring(window, [pdf])
  await expect(window.getByRole('status').filter({ hasText: 'is a PDF, which this page cannot read' })).toBeVisible()
  await window.getByText('Paste a text').click()
  const field = window.getByLabel(/all the text of a page/)
  await field.fill(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }))
  await window.getByRole('button', { name: 'Read the text' }).click()
  const pypi = card(window, 'PyPI: alice')
  await expect(pypi.locator('.code')).toHaveText(/067\s?959/)
  await expect(pypi.getByRole('listitem')).toHaveText(['0123456789abcdef Copy', 'fedcba9876543210 used on 2026-02-01'])
  await expect(pypi.getByRole('heading', { name: 'PyPI: alice' })).toBeFocused()
  await expect(field).toHaveValue('')
})

test('hidden characters in a name are boxes, and the code is right', THOROUGH, async ({ window }) => {
  await window.getByText('Paste a text').click()
  const service = encodeURIComponent('\u202Eevil\u200B')
  const link = `otpauth://totp/${service}:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=${service}`
  await window.getByLabel(/Links, a sealed text/).fill(link)
  await window.getByRole('button', { name: 'Read the text' }).click()
  await expect(card(window, '□evil□: alice').locator('.code')).toHaveText(/067\s?959/)
  expect(await window.locator('body').innerText()).not.toMatch(/[\u202E\u200B]/u)
})

test('an export opens with a picture of the paper key, whichever comes first', THOROUGH, async ({ window, folder }) => {
  const { identity, recipient } = await makeIdentity()
  await bring(window, await identityPictures(folder, identity, recipient))
  await expect(card(window, 'Paper key')).toBeVisible()
  await bring(window, [await exportFile(folder, { recipient })])
  await expect(card(window, 'npm: alice-dev')).toContainText('ccccc-ddddd')
})

test('shares are typed line by line, a wrong line is named, and enough of them open the export', async ({
  window,
  folder,
}) => {
  const { identity, recipient } = await makeIdentity()
  await bring(window, [await exportFile(folder, { recipient })])
  await expect(window.getByText('locked to a paper key. Bring the paper')).toBeVisible()
  await window.getByText('Type from paper').click()
  await window.getByLabel('What is on the sheet').selectOption('share')
  const [first = [], , third = []] = twoOfThree(identity)
  await window.getByLabel(/Number of the sheet/).fill(`${SET}-1`)
  await typeLines(window, wordLines(first, `${SET}-1`))
  const line = window.getByLabel('Line 4', { exact: true })
  const right = await line.inputValue()
  await line.fill(`academic ${right}`)
  await expect(window.getByText('Line 4 does not fit its check')).toBeVisible()
  await window.getByRole('button', { name: 'Take it' }).click()
  await expect(window.getByRole('status').filter({ hasText: '33 words; these are 34' })).toBeVisible()
  await line.fill(right)
  await window.getByRole('button', { name: 'Take it' }).click()
  await expect(window.getByRole('status').filter({ hasText: '1 of 2 shares of the set' })).toBeVisible()
  await window.getByRole('button', { name: 'Empty the lines' }).click()
  await window.getByLabel('What is on the sheet').selectOption('share')
  await window.getByLabel(/Number of the sheet/).fill(`${SET}-3`)
  await typeLines(window, wordLines(third, `${SET}-3`))
  await expect(window.getByText('Line 31 fits')).toBeVisible()
  await window.getByRole('button', { name: 'Take it' }).click()
  await expect(card(window, 'npm: alice-dev')).toContainText('ccccc-ddddd')
  await expect(card(window, 'Paper key')).toBeVisible()
})

test('a secret is typed from paper with its facts', THOROUGH, async ({ window }) => {
  await window.getByText('Type from paper').click()
  await window.getByLabel('What is on the sheet').selectOption('secret')
  await window.getByLabel(/Number of the sheet/).fill(`${SET.toLowerCase()}-2`)
  await typeLines(
    window,
    [checkedLine(`${SET}-2`, '1', 'GEZD GNBV GY3T QOJQ'), checkedLine(`${SET}-2`, '2', 'GEZD GNBV GY3T QOJQ')].map(
      (line) => ({ ...line, text: line.text.toLowerCase().replaceAll(' ', '') }),
    ),
  )
  await expect(window.getByText('Line 2 fits')).toBeVisible()
  await expect(window.getByText('2 lines are right.')).toBeVisible()
  await window.getByLabel('Name', { exact: true }).fill('PyPI of alice')
  await window.getByRole('button', { name: 'Take it' }).click()
  await expect(card(window, 'PyPI of alice').locator('.code')).toHaveText(/067\s?959/)
})

test('everything is forgotten when asked, also what was typed', async ({ window, folder }) => {
  await bring(window, await plainPictures(folder, [PYPI]))
  await window.getByText('Type from paper').click()
  await window.getByLabel('Line 1', { exact: true }).fill('GEZD')
  await window.getByText('Paste a text').click()
  await window.getByLabel(/Links, a sealed text/).fill('otpauth://totp/x?secret=GEZD')
  await window.getByRole('button', { name: 'Forget everything' }).click()
  await expect(window.getByText('Everything is forgotten.')).toBeVisible()
  expect(await window.content()).not.toContain('alice')
  const typed = await window
    .locator('input, textarea')
    .evaluateAll((fields) => fields.map((field) => 'value' in field && field.value))
  expect(typed.join(' ')).not.toContain('GEZD')
})

test('its policy lets nothing be loaded, even by a script of the page', async ({ window, complaints }) => {
  const refused = await window.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          resolve(event.effectiveDirective)
        })
        document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.invalid/' }))
      }),
  )
  expect(refused).toBe('img-src')
  expect(complaints.splice(0)).toEqual([expect.stringContaining('directive: "default-src \'none\'"')])
})

test('it is accessible and fits', THOROUGH, async ({ window, folder }) => {
  await checkTwice(window, 'decoder, at first', 2400)
  const { identity, recipient } = await makeIdentity()
  await window.getByText('Type from paper').click()
  await window.getByText('Paste a text').click()
  await bring(window, [...(await plainPictures(folder, [PYPI])), await exportFile(folder, { recipient })])
  await bring(window, await sealedPictures(folder, PYPI, PASSPHRASE))
  await window.getByLabel(/Links, a sealed text/).fill(twoOfThree(identity)[0]?.join(' ') ?? '')
  await window.getByRole('button', { name: 'Read the text' }).click()
  await expect(card(window, 'Shares of the set')).toBeVisible()
  await checkTwice(window, 'decoder, all open', 2400)
})
