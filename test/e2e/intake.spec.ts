import { aegisEncrypted } from '../fixtures/intake/aegis.ts'
import { migrationLink } from '../fixtures/intake/migration.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'
import { accountLine, chooseFiles, createVault, expect, go, PYPI, SECRET, test } from './kit.ts'

const AEGIS = aegisEncrypted(
  {
    entries: [
      { type: 'totp', issuer: 'PyPI', name: 'alice', info: { secret: SECRET, algo: 'SHA1', digits: 6, period: 30 } },
      { type: 'totp', issuer: 'npm', name: 'alice', info: { secret: SECRET, algo: 'SHA256', digits: 8, period: 60 } },
      { type: 'totp', issuer: 'Odd', name: 'alice', info: { secret: SECRET, algo: 'SHA3', digits: 6, period: 30 } },
    ],
  },
  [{ password: 'export password', n: 1024 }],
)

test('an encrypted Aegis export comes in after its password, with a ledger that adds up, and gives the right code', async ({
  window,
}) => {
  await createVault(window)
  await go(window, 'Intake')
  await chooseFiles(window, 'Choose files', { name: 'aegis.json', bytes: AEGIS })
  await window.getByLabel('Password of aegis.json').fill('not the password')
  await window.getByRole('button', { name: 'Open the file' }).click()
  await expect(window.getByRole('alert')).toBeVisible()
  await window.getByLabel('Password of aegis.json').fill('export password')
  await window.getByRole('button', { name: 'Open the file' }).click()

  await expect(window.getByRole('checkbox', { name: 'Bring in PyPI · alice' })).toBeChecked()
  await window.getByRole('checkbox', { name: 'Bring in npm · alice' }).uncheck()
  await expect(window.getByText('SHA3')).toBeVisible()
  await window.getByRole('button', { name: 'Bring in 1 entry' }).click()
  await expect(window.getByRole('status').filter({ hasText: 'read' })).toHaveText(
    /3 read = 1 added \+ 0 duplicates? \+ 1 refused \+ 1 quarantined/,
  )

  await window.getByRole('button', { name: 'See the accounts' }).click()
  await accountLine(window, /PyPI/).click()
  await expect(window.getByRole('region', { name: 'Code', exact: true })).toContainText(/067\s?959/)
})

test('a Google Authenticator batch comes in from QR pictures, and a missing part is named until it is there', async ({
  window,
}) => {
  const entry = (name: string, letter: string) => ({
    secret: new TextEncoder().encode(letter.repeat(20)),
    name,
    issuer: 'Google',
    algorithm: 1,
    digits: 1,
    type: 2,
  })
  const part = (index: number, name: string, letter: string) =>
    qrPng(migrationLink([entry(name, letter)], { size: 2, index, id: 7 }))
  await createVault(window)
  await go(window, 'Intake')
  await chooseFiles(window, 'Choose files', { name: 'first.png', bytes: await part(0, 'one', 'a') })
  await expect(window.getByText(/Part 2 of 2 .*missing/)).toBeVisible()
  await chooseFiles(window, 'Add another picture', { name: 'second.png', bytes: await part(1, 'two', 'b') })
  await expect(window.getByText(/missing/)).toHaveCount(0)
  await window.getByRole('button', { name: 'Bring in 2 entries' }).click()
  await expect(window.getByRole('heading', { name: 'The import is done' })).toBeVisible()
})

test('what cannot be read says why, and changes nothing', async ({ window }) => {
  await createVault(window)
  await go(window, 'Intake')
  await chooseFiles(
    window,
    'Choose files',
    {
      name: 'holiday.txt',
      bytes: new TextEncoder().encode('It was a dark and stormy night. The rain fell in torrents.'),
    },
    { name: 'empty.png', bytes: await qrPng('https://example.com/not-a-token') },
    { name: 'cut.json', bytes: AEGIS.slice(0, 500) },
  )
  await expect(window.getByRole('region', { name: 'Files' }).getByRole('alert')).toHaveCount(2)
  await window.getByRole('button', { name: 'Leave everything out' }).click()
  await go(window, 'Accounts')
  await expect(window.getByRole('listbox', { name: 'Accounts' })).toHaveCount(0)
})

test('files can be dropped and pictures pasted anywhere on the window', async ({ window }) => {
  await createVault(window)
  await go(window, 'Intake')
  const picture = Buffer.from(await qrPng(PYPI)).toString('base64')
  const give = async (type: 'drop' | 'paste') => {
    await window.evaluate(
      ([type, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([bytes], `${type}.png`, { type: 'image/png' }))
        const event =
          type === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        document.body.dispatchEvent(event)
      },
      [type, picture] as const,
    )
  }
  await give('drop')
  await expect(window.getByRole('checkbox', { name: 'Bring in PyPI · alice' })).toBeChecked()
  await give('paste')
  await expect(window.getByText(/duplicate/i).first()).toBeVisible()
})
