import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SHARES } from '../slip39/shares.ts'
import { TestCli } from '../fixtures/cli.ts'
import { missingOf, skipped } from '../fixtures/tools.ts'

const IDENTITY = 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG'

let cli: TestCli
let vault: string
/** What a person types when asked. */
let answer: string | undefined

beforeEach(async () => {
  cli = new TestCli()
  ;({ vault } = cli)
  answer = undefined
  await withVault('create', vault)
})

afterEach(() => {
  cli.close()
})

const path = (name: string) => cli.path(name)
const write = (name: string, content: string) => cli.write(name, content)
const kit = (...args: string[]) => cli.bare(args, { ask: () => answer })

const withVault = (...args: string[]) => cli.kit(args, { ask: () => answer })
const split = (...options: string[]) =>
  withVault('shares', vault, '--threshold', '2', '--count', '3', '--out', path('out.pdf'), ...options)

describe('sheet --kind identity', () => {
  it('saves the paper key that is typed, in copies, and no other', async () => {
    const { out: made } = await withVault('identity', vault, 'new')
    const key = /AGE-SECRET-KEY-1\w+/.exec(made)?.[0] ?? ''
    const print = (...options: string[]) => withVault('sheet', vault, '--kind', 'identity', ...options)
    const out = path('key.pdf')
    expect(await print('--out', out, '--identity-file', write('key.txt', `${key}\n`), '--copies', '2')).toMatchObject({
      exit: 0,
      out: `Saved 4 pages, 2 copies of 2, at ${out}\nThe file holds the paper key, which opens the vault: print it, then delete it.`,
    })
    expect(readFileSync(out).toString('latin1', 0, 5)).toBe('%PDF-')
    const other = write('other.txt', IDENTITY)
    expect(await print('--out', path('other.pdf'), '--identity-file', other)).toMatchObject({ exit: 1 })
    expect(await print('--out', path('other.pdf'), '--account', 'pypi')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('A paper key is of no account, so --account does not go with it.') as string,
    })
    expect(existsSync(path('other.pdf'))).toBe(false)
  })
})

describe('shares', () => {
  const missing = missingOf('pdftotext')
  it.skipIf(missing.length > 0)(
    `saves a sheet for each holder, and three of them open the vault${skipped(missing)}`,
    async () => {
      const { exit, out } = await split('--holder', 'Ada', '--holder', 'Grace')
      expect(exit).toBe(0)
      expect(out).toContain(`Saved 6 pages at ${path('out.pdf')}\nAny 2 of these 3 shares open the vault`)
      expect(execFileSync('pdftotext', [path('out.pdf'), '-'], { encoding: 'utf8' })).toContain('Kept by Grace')

      expect(await kit('combine', path('out.pdf'), '--out', path('key.txt'))).toMatchObject({ exit: 0 })
      expect(statSync(path('key.txt')).mode & 0o777).toBe(0o600)
      const checked = await withVault('identity', vault, 'check', '--identity-file', path('key.txt'))
      expect(checked).toMatchObject({ exit: 0, out: 'This is the paper key of the vault. The date was noted.' })
    },
  )

  it('asks before it replaces an identity', async () => {
    await withVault('identity', vault, 'new')
    const before = await withVault('identity', vault)
    expect(await split()).toMatchObject({
      exit: 1,
      err: 'The paper key was not replaced. Nothing was changed or saved.',
    })
    expect(existsSync(path('out.pdf'))).toBe(false)
    expect(await withVault('identity', vault)).toEqual(before)
    answer = 'replace'
    expect(await split()).toMatchObject({ exit: 0 })
    expect(await withVault('identity', vault)).not.toEqual(before)
  })

  it('refuses numbers that make no sense before anything is made', async () => {
    for (const [threshold, count] of [
      ['1', '3'],
      ['4', '3'],
      ['2', '17'],
      ['two', '3'],
    ] as const)
      expect(
        await withVault('shares', vault, '--threshold', threshold, '--count', count, '--out', path('out.pdf')),
      ).toMatchObject({ exit: 2 })
    expect((await withVault('identity', vault)).out).toContain('no paper key yet')
  })
})

describe('combine', () => {
  const [first, second, third] = SHARES

  it('does not go through a text that is not of shares', async () => {
    const words = Array.from({ length: 20 }, (_, at) => `wrongword${at}`).join(' ')
    const sentence = 'There is more in it than 64 shares. Nothing was read. Choose a file that holds the shares alone.'
    for (const [name, lines] of [
      ['long.txt', 10_000],
      ['many.txt', 65],
    ] as const) {
      const file = write(name, Array.from({ length: lines }, () => words).join('\n'))
      expect(await kit('combine', file)).toMatchObject({ exit: 1, out: expect.stringContaining(sentence) as string })
    }
  })

  it('says what each piece is, and that more are needed', async () => {
    const file = write('two.txt', `${first}\n${second}\n`)
    expect(await kit('combine', file, write('again.txt', first.toUpperCase()))).toEqual({
      exit: 1,
      out: [
        'two.txt: Share 1 of the set "adequate biology".',
        'two.txt: Share 2 of the set "adequate biology".',
        'again.txt: Share 1 of the set "adequate biology" again. It counts once.',
        '2 of 3 found.',
      ].join('\n'),
      err: 'These are not enough shares. Nothing was shown. Bring more of the same set together.',
    })
  })

  it('prints the identity only after a person has typed so', async () => {
    const files = [first, second, third].map((share, at) => write(`${at}.txt`, share))
    expect((await kit('combine', ...files)).out).not.toContain('AGE-SECRET')
    answer = 'no'
    expect((await kit('combine', ...files)).out).not.toContain('AGE-SECRET')
    expect((await kit('combine', ...files, '--json')).out).not.toContain('AGE-SECRET')
    answer = 'show'
    expect((await kit('combine', ...files)).out.split('\n').slice(-2)).toEqual(['3 of 3 found.', IDENTITY])
  })

  it('reads a share over several lines with numbers, as typed from the sheet', async () => {
    const typed = first.split(' ').map((word, at) => `${at + 1} ${word}${at % 3 === 2 ? '\n' : ''}`)
    expect((await kit('combine', write('typed.txt', typed.join(' ')))).out).toContain('Share 1 of the set')
  })

  it('saves the identity in a file, which an age program takes', async () => {
    const file = write('three.txt', SHARES.slice(2).join('\n\n'))
    expect(await kit('combine', file, '--out', path('key.txt'))).toMatchObject({ exit: 0 })
    expect(readFileSync(path('key.txt'), 'utf8')).toBe(`${IDENTITY}\n`)
  })

  it('names a file with no share in it', async () => {
    expect(await kit('combine', write('empty.txt', ''))).toMatchObject({ exit: 1, out: '' })
    expect((await kit('combine', write('note.txt', 'hello'))).out).toContain(
      'note.txt: Word 1 is not in the list of words.',
    )
  })
})
