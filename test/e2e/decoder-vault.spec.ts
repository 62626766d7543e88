import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { bring, card, expect, test } from './decoder-page.ts'
import { twoOfThree } from '../fixtures/shares.ts'
import { identityPictures, NOW } from './decoder-paper.ts'
import { everything, manyAccounts, openWith, PASSPHRASE, vaultFile } from './decoder-vaults.ts'
import { checkTwice } from './looks.ts'
import { THOROUGH } from './kit.ts'

const told = (window: Page) => window.locator('#told')

async function paste(window: Page, text: string): Promise<void> {
  if (!(await window.getByLabel(/Links, a sealed text/).isVisible())) await window.getByText('Paste a text').click()
  await window.getByLabel(/Links, a sealed text/).fill(text)
  await window.getByRole('button', { name: 'Read the text' }).click()
}

test('a vault opens with its passphrase and shows everything that it holds', async ({ window, folder }) => {
  const { path } = await vaultFile(folder, everything())
  await bring(window, [path])
  await expect(told(window)).toHaveText(
    'This is a vault. Type its passphrase below, or bring its paper key or enough shares.',
  )
  await openWith(window, PASSPHRASE)
  const head = card(window, 'Opened: vault.rkit')
  await expect(head.getByRole('heading', { name: 'Opened: vault.rkit' })).toBeFocused()
  await expect(head).toContainText(
    'It holds 1 account, 1 security key, 1 entry that was set aside and 1 deleted account.',
  )
  await expect(head).toContainText('1 set of settings. Nobody needs these to sign in.')
  await expect(head).toContainText('Whom to call: Bob, next door')
  await expect(told(window)).toHaveText('It is open: 1 account.')

  const pypi = card(window, 'PyPI: alice')
  await expect(pypi.locator('.code')).toHaveText(/067\s?959/)
  await expect(pypi).toContainText('for the project')
  await expect(pypi).toContainText('key: Blue key')
  await expect(pypi).toContainText('1 of 2 left.')
  await expect(pypi.getByText('fedcba9876543210')).toBeVisible()
  await expect(pypi.getByText('1111111111111111')).toBeHidden()
  await pypi.getByText('Older recovery codes, replaced on 2026-01-05').click()
  await expect(pypi.getByText('1111111111111111')).toBeVisible()

  await card(window, 'Security keys (1)').getByText('Show', { exact: true }).click()
  await expect(window.getByText('Blue key. It signs in to PyPI: alice.')).toBeVisible()
  await card(window, 'Set aside at an import (1)').getByText('Show', { exact: true }).click()
  await expect(window.getByText('From links.txt. No codes can be made with MD5.')).toBeVisible()
  await expect(window.getByText('otpauth://totp/PyPI:bob?secret=AA&algorithm=MD5')).toBeVisible()
  const deleted = card(window, 'Deleted accounts (1)')
  await deleted.getByText('Show', { exact: true }).click()
  await expect(deleted).toContainText('Deleted on 2026-01-02.')
  await expect(card(window, 'Old forge: alice').last().locator('.code')).toHaveText(/067\s?959/)
})

test('a wrong passphrase is said, and the field is ready for the next try', async ({ window, folder }) => {
  await bring(window, [(await vaultFile(folder, everything())).path])
  await openWith(window, 'seven purple walruses dancin')
  await expect(told(window)).toHaveText(/^This passphrase does not open the vault\./)
  await expect(window.getByLabel('Passphrase')).toBeFocused()
  await openWith(window, PASSPHRASE)
  await expect(card(window, 'PyPI: alice')).toBeVisible()
})

test(
  'a vault opens with its paper key, from a picture or as text, whichever comes first',
  THOROUGH,
  async ({ window, folder }) => {
    const { path, identity, recipient } = await vaultFile(folder, everything())
    await bring(window, await identityPictures(folder, identity, recipient))
    await expect(card(window, 'Paper key')).toContainText('Vaults and exports that it opens are opened here')
    await bring(window, [path])
    await expect(card(window, 'PyPI: alice').locator('.code')).toHaveText(/067\s?959/)
    await window.getByRole('button', { name: 'Forget everything' }).click()
    await expect(card(window, 'PyPI: alice')).toHaveCount(0)
    await bring(window, [path])
    await paste(window, identity)
    await expect(card(window, 'PyPI: alice').locator('.code')).toHaveText(/067\s?959/)
  },
)

test('a vault opens with enough shares of its paper key, and with those of another it does not', async ({
  window,
  folder,
}) => {
  const { path, identity } = await vaultFile(folder, everything())
  const { identity: another } = await vaultFile(folder, [], { name: 'other.rkit' })
  await bring(window, [path])
  for (const words of twoOfThree(another).slice(0, 2)) await paste(window, words.join(' '))
  await expect(told(window)).toHaveText(/^This paper key does not open the vault/)
  const [first = [], , third = []] = twoOfThree(identity)
  await paste(window, first.join(' '))
  await expect(told(window)).toHaveText(/^1 of 2 shares of the set/)
  await paste(window, third.join(' '))
  await expect(card(window, 'PyPI: alice').locator('.code')).toHaveText(/067\s?959/)
})

test(
  'a passphrase that is tried on a vault shows how far it is, and stops when told',
  THOROUGH,
  async ({ window, folder }) => {
    const costs = { memory: 65_536, passes: 20, lanes: 1 }
    await bring(window, [(await vaultFile(folder, everything(), { costs })).path])
    // Its pauses need a clock that goes.
    await window.clock.setSystemTime(NOW)
    await window.clock.resume()
    await window.getByLabel('Passphrase').fill(PASSPHRASE)
    await window.getByLabel('Passphrase').press('Enter')
    const bar = window.getByRole('progressbar', { name: 'Trying the passphrase' })
    await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value)).toBeGreaterThan(1)
    await window.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(told(window)).toHaveText('Stopped. The vault is still locked, and you can try again.')
    await expect(bar).toHaveCount(0)
    await expect(window.getByLabel('Passphrase')).toBeFocused()
  },
)

test(
  'a vault that was changed outside the app says where, and shows the rest',
  THOROUGH,
  async ({ window, folder }) => {
    const records = everything()
    const { path } = await vaultFile(folder, records)
    const [account, token] = records.map(({ id }) => id)
    const database = new Database(path)
    database.prepare('DELETE FROM record WHERE id = ?').run(Buffer.from(account ?? '', 'hex'))
    database.prepare('UPDATE record SET revision = 9 WHERE id = ?').run(Buffer.from(token ?? '', 'hex'))
    database.close()
    await bring(window, [path])
    await openWith(window, PASSPHRASE)
    const head = card(window, 'Opened: vault.rkit')
    await expect(head).toContainText('Not all of this vault is as the app wrote it')
    await expect(head).toContainText(`Record ${account?.slice(0, 8) ?? ''} was removed outside the app.`)
    await expect(head).toContainText(
      `Record ${token?.slice(0, 8) ?? ''} was changed, swapped or put back outside the app. It is left out here.`,
    )
    await expect(told(window)).toHaveText(/Parts of it are damaged or were changed outside the app/)
    await expect(told(window)).toHaveAttribute('data-tone', 'bad')
    const rest = card(window, 'Account without a name')
    await expect(rest).toContainText('These are here, and the account they belong to is not.')
    await expect(rest).toContainText('0123456789abcdef')
  },
)

test(
  'a vault that is cut short, still written to, or of another program is named',
  THOROUGH,
  async ({ window, folder }) => {
    const { path } = await vaultFile(folder, everything())
    const whole = readFileSync(path)
    for (const [name, bytes, sentence] of [
      ['cut.rkit', whole.subarray(0, 5000), /^This vault is cut short: only 5000 of \d+ bytes are there/],
      ['wal.rkit', withBytes(whole, 18, [2, 2]), /a second file beside it, whose name ends in -wal/],
      ['broken.rkit', withBytes(whole, 100, [0]), /^This vault file is damaged/],
      ['vault.rkit-journal', Buffer.from('d9d505f920a163d7', 'hex'), /belongs to a vault, and holds a write/],
    ] as const) {
      writeFileSync(join(folder, name), bytes)
      await bring(window, [join(folder, name)])
      await expect(told(window)).toHaveText(sentence)
      await expect(window.getByLabel('Passphrase')).toHaveCount(0)
    }
  },
)

test('codes are copied by a button beside each', THOROUGH, async ({ window, folder }) => {
  await window.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await bring(window, [(await vaultFile(folder, everything())).path])
  await openWith(window, PASSPHRASE)
  const clipboard = () => window.evaluate(() => navigator.clipboard.readText())
  const pypi = card(window, 'PyPI: alice')
  await pypi.getByRole('button', { name: 'Copy the code of PyPI: alice' }).click()
  await expect.poll(clipboard).toBe('067959')
  await pypi.getByRole('button', { name: 'Copy recovery code 1' }).first().click()
  await expect.poll(clipboard).toBe('0123456789abcdef')
  await window.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await pypi.getByRole('button', { name: 'Copy the code of PyPI: alice' }).click()
  await expect(pypi.getByText('Copied')).toHaveCount(2)
})

test('a vault with a thousand accounts is shown, searched, and forgotten', THOROUGH, async ({ window, folder }) => {
  const { path } = await vaultFile(folder, manyAccounts(1000))
  await bring(window, [path])
  const started = Date.now()
  await openWith(window, PASSPHRASE)
  await expect(told(window)).toHaveText('It is open: 1000 accounts.')
  expect(Date.now() - started).toBeLessThan(30_000)
  await window.getByLabel('Find an account').fill('USER0777')
  await expect(card(window, 'Forge: user0777').locator('.code')).toHaveText(/067\s?959/)
  await expect(card(window, 'Forge: user0001')).toBeHidden()
  await expect(window.getByText('1 account found')).toBeAttached()
  await window.getByRole('button', { name: 'Forget everything' }).click()
  await expect(window.getByRole('article')).toHaveCount(0)
  await expect(window.getByLabel('Find an account')).toBeHidden()
})

test('an open vault is accessible and fits', THOROUGH, async ({ window, folder }) => {
  const records = everything()
  const { path } = await vaultFile(folder, [...records, ...manyAccounts(1), ...manyAccounts(9)])
  const database = new Database(path)
  database.prepare('DELETE FROM record WHERE id = ?').run(Buffer.from(records.at(-1)?.id ?? '', 'hex'))
  database.close()
  await bring(window, [path])
  await checkTwice(window, 'decoder, a vault waits', 2600)
  await openWith(window, PASSPHRASE)
  await expect(card(window, 'PyPI: alice')).toBeVisible()
  await window.getByLabel('Find an account').fill('alice')
  for (const name of ['Security keys (1)', 'Set aside at an import (1)', 'Deleted accounts (1)'])
    await card(window, name).getByText('Show', { exact: true }).click()
  await checkTwice(window, 'decoder, a vault open', 2600)
})

function withBytes(bytes: Buffer, at: number, values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes)
  copy.set(values, at)
  return copy
}
