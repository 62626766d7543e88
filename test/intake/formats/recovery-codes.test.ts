import { describe, expect, test } from 'vitest'
import { recoveryCodes } from '../../../electron/intake/formats/recovery-codes.ts'
import type { Found, Reading } from '../../../electron/intake/intake.ts'
import { githubCodes, pypiCodes } from '../../fixtures/demo.ts'

const source = (text: string, name = 'codes.txt') => ({ name, bytes: new TextEncoder().encode(text) })
const recognised = (text: string) => recoveryCodes.recognises(source(text))

function read(text: string, name?: string) {
  const reading = recoveryCodes.read(source(text, name)) as Reading
  const [set, ...others] = reading.found
  if (set?.kind !== 'code-set') throw new Error('there is no code set')
  const codes = set.codes.map((code) => new TextDecoder().decode(code))
  return { service: set.service, account: set.account, issued: set.issued, warnings: set.warnings, codes, others }
}

test('the file from PyPI names its service, account and date', () => {
  expect(read(pypiCodes(), 'PyPI-Recovery-Codes-mara-jo-2025-03-14T09_26_53.589Z.txt')).toEqual({
    service: 'PyPI',
    account: 'mara-jo',
    issued: '2025-03-14',
    warnings: [],
    codes: pypiCodes().split('\n'),
    others: [],
  })
})

test('TestPyPI is not PyPI', () => {
  const { service, account } = read(pypiCodes(), 'TestPyPI-Recovery-Codes-mara-2025-03-14T09:26:53.589Z (1).txt')
  expect([service, account]).toEqual(['TestPyPI', 'mara'])
})

test('the file from GitHub is known by its name', () => {
  const { service, account, codes, warnings } = read(githubCodes(), 'github-recovery-codes.txt')
  expect([service, account, codes.length, warnings]).toEqual(['GitHub', '', 16, []])
})

test('without a file name, shape and count suggest a service, and that is said', () => {
  expect(read(pypiCodes())).toMatchObject({
    service: 'PyPI',
    account: '',
    issued: undefined,
    warnings: ['The service was told by the shape of the codes; check that it is PyPI.'],
  })
  expect(read('12345678\n23456789\n34567890')).toMatchObject({ service: '', warnings: [] })
})

test('a file name proves nothing when the codes are of another shape', () => {
  expect(read('1234-5678\n2345-6789\n3456-7890', 'github-recovery-codes.txt').service).toBe('')
})

test('fewer codes than the service issues are warned of', () => {
  const seven = pypiCodes().split('\n').slice(1).join('\n')
  expect(read(seven, 'PyPI-Recovery-Codes-mara-2025-03-14T09_26_53Z.txt').warnings).toEqual([
    'PyPI issues 8 codes, and there are 7 here. Used ones may have been taken out.',
  ])
})

test.each([
  ['1. 1234 5678\n2. 9876 5432\n10. 0000 1111', ['1234 5678', '9876 5432', '0000 1111']],
  ['- aB3d5-xY7z9\n* 1b3d5-xY7z9\n• 2b3d5-xY7z9', ['aB3d5-xY7z9', '1b3d5-xY7z9', '2b3d5-xY7z9']],
  ['(1) 12345678\n(2) 23456789\n(3) 34567890', ['12345678', '23456789', '34567890']],
  ['1. 1234 5678     3. 3456 7890\n2. 2345 6789\t4. 4567 8901', ['1234 5678', '3456 7890', '2345 6789', '4567 8901']],
  ['  00000001  \r\n04170002\r\n\r\n98000003\r\n', ['00000001', '04170002', '98000003']],
])('numbers, bullets, columns and spaces are no part of a code: %j', (text, codes) => {
  expect(read(text)).toMatchObject({ codes, warnings: [], others: [] })
})

test('lines that are no codes are refused one by one, and not repeated', () => {
  const text = `Your backup codes for example.org:\n\n1. 12345678\n2. 23456789\n3. 34567890\n4. 45678901`
  expect(read(text).others).toEqual<Found[]>([
    { kind: 'refused', what: 'line 1', reason: 'this is not a code like the others' },
  ])
})

test('a cut code is kept and warned of', () => {
  const whole = ['3a1f0c9be2d47760', '90be4417cc02aa51', '11be4417cc02aa51', 'ffbe4417cc02aa51', '00be4417cc02aa51']
  const text = [...whole, '77be4417cc…', '77be4417', '3a1f0c9be2d47760'].join('\n')
  expect(read(text)).toMatchObject({
    codes: text.split('\n'),
    warnings: [
      'Code 6 ends in dots, so it was cut off where it was copied from.',
      'Code 7 is shorter than the others; a part of it may be missing.',
      'A code is in the list more than once.',
    ],
  })
})

describe('not taken for codes is', () => {
  test.each([
    'The quick brown fox\njumps over the lazy dog\nand runs away again',
    'Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt.',
    'banana\norange\ncherry\nquince\n',
    'milk\neggs 12\nbread\n2 onions\n',
    '12345678',
    '12345678\n12345678\n12345678',
    'chapter 1\nchapter 2\nchapter 3',
    'version-1\nrelease-2\n',
    '2024-01-05\n2025-02-06\n2026-03-07',
    'user1000\nuser1001\nuser1002',
    '1234\n2345\n3456\n4567',
    '',
  ])('%j', (text) => {
    expect(recognised(text)).toBe(false)
  })

  test('a list longer than any service issues', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        String(10_000_000 + index)
          .split('')
          .reverse()
          .join(''),
      ).join('\n')
    expect([recognised(lines(200)), recognised(lines(201))]).toEqual([true, false])
  })
})
