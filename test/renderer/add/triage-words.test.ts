import { expect, test } from 'vitest'
import { entryInWords, filesInWords, importInWords, questionInWords } from '../../../renderer/add/triage-words.ts'

test('the button counts what it will do', () => {
  expect(importInWords({ accounts: 43, others: 0, aside: 1 })).toBe('Import 43 accounts')
  expect(importInWords({ accounts: 1, others: 2, aside: 0 })).toBe('Import 1 account and 2 other entries')
  expect(importInWords({ accounts: 0, others: 1, aside: 0 })).toBe('Import 1 entry')
  expect(importInWords({ accounts: 0, others: 0, aside: 2 })).toBe('Keep 2 entries set aside')
  expect(importInWords({ accounts: 0, others: 0, aside: 0 })).toBe('Keep only the report')
})

test('a row names only what is unusual', () => {
  const entry = { index: 0, file: 0, group: 'new', service: '', name: '', warnings: [], duplicate: false, ticked: true }
  const token = { ...entry, kind: 'token', what: 'TOTP, SHA1, 6 digits, 30 s' } as const
  expect(entryInWords({ ...token, group: 'new' })).toBe('')
  expect(entryInWords({ ...token, group: 'new', unusual: { algorithm: 'SHA256', digits: 8, period: 60 } })).toBe(
    '8 digits, every 60 s, SHA256',
  )
  expect(entryInWords({ ...entry, group: 'new', kind: 'code-set', what: '8 recovery codes' })).toBe('8 recovery codes')
})

test('a question is named in a few words', () => {
  expect(
    ([{ kind: 'two-secrets', first: 0 }, { kind: 'two-settings', first: 0 }, { kind: 'whose' }] as const).map(
      questionInWords,
    ),
  ).toEqual(['Two different secrets', 'Two different settings', 'Whose are they?'])
})

test('a file counts as read only where something came of it, and the others are named', () => {
  const read = { leftOut: false, needsPassword: false, mayHaveText: false }
  const unread = { ...read, error: { code: 'unknown-format', message: 'Not an export.' } } as const
  const locked = {
    leftOut: false,
    needsPassword: true,
    mayHaveText: false,
    error: { code: 'password-needed', message: '' },
  } as const
  expect(filesInWords([read, read], 0)).toEqual({ sum: '2 files read', more: '' })
  const picture = { ...read, mayHaveText: true, error: { code: 'no-qr-code', message: '' } } as const
  expect(filesInWords([read, picture], 0)).toEqual({ sum: '1 file read', more: '1 picture without a QR code.' })
  expect(filesInWords([read, unread, locked, locked, { ...read, leftOut: true }], 1)).toEqual({
    sum: '1 file read',
    more: '2 files still locked. 1 file could not be read. 1 file left out. The one that needs you can wait.',
  })
  const table = { rows: [], count: 2, columns: [], isNamed: false }
  const asking = { ...read, table, error: { code: 'columns-needed', message: '' } } as const
  expect(filesInWords([asking, { ...read, table: { ...table, isNamed: true } }], 0)).toEqual({
    sum: '1 file read',
    more: '1 table still to be explained.',
  })
  expect(filesInWords([unread], 0).sum).toBe('No file read')
})
