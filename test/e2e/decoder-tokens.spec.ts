import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { inGroups } from '../../renderer/codes/code-groups.ts'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import type { Token } from '../../electron/otp/token.ts'
import { checkedLine } from '../../electron/sheets/content/line-check.ts'
import { secretLines } from '../../electron/sheets/content/secret-lines.ts'
import { makeIdentity } from '../../electron/vault/age/identity.ts'
import { EVERY_TOKEN, recordsOf } from '../fixtures/every-token.ts'
import { bring, card, expect, test, typeLines } from './decoder-page.ts'
import { exportFile, NOW, plainPictures, SET } from './decoder-paper.ts'
import { THOROUGH } from './kit.ts'

const codeNow = (token: Token): string => inGroups(codeOf(token, NOW).text)

test('an export with one account of each kind of token shows the code of each', async ({ window, folder }) => {
  const { identity, recipient } = await makeIdentity()
  await bring(window, [await exportFile(folder, { recipient }, { records: recordsOf(EVERY_TOKEN) })])
  await paste(window, identity)
  for (const { service, name, token } of EVERY_TOKEN)
    await expect(card(window, `${service}: ${name}`).locator('.code')).toHaveText(codeNow(token))
  await expect(window.getByText(`It is open: ${EVERY_TOKEN.length} accounts.`)).toBeVisible()
})

test(
  'pictures of sheets with one account of each kind of token show the code of each',
  THOROUGH,
  async ({ window, folder }) => {
    const sheets = EVERY_TOKEN.map(({ service, name, token }) => ({ service, name, tokens: [{ token }] }))
    await bring(window, await plainPictures(folder, sheets))
    for (const { service, name, token } of EVERY_TOKEN)
      await expect(card(window, `${service}: ${name}`).locator('.code')).toHaveText(codeNow(token))
  },
)

test('a secret of each kind is typed from paper and shows its code', async ({ window }) => {
  await window.getByText('Type from paper').click()
  for (const { service, token } of EVERY_TOKEN) {
    await typeToken(window, service, token)
    await window.getByRole('button', { name: 'Take it' }).click()
    await expect(card(window, service).locator('.code')).toHaveText(codeNow(token))
    await window.getByRole('button', { name: 'Empty the lines' }).click()
  }
})

test('a token whose PIN is in nobody’s file shows its codes once the PIN is typed', THOROUGH, async ({ window }) => {
  await paste(window, 'motp://Firewall:alice?secret=3132333435363738')
  const firewall = card(window, 'Firewall: alice')
  await expect(firewall).toContainText('Its codes need its PIN as well')
  await expect(firewall).toContainText('3132 3334 3536 3738')
  await firewall.getByLabel('PIN of this token').fill('1234')
  const token = EVERY_TOKEN.find(({ service }) => service === 'Firewall')?.token
  await expect(firewall.locator('.code')).toHaveText(token ? codeNow(token) : '')
})

test('an account at which the page fails is named, and hides no other', THOROUGH, async ({ window, folder }) => {
  const { identity, recipient } = await makeIdentity()
  await bring(window, [await exportFile(folder, { recipient }, { records: recordsOf(EVERY_TOKEN) })])
  await window.evaluate(() => {
    let codes = 0
    Element.prototype.setAttribute = function (this: Element, name, value) {
      if (value === 'code' && ++codes === 2) throw new Error('a browser that fails at the second account')
      const attribute = document.createAttribute(name)
      attribute.value = value
      this.setAttributeNode(attribute)
    }
  })
  await paste(window, identity)
  await expect(card(window, 'npm: alice')).toContainText('This page failed at this account and cannot show it.')
  for (const { service, name, token } of EVERY_TOKEN.filter((one) => one.service !== 'npm'))
    await expect(card(window, `${service}: ${name}`).locator('.code')).toHaveText(codeNow(token))
})

test('a file that cannot be read any more ends in a sentence', THOROUGH, async ({ window, folder }) => {
  const gone = join(folder, 'gone.age')
  writeFileSync(gone, 'to be unplugged')
  await window.evaluate(() => {
    document.querySelector('#files')?.addEventListener(
      'change',
      ({ currentTarget }) => {
        if (currentTarget instanceof HTMLInputElement) Object.assign(window, { kept: currentTarget.files?.[0] })
      },
      { once: true },
    )
  })
  await bring(window, [gone])
  await expect(told(window)).toHaveText(
    'gone.age is neither a picture of a sheet, nor a vault or an export that this page knows.',
  )
  rmSync(gone)
  await window.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add((window as unknown as { kept: File }).kept)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(told(window)).toHaveText(
    'The browser could not read gone.age: it was moved, changed or unplugged, or may not be read. Nothing is lost. Copy it to this computer, and choose it again.',
  )
})

const told = (window: Page) => window.locator('#told')

async function paste(window: Page, text: string): Promise<void> {
  await window.getByText('Paste a text').click()
  await window.getByLabel(/Links, a sealed text/).fill(text)
  await window.getByRole('button', { name: 'Read the text' }).click()
}

async function typeToken(window: Page, name: string, token: Token): Promise<void> {
  await window.getByLabel('What is on the sheet').selectOption('secret')
  await window.getByLabel(/Number of the sheet/).fill(`${SET}-1`)
  const lines = secretLines(encodeBase32(token.secret)).map((groups, index) =>
    checkedLine(`${SET}-1`, String(index + 1), groups.join(' ')),
  )
  await typeLines(window, lines)
  await window.getByLabel('Name', { exact: true }).fill(name)
  await window.locator('select[name=type]').selectOption(token.type)
  const [algorithm, pin] = [window.locator('select[name=algorithm]'), window.getByLabel('PIN', { exact: true })]
  if (token.type === 'totp' || token.type === 'hotp') {
    await algorithm.selectOption(token.algorithm)
    await window.getByLabel('Digits').fill(String(token.digits))
    await window.getByLabel('Period or counter').fill(String(token.type === 'totp' ? token.period : token.counter))
    await expect(pin).toBeHidden()
  } else {
    await expect(algorithm).toBeHidden()
    if ('pin' in token) await pin.fill('1234')
    else await expect(pin).toBeHidden()
  }
}
