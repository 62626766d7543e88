import { existsSync } from 'node:fs'
import { codeOf } from '../../electron/otp/codes.ts'
import type { Token } from '../../electron/otp/token.ts'
import { githubCodes } from '../../electron/app/start/demo-files.ts'
import { aegisEncrypted } from '../fixtures/intake/aegis.ts'
import { migrationLink } from '../fixtures/intake/migration.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'
import { zipOf } from '../fixtures/intake/zips.ts'
import {
  accountLine,
  accountLines,
  bringIn,
  bringInByHand,
  chooseFiles,
  createVault,
  expect,
  give,
  go,
  HOTP,
  lock,
  NOW,
  openReport,
  pasteText,
  PYPI,
  SECRET,
  test,
  unlock,
  imported,
  THOROUGH,
} from './kit.ts'
import { check, checkSizes } from './looks.ts'

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
  host,
  window,
}) => {
  await createVault(window)
  await go(window, 'Import')
  await chooseFiles(host, 'Choose files', { name: 'aegis.json', bytes: AEGIS })
  await window.getByLabel('Password of aegis.json').fill('not the password')
  await window.getByRole('button', { name: 'Open the file' }).click()
  await expect(window.getByRole('alert')).toBeVisible()
  await window.getByLabel('Password of aegis.json').fill('export password')
  await window.getByRole('button', { name: 'Open the file' }).click()

  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
  await window.getByRole('checkbox', { name: 'Import npm · alice' }).uncheck()
  await expect(window.getByText('SHA3')).toBeVisible()
  await window.getByRole('button', { name: 'Import 1 account' }).click()
  const line = window.getByRole('heading', { name: '1 account added, backed up, read back.' })
  await expect(line).toBeFocused()
  await expect(window.getByText('1 is set aside. 1 was left out.')).toBeVisible()
  await window.getByRole('button', { name: 'See them' }).click()
  await accountLine(window, /PyPI/).click()
  await expect(window.getByRole('region', { name: 'Code', exact: true })).toContainText(/067\s?959/)
})

test('a Google Authenticator batch comes in from QR pictures, and a missing part is named until it is there', async ({
  host,
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
  await go(window, 'Import')
  await chooseFiles(host, 'Choose files', { name: 'first.png', bytes: await part(0, 'one', 'a') })
  await expect(window.getByText(/Part 2 of 2 .*missing/)).toBeVisible()
  await chooseFiles(host, 'Add another picture', { name: 'second.png', bytes: await part(1, 'two', 'b') })
  await expect(window.getByText(/missing/)).toHaveCount(0)
  await window.getByRole('button', { name: 'Import 2 accounts' }).click()
  await expect(imported(window)).toBeVisible()
})

test('what cannot be read says why, and changes nothing', async ({ host, window }) => {
  await createVault(window)
  await go(window, 'Import')
  await chooseFiles(
    host,
    'Choose files',
    {
      name: 'holiday.txt',
      bytes: new TextEncoder().encode('It was a dark and stormy night. The rain fell in torrents.'),
    },
    { name: 'empty.png', bytes: await qrPng('https://example.com/not-a-token') },
    { name: 'cut.json', bytes: AEGIS.slice(0, 500) },
  )
  await expect(window.getByRole('region', { name: 'Files' }).getByRole('alert')).toHaveCount(2)
  await window.getByRole('button', { name: 'Cancel the import' }).click()
  await go(window, 'Accounts')
  await expect(window.getByRole('listbox', { name: 'Accounts' })).toHaveCount(0)
})

const OTHER = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

test('what was read is sorted by what it needs, questions first and unticked, and a file can be left out', async ({
  host,
  window,
}) => {
  await createVault(window)
  await bringIn(window, PYPI)
  const lines = [PYPI, HOTP, PYPI.replace(SECRET, OTHER), PYPI.replace(/SHA1/, 'SHA3')]
  await chooseFiles(
    host,
    'Choose files',
    { name: 'links.txt', bytes: new TextEncoder().encode(lines.join('\n')) },
    { name: 'github-recovery-codes.txt', bytes: new TextEncoder().encode(githubCodes()) },
    {
      name: 'holiday.txt',
      bytes: new TextEncoder().encode('It was a dark and stormy night. The rain fell in torrents.'),
    },
  )
  const groups = window.getByRole('navigation', { name: 'Groups' }).getByRole('button')
  await expect(groups).toHaveText(['Needs you 1', 'New 2', 'Already here 1', 'Set aside 1', 'Not readable 1'])
  const asked = window.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByRole('checkbox', { name: 'Import PyPI · alice' })).not.toBeChecked()
  await expect(asked).toContainText('Two different secrets')
  await expect(asked).toContainText('067959')
  await checkSizes(window, 'an import with every group')
  await expect(window.getByRole('button', { name: 'Import 2 accounts' })).toBeVisible()
  await asked.getByRole('button', { name: 'Use this one' }).click()
  await expect(asked.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
  await expect(window.getByRole('button', { name: 'Import 3 accounts' })).toBeVisible()
  await asked.getByRole('button', { name: 'Keep this one' }).click()
  await expect(asked.getByRole('checkbox', { name: 'Import PyPI · alice' })).not.toBeChecked()

  const files = window.getByRole('region', { name: 'Files' })
  await files.getByRole('checkbox', { name: 'links.txt' }).uncheck()
  await expect(groups).toHaveText(['New 1', 'Not readable 1'])
  await files.getByRole('checkbox', { name: 'links.txt' }).check()
  await expect(groups).toHaveCount(5)
  await groups.nth(1).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: /^New/ })).toBeFocused()
})

test('a table that no app wrote is asked about, and read as it was said', async ({ host, window }) => {
  await createVault(window)
  await go(window, 'Import')
  const table = `alice;GitHub;${SECRET}\nbob;PyPI;jbsw y3dp ehpk 3pxp\n`
  await chooseFiles(host, 'Choose files', { name: 'codes.csv', bytes: new TextEncoder().encode(table) })
  const form = window.getByRole('form', { name: 'Columns of codes.csv' })
  await expect(window.getByText('1 table still to be explained.')).toBeVisible()
  await expect(form.getByRole('combobox')).toHaveCount(3)
  await expect(form.getByRole('cell', { name: `${SECRET.slice(0, 4)}…`, exact: true })).toBeVisible()
  await expect(form.getByText(SECRET)).toHaveCount(0)
  await form.getByRole('combobox', { name: 'Column 2' }).selectOption('Secret')
  await expect(form.getByText('Choose one column as the secret')).toBeVisible()
  await expect(form.getByRole('button', { name: 'Read it like this' })).toBeDisabled()
  await form.getByRole('combobox', { name: 'Column 2' }).selectOption('Service')
  await form.getByRole('combobox', { name: 'Column 1' }).selectOption('Account')
  await checkSizes(window, 'a table to be explained')
  await form.getByRole('button', { name: 'Read it like this' }).click()
  await expect(window.getByRole('checkbox', { name: 'Import GitHub · alice' })).toBeChecked()
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · bob' })).toBeVisible()

  const codes = window.getByRole('list', { name: 'Codes now' })
  await expect(codes.getByRole('listitem').filter({ hasText: 'GitHub' })).toHaveText(/\d{3}\s?\d{3}$/)
  await checkSizes(window, 'a table that was explained')
  await window.getByRole('button', { name: 'Choose the columns again' }).click()
  await form.getByRole('combobox', { name: 'Column 1' }).selectOption('Not needed')
  await form.getByRole('button', { name: 'Read it like this' }).click()
  await expect(window.getByRole('checkbox', { name: 'Import GitHub', exact: true })).toBeChecked()
  await expect(form).toBeHidden()
})

test(
  'a recovery key is no code: it is not counted, and there is nothing to tick off',
  THOROUGH,
  async ({ host, window }) => {
    await createVault(window)
    await go(window, 'Import')
    const key = Array.from({ length: 16 }, () => 'a10c').join(' ')
    await chooseFiles(host, 'Choose files', { name: 'tuta.txt', bytes: new TextEncoder().encode(`Tuta: ${key}\n`) })
    await expect(window.getByText('it stays valid after use')).toBeVisible()
    await window.getByRole('button', { name: 'Import 1 account' }).click()
    await go(window, 'Accounts')
    const row = window.getByRole('option', { name: /^Tuta/ })
    await expect(row).toContainText('recovery key')
    await row.click()
    const section = window.getByRole('region', { name: 'Recovery key' })
    await expect(section.getByText('It stays valid after use.')).toBeVisible()
    await expect(section.getByRole('checkbox')).toHaveCount(0)
    await expect(section.getByText(/left/)).toHaveCount(0)
    await section.getByRole('button', { name: 'Show recovery key' }).click()
    await expect(section.getByText(key)).toBeVisible()
    await section.getByRole('button', { name: 'Copy recovery key' }).click()
    await expect(window.getByText('Used it?')).toHaveCount(0)
    await checkSizes(window, 'a recovery key')
  },
)

test('every way in is in one place, and an app is found by its name, with how to export from it', async ({
  window,
}) => {
  await createVault(window)
  await go(window, 'Import')
  for (const name of ['Choose files…', /^Paste/, /^Use the camera/, /^Type a secret/, /^I have a sheet of this kit/])
    await expect(window.getByRole('button', { name }).first()).toBeVisible()
  const apps = window.getByRole('region', { name: 'Coming from another app?' })
  await expect(apps.getByRole('listitem').filter({ has: window.getByRole('button') })).toHaveCount(10)
  await apps.getByRole('button', { name: /^Authy/ }).focus()
  await window.keyboard.press('Enter')
  await expect(apps.getByRole('button', { name: 'Authy cannot export' })).toHaveAttribute('aria-expanded', 'true')
  await expect(
    apps.getByText(
      'Authy has no export. If you ask Twilio for your data by law, you can drop the table of exported tokens here.',
    ),
  ).toBeVisible()
  await apps.getByRole('button', { name: /^Aegis/ }).click()
  await expect(apps.getByText('Authy has no export')).toBeHidden()
  await expect(apps.getByText('In Aegis, open Settings, then Import & Export.')).toBeVisible()
  await checkSizes(window, 'add accounts')
  const search = apps.getByRole('searchbox')
  await search.fill('authenticator pro')
  await expect(apps.getByRole('button', { name: /^Stratum/ })).toBeVisible()
  await search.fill('no such app')
  await expect(apps.getByRole('status')).toContainText('No app of that name is known here.')
  await search.fill('')
  await apps.getByRole('button', { name: /^All \d+ apps$/ }).click()
  await expect(apps.getByRole('button', { name: /^WinAuth/ })).toBeVisible()
  await window.getByRole('button', { name: /^I have a sheet/ }).click()
  await expect(window.getByRole('button', { name: 'Choose a scan' })).toBeVisible()
})

test('a drop under a dialog, or of no file, changes nothing', THOROUGH, async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  await window.getByRole('button', { name: /^Type a secret/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Type a secret' })
  const links = { name: 'links.txt', bytes: new TextEncoder().encode(PYPI) }
  await give(window, 'drop', links)
  await give(window, 'paste', { ...links, media: 'text/plain' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await go(window, 'Keys')
  await give(window, 'drop')
  await expect(window.getByRole('heading', { name: 'Keys', level: 1 })).toBeAttached()
  await go(window, 'Import')
  await expect(window.getByRole('heading', { name: 'Add accounts' })).toBeVisible()
  await give(window, 'drop', links)
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
})

test('files can be dropped and pictures pasted anywhere on the window', async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  const picture = { name: 'picture.png', bytes: await qrPng(PYPI), media: 'image/png' }
  await give(window, 'drop', picture)
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
  await give(window, 'paste', picture)
  await window.getByRole('region', { name: 'Already here' }).getByText('1 entry').click()
  await expect(window.getByText(/The same token is earlier in this import/).first()).toBeVisible()
})

test('three files of three kinds come in at once, the encrypted one after its password, with one ledger', async ({
  window,
}) => {
  await createVault(window)
  await go(window, 'Import')
  await give(
    window,
    'drop',
    { name: 'aegis.json', bytes: AEGIS },
    { name: 'links.txt', bytes: new TextEncoder().encode(`${PYPI}\n${HOTP}\n`) },
    { name: 'github-recovery-codes.txt', bytes: new TextEncoder().encode(githubCodes()) },
  )
  await expect(window.getByRole('checkbox', { name: 'Import GitHub' })).toBeChecked()
  await window.getByLabel('Password of aegis.json').fill('export password')
  await window.getByRole('button', { name: 'Open the file' }).click()
  await expect(window.getByRole('checkbox', { name: 'Import npm · alice' })).toBeChecked()
  await window.getByRole('button', { name: 'Import 4 accounts' }).click()

  await expect(window.getByRole('heading', { name: '4 entries added, backed up, read back.' })).toBeVisible()
  await expect(window.getByText('1 is already here. 1 is set aside.')).toBeVisible()
  await openReport(window)
  await expect(window.getByRole('region', { name: 'aegis.json' })).toContainText('of 2 tokens')
  await expect(window.getByRole('region', { name: 'github-recovery-codes.txt' })).toContainText('read back')
  await window.getByRole('button', { name: 'See them' }).click()
  for (const account of [/PyPI/, /npm/, /Old VPN/, /GitHub/]) await expect(accountLine(window, account)).toBeVisible()
})

test(
  'reading many files shows how far it is, stops when told, and is forgotten when cancelled',
  THOROUGH,
  async ({ window }) => {
    await createVault(window)
    await go(window, 'Import')
    const MANY = 80 // enough that there is time to press Stop, however the two processes are slowed down
    const pictures = await Promise.all(
      Array.from({ length: MANY }, async (_, index) => ({
        name: `picture-${index + 1}.png`,
        bytes: await qrPng(`${PYPI}&n=${index}`.replace('PyPI:alice', `PyPI:alice${index}`)),
        media: 'image/png',
      })),
    )
    await give(window, 'drop', ...pictures)
    await expect(window.getByRole('progressbar', { name: 'Reading files' })).toBeVisible()
    await expect(window.getByText(new RegExp(`picture-\\d+\\.png: [1-9]\\d* of ${MANY}`))).toBeVisible()
    await window.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(window.getByRole('progressbar', { name: 'Reading files' })).toHaveCount(0)
    const read = await window.getByRole('checkbox', { name: /^Import PyPI/ }).count()
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(MANY)
    await window.getByRole('button', { name: 'Cancel the import' }).click()
    await expect(window.getByRole('button', { name: 'Choose files' })).toBeVisible()
    await go(window, 'Accounts')
    await expect(accountLines(window)).toHaveCount(0)
  },
)

test('a zip of pictures says which of them is being read', THOROUGH, async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  const MANY = 60 // enough that one is being read whenever somebody looks
  const pictures = await Promise.all(
    Array.from({ length: MANY }, async (_, index) => {
      const bytes = await qrPng(PYPI.replace('PyPI:alice', `PyPI:alice${index}`))
      return [`picture-${index + 1}.png`, bytes] as const
    }),
  )
  const bytes = await zipOf(Object.fromEntries(pictures))
  await give(window, 'drop', { name: 'shots.zip', bytes, media: 'application/zip' })
  await expect(window.getByText(new RegExp(`^Reading picture [1-9]\\d* of ${MANY}$`))).toBeVisible()
  await expect(window.getByRole('button', { name: 'Stop', exact: true })).toBeVisible()
  await expect(window.getByRole('progressbar', { name: 'Reading files' })).toHaveCount(0)
  await expect(window.getByText('Zip of 60 pictures')).toBeVisible()
})

test('a token is proved with the code of the old app, and its file is deleted only then', async ({ host, window }) => {
  await createVault(window)
  await go(window, 'Import')
  const [path = ''] = await chooseFiles(host, 'Choose files', {
    name: 'links.txt',
    bytes: new TextEncoder().encode(PYPI),
  })
  await window.getByRole('button', { name: 'Import 1 account' }).click()
  await openReport(window)
  const file = window.getByRole('region', { name: 'links.txt' })
  await expect(file).toContainText('Do not delete links.txt yet. 1 of 1 token is not proved.')
  const row = window.getByRole('list', { name: 'Delete the files' }).getByRole('listitem')
  await expect(row).toContainText('Offered once its code is checked.')
  await expect(row.getByRole('button', { name: /^Delete the file/ })).toHaveCount(0)

  await file.getByRole('button', { name: /^Prove it/ }).click()
  const code = file.getByLabel(/The code that the old app shows now/)
  await expect(code).toBeFocused()
  await code.fill('000 000')
  await code.press('Enter')
  await expect(file.getByRole('status')).toContainText('The vault makes a different code')
  await code.fill('067 959')
  await code.press('Enter')
  await expect(file).toContainText('Proved on Mar 3, 2026')
  await expect(file).toContainText('Everything from links.txt is proved.')

  await row.getByRole('button', { name: /^Delete the file/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Delete the file' })
  await expect(dialog).toContainText('It is deleted, not wiped')
  await expect(dialog.getByRole('button', { name: 'Delete the file' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('delete')
  await dialog.getByRole('button', { name: 'Delete the file' }).click()
  await expect(row).toContainText('Deleted by the app on Mar 3, 2026.')
  expect(existsSync(path)).toBe(false)

  await window.getByRole('button', { name: 'See them' }).click()
  await accountLine(window, /PyPI/).click()
  await expect(window.getByRole('region', { name: 'Code', exact: true })).toContainText('Proved on Mar 3, 2026')
})

test('one field finds whose code the old app shows', THOROUGH, async ({ window }) => {
  await createVault(window)
  await bringInByHand(window, PYPI, HOTP)
  const checking = window.getByRole('region', { name: 'Check against your old app' })
  await expect(checking).toContainText('0 of 2 checked')
  const field = checking.getByLabel('Any code that the old app shows now')
  await field.fill('000 000')
  await field.press('Enter')
  await expect(checking.getByRole('status')).toContainText('No account here makes this code now')
  await field.fill('067 959')
  await field.press('Enter')
  await expect(checking.getByRole('status')).toContainText('PyPI: alice')
  await expect(field).toHaveValue('')
  await expect(checking).toContainText('1 of 2 checked')
  await checkSizes(window, 'the check against the old app')
})

test('a file is deleted unchecked only where the person says so, by typing it', async ({ host, window }) => {
  await createVault(window)
  await go(window, 'Import')
  const [path = ''] = await chooseFiles(host, 'Choose files', {
    name: 'links.txt',
    bytes: new TextEncoder().encode(`${PYPI}\n${HOTP}`),
  })
  await window.getByRole('button', { name: 'Import 2 accounts' }).click()
  const row = window.getByRole('list', { name: 'Delete the files' }).getByRole('listitem')
  await expect(row).toContainText('Offered once all 2 are checked. 2 are not.')
  await checkSizes(window, 'an import done')
  await row.getByRole('button', { name: /^I checked it myself/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Delete the file' })
  await expect(dialog).toContainText('2 codes of 2 were not compared with your old app here.')
  await checkSizes(window, 'deleting a file')
  await dialog.getByRole('textbox').fill('delete')
  expect(existsSync(path)).toBe(true)
  await dialog.getByRole('button', { name: 'Delete the file' }).click()
  await expect(row).toContainText('Deleted by the app on Mar 3, 2026.')
  expect(existsSync(path)).toBe(false)
})

test('a token whose settings are wrong is corrected once two codes agree', THOROUGH, async ({ host, window }) => {
  await createVault(window)
  await go(window, 'Import')
  await chooseFiles(host, 'Choose files', { name: 'links.txt', bytes: new TextEncoder().encode(PYPI) })
  await window.getByRole('button', { name: 'Import 1 account' }).click()
  await openReport(window)
  const file = window.getByRole('region', { name: 'links.txt' })
  await file.getByRole('button', { name: /^Prove it/ }).click()
  const eight: Token = {
    type: 'totp',
    secret: new TextEncoder().encode('12345678901234567890'),
    algorithm: 'SHA1',
    digits: 8,
    period: 30,
  }
  await file.getByLabel(/The code that the old app shows now/).fill(codeOf(eight, NOW).text)
  await file.getByRole('button', { name: 'Compare' }).click()
  await expect(file.getByRole('status')).toContainText('It would fit with 8 digits instead of 6.')
  await file.getByLabel(/The next code that the old app shows/).fill(codeOf(eight, NOW, 1).text)
  await file.getByRole('button', { name: 'Compare' }).click()
  await expect(file).toContainText('Everything from links.txt is proved.')
})

test("files come in through the browser's own dialog where the app runs in a browser", async ({ window }) => {
  test.skip(process.env.HOST === 'electron', 'Electron has its own dialog')
  await createVault(window)
  await go(window, 'Import')
  const chooser = window.waitForEvent('filechooser')
  await window.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles({ name: 'links.txt', mimeType: 'text/plain', buffer: Buffer.from(PYPI) })
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
})

test('an open import is asked about before a lock, and named after one that nobody asked for', async ({
  host,
  window,
}) => {
  await createVault(window)
  await go(window, 'Import')
  await pasteText(window, PYPI)
  await window.getByRole('checkbox', { name: 'Import PyPI · alice' }).waitFor()
  await go(window, 'Keys')
  await window.keyboard.press('Control+l')
  const asking = window.getByRole('dialog', { name: 'Lock and leave the import?' })
  await expect(asking).toContainText('1 entry is not in the vault yet')
  await checkSizes(window, 'a lock with an import open')
  await asking.getByRole('button', { name: 'Go back to the import' }).click()
  await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()

  await host.lockBySystem()
  await expect(window.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible()
  await expect(window.getByText('An import was open, and nothing of it was saved.')).toBeVisible()
  await check(window, 'unlock after an import was lost')
  await unlock(window)
  await expect(window.getByRole('contentinfo')).toContainText('Choose its files again.')

  await bringInByHand(window, PYPI)
  await lock(window)
  await expect(window.getByText('An import was open')).toHaveCount(0)
})

test('a lock that is asked for twice is not asked about again', THOROUGH, async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  await pasteText(window, PYPI)
  await window.getByRole('checkbox', { name: 'Import PyPI · alice' }).waitFor()
  await window.getByRole('button', { name: 'Lock' }).click()
  await window.getByRole('dialog', { name: 'Lock and leave the import?' }).waitFor()
  await lock(window)
  await expect(window.getByText('An import was open')).toHaveCount(0)
})

test('Ctrl+Shift+L locks at once, whatever is open', async ({ window }) => {
  await createVault(window)
  await go(window, 'Import')
  await pasteText(window, PYPI)
  await window.getByRole('checkbox', { name: 'Import PyPI · alice' }).waitFor()
  await window.keyboard.press('Control+k')
  await window.getByRole('dialog').waitFor()
  await window.keyboard.press('Control+Shift+L')
  await window.getByRole('heading', { name: 'Unlock your vault' }).waitFor()
})
