import { expect, test } from 'vitest'
import { readSource } from '../../../../electron/intake/formats.ts'
import { keepassxcCsv, keepassxcLink } from '../../../fixtures/intake/keepassxc-csv.ts'

const read = async (text: string) => await readSource({ name: 'table', bytes: new TextEncoder().encode(text) })

test('a table of KeePassXC gives each code with its names, note and group', async () => {
  const reading = await read(
    keepassxcCsv([
      { Title: 'PyPI', Username: 'alice', Notes: 'Owner,\n"three"', TOTP: keepassxcLink('PyPI', 'alice') },
      { Group: 'Root/Work/Python', Title: 'GitHub', TOTP: keepassxcLink('GitHub', 'none') },
      { Title: 'Shop', Username: 'none', TOTP: keepassxcLink('Shop', 'none') },
      { Title: 'Games', Username: 'zoë', TOTP: keepassxcLink('Steam', 'zoë', 'steam') },
      { Title: 'Mail', Username: 'alice' },
    ]),
  )
  expect(reading).toMatchObject({
    format: 'keepassxc-csv',
    formatName: 'KeePassXC CSV export',
    found: [
      { issuer: 'PyPI', account: 'alice', note: 'Owner,\n"three"', token: { type: 'totp', period: 30, digits: 6 } },
      { issuer: 'GitHub', account: '', note: 'KeePassXC group: Work/Python' },
      { issuer: 'Shop', account: 'none' },
      { issuer: 'Steam', account: 'zoë', token: { type: 'steam' }, note: 'KeePassXC item: Games' },
    ],
    notes: [{ kind: 'without-code', count: 1 }],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('what lies in the recycle bin is passed over and named, whatever its language', async () => {
  const old = (Group: string, name: string) => ({ Group, Title: name, TOTP: keepassxcLink(name, 'alice') })
  const { found, notes } = await read(
    keepassxcCsv([
      old('Root/Recycle Bin', 'One'),
      old('Passwörter/Papierkorb/Work', 'Two'),
      old('Root/Work/Recycle Bin', 'Kept'),
    ]),
  )
  expect(found).toMatchObject([{ issuer: 'Kept' }])
  expect(notes).toEqual([
    { kind: 'in-trash', bin: 'recycle-bin', count: 2, names: ['One: alice', 'Two: alice'], more: 0 },
  ])
})

test('a code of another kind is set aside alone', async () => {
  const { found } = await read(keepassxcCsv([{ Title: 'Old', TOTP: 'key=ABC&step=30&size=6' }]))
  expect(found).toMatchObject([
    { kind: 'quarantined', what: 'Old', verbatim: new TextEncoder().encode('key=ABC&step=30&size=6') },
  ])
})

test('a table that was cut inside a cell says so', async () => {
  const text = keepassxcCsv([{ Title: 'PyPI', TOTP: keepassxcLink('PyPI', 'alice') }])
  await expect(read(text.slice(0, -5))).rejects.toMatchObject({ code: 'file-truncated' })
})

test.each([
  ['"Group","Title","Username","Password","URL","Notes","TOTP"', 0],
  ['"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified"', 2],
])('a table of an older version is read: %s', async (columns, more) => {
  const cells = [
    'Root',
    'PyPI',
    'alice',
    'hunter2!',
    '',
    '',
    keepassxcLink('PyPI', 'alice'),
    ...Array<string>(more).fill('0'),
  ]
  const { format, found } = await read(`${columns}\n${cells.map((cell) => `"${cell}"`).join(',')}\n`)
  expect(format).toBe('keepassxc-csv')
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice' }])
})

test('one without codes gives the links in its notes with the names of their rows', async () => {
  const link = keepassxcLink('PyPI', 'alice')
  const { format, found } = await read(
    `"Group","Title","Username","Password","URL","Notes"\n"Root/Work","Mine","alice","hunter2!","","${link}"\n`,
  )
  expect(format).toBe('keepassxc-csv')
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice' }])
  expect(JSON.stringify(found)).toContain('KeePassXC item: Mine')
})
