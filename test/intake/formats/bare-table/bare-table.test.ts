import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { bareTable } from '../../../../electron/intake/formats/bare-table/bare-table.ts'
import type { Column } from '../../../../electron/intake/intake.ts'
import { KitError } from '../../../../electron/kit-error.ts'
import { SECRETS, TWO_COLUMNS } from '../../../fixtures/intake/bare-tables.ts'
import { setAsideIn } from '../accounted.ts'

const [ONE, TWO] = SECRETS
const sourceOf = (text: string) => ({ name: 'codes.csv', bytes: new TextEncoder().encode(text) })
const read = async (text: string, columns?: readonly Column[]) =>
  await readSource(sourceOf(text), undefined, undefined, columns)
const entry = (issuer: string, account = '') => ({
  kind: 'token',
  issuer,
  account,
  warnings: [{ kind: 'only-secret' }],
})

test.each([
  ['commas', TWO_COLUMNS],
  ['semicolons', `GitHub;${ONE}\nPyPI;${TWO}\n`],
  ['tabs', `GitHub\t${ONE}\nPyPI\t${TWO}`],
  ['quotation marks', `"GitHub","${ONE}"\r\n"PyPI","${TWO}"\r\n`],
  ['a table of Markdown', `| GitHub | ${ONE} |\n|---|---|\n| PyPI | ${TWO} |\n`],
  ['colons', `GitHub: ${ONE}\n\nPyPI: ${TWO}\n`],
  ['equals signs', `GitHub = ${ONE}\nPyPI = ${TWO}\n`],
  ['dashes', `GitHub - ${ONE}\nPyPI - ${TWO}\n`],
  ['blanks', `GitHub   ${ONE}\nPyPI     ${TWO}\n`],
  ['one blank before the last word', `GitHub ${ONE}\nPyPI ${TWO}\n`],
  ['secrets in groups of four', 'GitHub: jbsw y3dp ehpk 3pxp\nPyPI: gezd gnbv gy3t qojq\n'],
])('a table with %s is asked about, and read as it was said', async (_, text) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'columns-needed' })
  const { format, found, notes } = await read(text, ['service', 'secret'])
  expect({ format, found, notes }).toMatchObject({
    format: 'bare-table',
    found: [entry('GitHub'), entry('PyPI')],
    notes: [],
  })
})

test('the question names the option of the terminal, with the columns as they may be', async () => {
  await expect(read(`GitHub,alice,${ONE},\nPyPI,bob,${TWO},\n`)).rejects.toThrow(
    'This is a table of 4 columns, and nothing in it says for certain what is in which. Nothing was read yet. Say which column is the service, the account and the secret; in a terminal with --columns, for example --columns service,account,secret,nothing.',
  )
})

test('the columns may be in any order, and those that are not needed are left out', async () => {
  const text = `alice,${ONE},work,GitHub\nbob,${TWO},home,PyPI\n`
  const { found } = await read(text, ['account', 'secret', 'nothing', 'service'])
  expect(found).toMatchObject([entry('GitHub', 'alice'), entry('PyPI', 'bob')])
})

test('names of columns in the first row are no entry, and that is said', async () => {
  const { found, notes } = await read(`Name;User;OTP key\nGitHub;alice;${ONE}\n`, ['service', 'account', 'secret'])
  expect(found).toMatchObject([entry('GitHub', 'alice')])
  expect(notes).toEqual([{ kind: 'first-row-names' }])
})

test('a name that has both parts is the service and the account, unless the account has a column', async () => {
  const one = await read(`GitHub: alice,${ONE}\nPyPI,${TWO}\n`, ['service', 'secret'])
  expect(one.found).toMatchObject([entry('GitHub', 'alice'), entry('PyPI')])
  const two = await read(`GitHub: work,alice,${ONE}\nPyPI,bob,${TWO}\n`, ['service', 'account', 'secret'])
  expect(two.found).toMatchObject([entry('GitHub: work', 'alice'), entry('PyPI', 'bob')])
})

test('a row without a secret is counted, and one with something else is set aside whole', async () => {
  const text = `GitHub,${ONE}\nPyPI,${TWO}\nnpm,hunter-2 1!\nMail,\nGitLab,${ONE}\n`
  const { found, notes } = await read(text, ['service', 'secret'])
  expect(found).toHaveLength(4)
  expect(setAsideIn(found)).toEqual([[{ kind: 'not-base32', at: 10 }, ['npm', 'hunter-2 1!']]])
  expect(notes).toEqual([{ kind: 'without-code', count: 1 }])
})

test.each<[string, readonly Column[] | undefined]>([
  ['nothing', undefined],
  ['too few columns', ['secret']],
  ['too many columns', ['service', 'secret', 'nothing']],
  ['no secret', ['service', 'account']],
  ['two secrets', ['secret', 'secret']],
])('with %s said, nothing is read', async (_, columns) => {
  await expect(read(TWO_COLUMNS, columns)).rejects.toMatchObject({ code: 'columns-needed' })
})

test('what a person sees first has no whole secret, and not all rows', () => {
  const rows = Array.from({ length: 9 }, (_, index) => `Name;alice ${String(index)};${ONE};${'A note. '.repeat(20)}\n`)
  expect(bareTable.tableIn?.(sourceOf(rows.join('')))).toEqual({
    rows: [0, 1, 2, 3].map((index) => ['Name', `alice ${String(index)}`, 'JBSW…', `${'A note. '.repeat(7)}A no…`]),
    count: 9,
    guess: ['service', 'account', 'secret', 'nothing'],
  })
})

test('a column whose name is that of accounts is taken for it at first', () => {
  const text = `user,site,key\nalice,GitHub,${ONE}\n`
  expect(bareTable.tableIn?.(sourceOf(text))?.guess).toEqual(['account', 'service', 'secret'])
})

describe('something else stays what it is', () => {
  test.each([
    ['secret', `Secret key: ${ONE}`],
    ['otpauth', `otpauth://totp/GitHub?secret=${ONE}\notpauth://totp/PyPI?secret=${TWO}`],
    ['found-links', `GitHub,otpauth://totp/GitHub?secret=${ONE}\nPyPI,${TWO}\n`],
    ['recovery-codes', 'Recovery codes for GitHub\n1a2b3-c4d5e\nf6a7b-8c9d0\n12345-67890\n'],
    [undefined, `${ONE},${TWO}\n`],
    [undefined, `1,${ONE}\n2,${TWO}\n`.replaceAll('3', 'A')],
    [undefined, 'Dear all,\nthe meeting is at noon.\n'],
    [undefined, `name,secret\n`],
    [undefined, `a,b,c,d,e,f,${ONE}\n`],
  ])('%s: %j', (format, text) => {
    const id = formatOf(sourceOf(text))?.id
    if (format === undefined) expect(id).not.toBe('bare-table')
    else expect(id).toBe(format)
  })

  test('a table of passwords is named as one', async () => {
    await expect(read(`name,username,password,otp\nGitHub,alice,hunter2,${ONE}\n`)).rejects.toThrow(
      'table of passwords',
    )
  })
})

test('a table that keeps the reader busy is answered all the same', async () => {
  const wide = `GitHub${' '.repeat(LIMITS.bareTableBytes - 100)}x y\n`
  expect(formatOf(sourceOf(wide))?.id).toBeUndefined()
  const rows = Array.from({ length: LIMITS.entries + 1 }, () => `a,${ONE}\n`).join('')
  await expect(read(rows, ['service', 'secret'])).rejects.toBeInstanceOf(KitError)
})

test('every alteration is survived', async () => {
  const bytes = new TextEncoder().encode(TWO_COLUMNS)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
      const copy = bytes.slice()
      copy[at] = byte
      const source = { name: '', bytes: copy }
      const answer = await Promise.resolve()
        .then(() => bareTable.read(source, undefined, undefined, ['service', 'secret']))
        .catch((error: unknown) => error)
      if (answer instanceof Error) expect(answer).toBeInstanceOf(KitError)
      else expect(answer).toMatchObject({ format: 'bare-table' })
    }),
  )
})
