import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requireFormat } from '../../../../electron/intake/formats.ts'
import { recoveryCodes } from '../../../../electron/intake/formats/recovery-codes/recovery-codes.ts'
import type { Found, Reading } from '../../../../electron/intake/intake.ts'
import { githubCodes, pypiCodes } from '../../../../electron/app/start/demo-files.ts'
import { codeFiles } from '../../../fixtures/intake/recovery-codes.ts'

const source = (text: string, name = 'codes.txt') => ({ name, bytes: new TextEncoder().encode(text) })
const recognised = (text: string) => recoveryCodes.recognises(source(text))

function read(text: string, name?: string) {
  const reading = recoveryCodes.read(source(text, name)) as Reading
  const [set, ...others] = reading.found
  if (set?.kind !== 'code-set') throw new Error('there is no code set')
  const codes = set.codes.map((code) => new TextDecoder().decode(code))
  const { service, account, issued, used, burnsFirst, warnings } = set
  return { service, account, issued, used, burnsFirst, warnings, codes, others, notes: reading.notes }
}

test('the file from PyPI names its service, account and date', () => {
  expect(read(pypiCodes(), 'PyPI-Recovery-Codes-mara-jo-2025-03-14T09_26_53.589Z.txt')).toEqual({
    service: 'PyPI',
    account: 'mara-jo',
    issued: '2025-03-14',
    used: undefined,
    burnsFirst: true,
    warnings: [],
    codes: pypiCodes().split('\n'),
    others: [],
    notes: [],
  })
})

const LIST = { codes: ['a1b2c-3d4e5', 'f6a7b-8c9d0', '11a7b-8c9d0'], used: [undefined, undefined, true] }

test.each([
  [
    'rich text',
    String.raw`{\rtf1\ansi GitHub recovery codes\par a1b2c-3d4e5\par f6a7b-8c9d0\par {\strike 11a7b-8c9d0}\par}`,
  ],
  [
    'rich text with marks that end',
    String.raw`{\rtf1 GitHub recovery codes\par a1b2c-3d4e5\line f6a7b-8c9d0\line\strike 11a7b-8c9d0\strike0\line}`,
  ],
  [
    'a web page',
    '<!doctype html><style>b{}</style><h1>GitHub recovery codes</h1><ul><li>a1b2c-3d4e5</li><li>f6a7b-8c9d0</li><li><s>11a7b-8c9d0</s></ul>',
  ],
  [
    'a page with much around the list',
    `<html><title>GitHub recovery codes</title>${'<p>About us and 100 other things</p>'.repeat(50)}<pre>a1b2c-3d4e5\nf6a7b-8c9d0\n<del>11a7b-8c9d0</del></pre></html>`,
  ],
  [
    'a Markdown table',
    '# GitHub recovery codes\n\n| # | Code | Used |\n|---|:---|---|\n| 1 | `a1b2c-3d4e5` | |\n| 2 | f6a7b-8c9d0 | no |\n| 3 | `11a7b-8c9d0` | yes |\n',
  ],
  ['a Markdown list', 'GitHub recovery codes\n\n* `a1b2c-3d4e5`\n* **f6a7b-8c9d0**\n* ~~`11a7b-8c9d0`~~\n'],
])('%s is read as it is seen, and what is struck through is used', (_what, text) => {
  const { service, codes, used, warnings } = read(text)
  expect({ service, codes, used }).toEqual({ service: 'GitHub', ...LIST })
  expect(warnings).toContainEqual({ kind: 'used-undated', count: 1 })
})

test('long dashes and wide digits become those that services use, and that is said', () => {
  expect(read('a1b2c–3d4e5\nf6a7b‑8c9d0\n11a7b-8c9d0\n')).toMatchObject({
    codes: ['a1b2c-3d4e5', 'f6a7b-8c9d0', '11a7b-8c9d0'],
    warnings: expect.arrayContaining([{ kind: 'respelled', count: 2 }]) as unknown,
  })
  expect(read('１２３４\u3000５６７８\n８７６５\u3000４３２１\n５１１１\u3000２２２２\n').codes).toEqual([
    '1234 5678',
    '8765 4321',
    '5111 2222',
  ])
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
    warnings: [{ kind: 'guessed-by-shape', service: 'PyPI' }],
  })
  expect(read('k2345678\n2x456789\n34q67890\n4567890z')).toMatchObject({
    service: '',
    warnings: [{ kind: 'shape-of', services: ['Discord'] }],
  })
})

test('a file name proves nothing when the codes are of another shape', () => {
  expect(read('1234-5678\n2345-6789\n3456-7890', 'github-recovery-codes.txt').service).toBe('')
})

test('fewer codes than the service issues are warned of', () => {
  const seven = pypiCodes().split('\n').slice(1).join('\n')
  expect(read(seven, 'PyPI-Recovery-Codes-mara-2025-03-14T09_26_53Z.txt').warnings).toEqual([
    { kind: 'fewer-codes', service: 'PyPI', issued: 8, here: 7 },
  ])
})

test.each([
  ['1. 1234 5678\n2. 9876 5432\n10. 0000 1111', ['1234 5678', '9876 5432', '0000 1111']],
  ['- aB3d5-xY7z9\n* 1b3d5-xY7z9\n• 2b3d5-xY7z9', ['aB3d5-xY7z9', '1b3d5-xY7z9', '2b3d5-xY7z9']],
  ['(1) 12345678\n(2) 23456789\n(3) 34567890', ['12345678', '23456789', '34567890']],
  ['1. 1234 5678     3. 3456 7890\n2. 2345 6789\t4. 4567 8901', ['1234 5678', '2345 6789', '3456 7890', '4567 8901']],
  ['  00000001  \r\n04170002\r\n\r\n98000003\r\n', ['00000001', '04170002', '98000003']],
])('numbers, bullets, columns and spaces are no part of a code: %j', (text, codes) => {
  expect(read(text)).toMatchObject({ codes, others: [] })
})

test('headings and footers are passed over, and named by their lines', () => {
  const text = `Your backup codes for example.org:\n\n1. 12345678\n2. 23456789\n3. 34567890\n4. 45678901\n\nKeep them safe.`
  expect(read(text)).toMatchObject({
    service: 'example.org',
    codes: ['12345678', '23456789', '34567890', '45678901'],
    others: [],
    notes: [{ kind: 'no-codes', lines: [1, 8] }],
  })
})

test('what may be a code and is not understood is refused by its line, and not repeated', () => {
  expect(read('12345678\n23456789\n??4567?0\n45678901').others).toEqual<Found[]>([
    { kind: 'refused', what: 'line 3', reason: { kind: 'not-like-the-others' } },
  ])
})

test('a cut code is kept and warned of', () => {
  const whole = ['3a1f0c9be2d47760', '90be4417cc02aa51', '11be4417cc02aa51', 'ffbe4417cc02aa51', '00be4417cc02aa51']
  const text = [...whole, '77be4417cc…', '77be4417', '3a1f0c9be2d47760'].join('\n')
  expect(read(text)).toMatchObject({
    codes: text.split('\n'),
    warnings: [
      { kind: 'code-cut-off', unit: 'line', at: 6 },
      { kind: 'code-shorter', unit: 'line', at: 7 },
      { kind: 'code-repeated' },
    ],
  })
})

describe('of every known service', () => {
  test.each(codeFiles)('$name: every code is read as it stands, and the service is told', ({ text, ...expected }) => {
    const { service, account, codes, others, warnings } = read(text, 'file')
    expect({ service, account, codes, others }).toEqual({
      service: expected.service,
      account: expected.account ?? '',
      codes: expected.codes,
      others: [],
    })
    for (const one of expected.oneOf ?? [])
      expect(warnings[0]).toMatchObject({ services: expect.arrayContaining([one]) as unknown })
  })

  test.each([
    ['gitlab-recovery-codes.txt', 'GitLab', ''],
    ['kc-download-recovery-codes.txt', 'Keycloak', 'mara'],
    ['two-factor-backup-codes.txt', 'WordPress', ''],
    ['Backup-codes-mara.txt', 'Google', 'mara'],
  ])('a file called %s is of %s, whatever is written in it', (name, service, account) => {
    const { text = '' } = codeFiles.find((one) => one.name === name) ?? {}
    expect(read(text, name)).toMatchObject({ service, account })
  })
})

describe('who they belong to', () => {
  test.each([
    ['Recovery codes\nAccount: mara-jo\n', 'mara-jo'],
    ['Your Sentry recovery codes (mara.jo+x@example.org)\n', 'mara.jo+x@example.org'],
    ['Recovery codes\n', ''],
  ])('%j', (heading, account) => {
    expect(read(`${heading}\nABCD-EF23\nGH67-IJKL\nMN45-PQRS`)).toMatchObject({ account })
  })

  test('a service that only keeps them is not the one that issued them', () => {
    const text = `GitHub recovery codes\nKept in Google Drive since 2026-01-05\n\n${githubCodes()}`
    expect(read(text)).toMatchObject({ service: 'GitHub', warnings: [] })
  })
})

describe('a service outside the table', () => {
  /** As Google's are. */
  const digits = ['7045 3457', '7691 5246', '0195 2859', '0031 4491', '9232 7523', '6829 9184', '3738 1718']
  const ten = [...digits, '1463 2778', '0772 7372', '8902 5797'].join('\n')

  test.each([
    ['Here are your recovery codes for Facebook account Alice Example:\n', '', 'Facebook'],
    ['Facebook backup codes\n', '', 'Facebook'],
    ['my facebook backup codes\n', '', 'facebook'],
    ['Facebook\n', '', 'Facebook'],
    ['Service: Facebook\n', '', 'Facebook'],
    ['Recovery codes: Bank of America\n', '', 'Bank of America'],
    ['Kept in Google Drive\nFacebook backup codes\n', '', 'Facebook'],
    ['', 'facebook-recovery-codes.txt', 'facebook'],
    ['', 'Recovery codes Facebook (1).txt', 'Facebook'],
    ['Save these backup codes\n', 'facebook_backup_codes.txt', 'facebook'],
  ])('beats the shape when %j and the file name %j name it', (heading, name, service) => {
    const { found } = recoveryCodes.read(source(`${heading}\n${ten}`, name)) as Reading
    expect(found[0]).toMatchObject({ service, warnings: [] })
    expect(found[0]).not.toHaveProperty('guessed')
  })

  test.each([
    ['', 'codes.txt'],
    ['Your backup codes\n', 'my recovery codes.txt'],
    ['Remember your backup codes\n', 'recovery-codes-2026-01-02.txt'],
  ])('is not named by %j and the file name %j, so the shape is a guess', (heading, name) => {
    const { found } = recoveryCodes.read(source(`${heading}\n${ten}`, name)) as Reading
    expect(found[0]).toMatchObject({
      service: 'Google',
      guessed: true,
      warnings: [{ kind: 'guessed-by-shape', service: 'Google' }],
    })
  })

  test('is what a heading says, also where the table has it with codes of another shape', () => {
    expect(read(`GitHub recovery codes\n\n${ten}`)).toMatchObject({
      service: 'GitHub',
      warnings: [{ kind: 'other-service', from: 'text', service: 'GitHub' }],
    })
    expect(read(ten, 'github-recovery-codes.txt')).toMatchObject({
      service: '',
      warnings: [{ kind: 'other-service', from: 'file-name', service: 'GitHub' }],
    })
  })
})

describe('codes of several services in one note', () => {
  const setsOf = (text: string) => {
    const { found, notes } = recoveryCodes.read(source(text)) as Reading
    return {
      notes,
      sets: found.map((one) =>
        one.kind === 'code-set'
          ? [one.service, one.codes.map((code) => new TextDecoder().decode(code))]
          : [one.kind, 'what' in one ? one.what : ''],
      ),
    }
  }

  test('are a set for each heading', () => {
    const text = [
      'GitHub recovery codes',
      ...['7255b-c509c', 'b3aca-c23db'],
      '',
      'Appwrite recovery codes',
      ...['e75bb-6cc69', 'f67e4-8eb7c'],
    ].join('\n')
    expect(setsOf(text)).toEqual({
      sets: [
        ['GitHub', ['7255b-c509c', 'b3aca-c23db']],
        ['Appwrite', ['e75bb-6cc69', 'f67e4-8eb7c']],
      ],
      notes: [{ kind: 'no-codes', lines: [1, 5] }],
    })
  })

  test('may be of different shapes, under names alone, and with remarks', () => {
    const text = [
      ...['# GitHub', '7255b-c509c', 'b3aca-c23db', '7c6e9-b7d18', ''],
      ...['**Dropbox**', '1. 12345678', '2. 23456789', '3. 98765432', ''],
      ...['PyPI recovery codes', 'not there yet', ''],
      ...['Example Corp backup codes:', '[x] a1b2c3d4', '[ ] b5f6a7b8'],
    ].join('\n')
    expect(setsOf(text)).toEqual({
      sets: [
        ['GitHub', ['7255b-c509c', 'b3aca-c23db', '7c6e9-b7d18']],
        ['Dropbox', ['12345678', '23456789', '98765432']],
        ['Example Corp', ['a1b2c3d4', 'b5f6a7b8']],
      ],
      notes: [{ kind: 'no-codes', lines: [1, 6, 11, 12, 14] }],
    })
  })

  test('are one set where the second heading names nobody, or the same', () => {
    const codes = ['7255b-c509c', 'b3aca-c23db', '7c6e9-b7d18']
    for (const heading of ['Used recovery codes', 'GitHub recovery codes, page 2', 'More'])
      expect(setsOf(['GitHub recovery codes', ...codes, heading, '0a474-2684e'].join('\n')).sets).toEqual([
        ['GitHub', [...codes, '0a474-2684e']],
      ])
  })
})

describe('used codes', () => {
  test.each([
    ['~~12345678~~', true],
    ['[x] 12345678', true],
    ['- [X] 1. 12345678', true],
    ['[ ] 12345678', undefined],
    ['☐ 12345678', undefined],
    ['✓ 12345678', true],
    ['12345678 ✔', true],
    ['12345678 (used)', true],
    ['12345678 - used', true],
    ['12345678  used', true],
    ['12345678, used', true],
    ['12345678 used on 2026-01-02', '2026-01-02'],
    ['12345678 (used Jan 2, 2026)', '2026-01-02'],
    ['12345678\tused on 2 January 2026', '2026-01-02'],
    ['12345678 (unused)', undefined],
    ['<s>12345678</s>', true],
    ['1\u03362\u03363\u03364\u03365\u03366\u03367\u03368\u0336', true],
  ])('%j', (line, used) => {
    const { codes, used: marks } = read(`${line}\n87654321\n55554444`)
    expect([codes, marks]).toEqual([
      ['12345678', '87654321', '55554444'],
      used === undefined ? undefined : [used, undefined, undefined],
    ])
  })

  test('without a day are warned of', () => {
    expect(read('[x] k1234567\n[x] 7654321k\n[ ] 5555444k').warnings.at(-1)).toEqual({ kind: 'used-undated', count: 2 })
  })

  test.each([
    'code,used\na1b2c3d4,false\nb5f6a7b8,true\nc9aa88bb,2026-01-02\n',
    'No;Code;Used at\n1;a1b2c3d4;\n2;b5f6a7b8;yes\n3;c9aa88bb;2026-01-02T10:00:00Z\n',
    '[{"code":"a1b2c3d4","used":false},{"code":"b5f6a7b8","used":true},{"code":"c9aa88bb","used_at":"2026-01-02"}]',
  ])('are told by a column: %j', (text) => {
    expect(read(text)).toMatchObject({
      codes: ['a1b2c3d4', 'b5f6a7b8', 'c9aa88bb'],
      used: [undefined, true, '2026-01-02'],
      others: [],
    })
  })

  test('leave nothing to ask about the first code of PyPI', () => {
    expect(read(`[x] ${pypiCodes()}`)).toMatchObject({ service: 'PyPI', burnsFirst: undefined })
  })
})

describe('letters, words and single codes', () => {
  test.each([
    ['Backup codes\nabcdwxyz\nqwertzui\nplokijuh', ['abcdwxyz', 'qwertzui', 'plokijuh']],
    ['Recovery codes:\n- lusab-babad\n- gutih-tugad', ['lusab-babad', 'gutih-tugad']],
    ['recovery codes\n1) tidal-mango-fox\n2) lemon-river-stone', ['tidal-mango-fox', 'lemon-river-stone']],
    ['Apple recovery key: A1B2-C3D4-E5F6-G7H8-J9K0-L1M2-N3P4', ['A1B2-C3D4-E5F6-G7H8-J9K0-L1M2-N3P4']],
    ['My recovery code\n\nx7k2m9q4', ['x7k2m9q4']],
  ])('are codes where the text says so: %j', (text, codes) => {
    expect(read(text)).toMatchObject({ codes, others: [] })
    expect(recognised(text.replace(/^.*(?:code|key)s?:?/i, ''))).toBe(false)
  })

  test('are codes where the file name says so and there is nothing else in it', () => {
    const words = source('tidal-mango-fox\nlemon-river-stone', 'my recovery codes.txt')
    expect(recoveryCodes.recognises(words)).toBe(true)
    expect(recoveryCodes.recognises(source('tidal-mango-fox\nand then\nlemon-river-stone', words.name))).toBe(false)
  })

  test.each([
    ["b'r6edt4sy'\nb'wb5wkh7d'\nb'nsipzz7f'\nb'k4zri3r2'", ['r6edt4sy', 'wb5wkh7d', 'nsipzz7f', 'k4zri3r2']],
    ["[b'r6edt4sy', b'wb5wkh7d', b'nsipzz7f']", ['r6edt4sy', 'wb5wkh7d', 'nsipzz7f']],
    ['"r6edt4sy",\n"wb5wkh7d",\n"nsipzz7f",\n"k4zri3r2"', ['r6edt4sy', 'wb5wkh7d', 'nsipzz7f', 'k4zri3r2']],
  ])('are codes in the quotes of a program: %j', (text, codes) => {
    expect(read(text)).toMatchObject({ codes, others: [] })
  })

  test('that may be secrets of tokens as well are read and warned of', () => {
    expect(read('abcdef2345672345').warnings.at(-1)).toEqual({ kind: 'maybe-secrets', count: 1 })
    expect(read('JBSWY3DPEHPK3PXP\nGEZDGNBVGY3TQOJQ').warnings.at(-1)).toEqual({ kind: 'maybe-secrets', count: 2 })
  })
})

describe('JSON', () => {
  test.each([
    '["a1b2c3d4","b5f6a7b8"]',
    '{"codes":["a1b2c3d4","b5f6a7b8"]}',
    '{"data":{"recoveryCodes":["a1b2c3d4","b5f6a7b8"]}}',
    '{"backup_codes":[{"code":"a1b2c3d4"},{"code":"b5f6a7b8"}]}',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ codes: ['a1b2c3d4', 'b5f6a7b8'], others: [] })
  })

  test('names its service beside the list', () => {
    const text = '{"service":"npm","account":"mara","codes":["0123456789abcdef","fedcba9876543210"]}'
    expect(read(text)).toMatchObject({ service: 'npm', account: 'mara' })
  })

  test.each(['{"files":["a1b2c3d4","b5f6a7b8"]}', '["lib","src"]', '[1,2,3]', '{"codes":[', '["a1b2c3d4",{}]'])(
    'of another kind is not one: %s',
    (text) => {
      expect(recognised(text)).toBe(false)
    },
  )
})

test('a page that cuts every code in the middle of a byte is told by their odd length', () => {
  const cut = pypiCodes().replace(/.$/gm, '')
  expect(read(cut).warnings.at(-1)).toEqual({ kind: 'odd-hex' })
})

test('however a list is marked up, its codes come out unchanged and in order', () => {
  const marks = ['', '- ', '* ', '• ', '[ ] ', '  ']
  const shape = fc.constantFrom(
    /^[0-9a-f]{16}$/,
    /^\d{4} \d{4}$/,
    /^[A-Z2-7]{4}-[A-Z2-7]{4}$/,
    /^[a-z0-9]{5}-[a-z0-9]{5}$/,
  )
  const list = shape.chain((one) => fc.uniqueArray(fc.stringMatching(one), { minLength: 3, maxLength: 20 }))
  const random = list.filter((codes) => recoveryCodes.recognises(source(codes.join('\n'))))
  fc.assert(
    fc.property(
      random,
      fc.constantFrom(...marks),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      (codes, mark, count, end) => {
        const text = codes.map((code, at) => `${count ? `${at + 1}. ` : ''}${mark}${code}`).join(end)
        expect(read(`Recovery codes\n\n${text}${end}`).codes).toEqual(codes)
      },
    ),
    { numRuns: 200 },
  )
})

describe('not taken for codes is', () => {
  /** Words of ordinary lengths; two long ones of one length alone on a line could as well be codes. */
  const WORDS =
    'a the of to and in is it you that was for on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does tell sentence set three want air well also play small end put home read hand port large spell add even land here must big high such follow act why ask men change went light kind off need house picture try us again animal point mother world near build self earth father account password recovery'.split(
      ' ',
    )
  const word = fc
    .tuple(fc.constantFrom(...WORDS), fc.boolean(), fc.constantFrom('', '', '', ',', '.'))
    .map(([text, capital, mark]) => (capital ? text.charAt(0).toUpperCase() + text.slice(1) : text) + mark)
  const prose = fc
    .array(fc.array(word, { minLength: 3, maxLength: 12 }), { minLength: 1, maxLength: 40 })
    .map((text) => text.map((line) => line.join(' ')).join('\n'))

  test('any prose', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(recognised(text)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('prose that speaks of codes', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(recognised(`Keep your recovery codes in a safe place, away from this machine.\n${text}`)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('any word, sentence or number alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[A-Za-z]{1,40}$/), fc.stringMatching(/^\d{1,30}$/)), (text) => {
        expect(recognised(text)).toBe(false)
      }),
    )
  })

  test.each([
    'package.json',
    'LICENSE',
    'README.md',
    'tsconfig.json',
    'electron/intake/formats/recovery-codes/recovery-codes.ts',
    '.gitignore',
  ])('the file %s', (name) => {
    const path = new URL(`../../../../${name}`, import.meta.url)
    if (existsSync(path)) expect(recoveryCodes.recognises({ name, bytes: readFileSync(path) })).toBe(false)
  })

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
    '20240105\n20250206\n20260307',
    '555-123-4567\n555-234-5678\n444-345-6789\n333-456-7890\n222-567-8901',
    '10000231\n10230042\n20003123\n30001234\n40001235',
    '1767312000\n1767225600\n1766620800\n1765411200\n1764547200',
    '123e4567-e89b-12d3-a456-426614174000\n9b2f1c3d-0a1b-4c2d-8e3f-5a6b7c8d9e0f',
    'fcae0012d3a456426614174000aa11bb22cc33dd\n50d0c992d3a456426614174000aa11bb22cc33ee',
    'fcae001 Widen the token kinds\n50d0c99 Keep a saved file\n21e6df7 Keep a mark',
    '2026-01-02T10:00:00Z INFO started 12345678\n2026-01-02T10:00:01Z INFO stopped 87654321',
    'd41d8cd98f00b204e9800998ecf8427e  a.txt\n0cc175b9c0f1b6a831c399e269772661  b.txt',
    'id,value\n10000001,90be4417\n20000002,aa51cc02\n30000003,7760e2d4\n40000004,5151aa22',
    'name,price\nAB123456,10\nCD234567,20',
    'const a = 1\nconst b = 2\nreturn a + b',
    'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP\n12345678\n23456789\n99887766',
    '192.168.0.1\n10.0.0.17\n172.16.0.1',
    'd41d8cd98f00b204e9800998ecf8427e',
    'internationalization',
    '4111 1111 1111 1111',
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
    const refusals = [lines(201), `["${lines(201).replaceAll('\n', '","')}"]`, `Recovery codes\n${lines(201)}`]
    for (const text of refusals)
      expect(() => requireFormat(source(text))).toThrow('This is a list of more than 200 recovery codes')
    expect(() => requireFormat(source('a word of a text\n'.repeat(201)))).toThrow('This is not a kind of file')
  })
})

test.each([
  '.',
  ' ',
  '-',
  ',',
  '1. ',
  '~',
  '(',
  '@',
  'a-',
  'used ',
  '2026-01-02 ',
  'code:',
  '[x] ',
  'a1b2c3d4  ',
  '1\t',
  '{"codes":[',
])('a text of nothing but %j is looked through without delay', (piece) => {
  const text = `recovery codes\n11112222\n${piece.repeat(Math.floor(60_000 / piece.length))}x`
  expect(typeof recognised(text)).toBe('boolean')
})

test.each([
  ['Service: **PyPI**', 'Account: `alice`'],
  ['Service: `PyPI`', 'Account: _alice_'],
  ['**Service:** PyPI', '**Account:** alice'],
  ['# `PyPI`', 'user: **alice**'],
])('the marks of Markdown are no part of a name: %s', (service, account) => {
  const codes = '3a1f0c9be2d47760\n90be4417cc02aa51\n1122334455667788\n'
  expect(read(`${service}\n${account}\n\n${codes}`, 'notes.md')).toMatchObject({ service: 'PyPI', account: 'alice' })
})
