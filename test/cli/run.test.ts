import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli, type Ran } from '../fixtures/cli.ts'
import { aegisPlain } from '../fixtures/intake/aegis.ts'
import { migrationLink } from '../fixtures/intake/migration.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const TOTP = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=8&period=30`
const HOTP = `otpauth://hotp/Old:bob?secret=${SECRET}&issuer=Old&algorithm=SHA1&digits=6&counter=0`
const UNKNOWN = `otpauth://totp/New:carol?secret=${SECRET}&algorithm=SHA3`

let cli: TestCli
let folder: string
let vault: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  expect(await kit('create', vault)).toMatchObject({ exit: 0 })
})

afterEach(() => {
  cli.close()
})

const write = (name: string, content: string | Uint8Array) => cli.write(name, content)

/** Runs a command with nobody to ask, and the passphrase in a file unless the arguments say otherwise. */
async function kit(...args: string[]): Promise<Ran> {
  const needsVault = !['inspect', 'help'].includes(args[0] ?? '') && !args.includes('--passphrase-file')
  return await bare(...args, ...(needsVault ? ['--passphrase-file', join(folder, 'passphrase')] : []))
}

const bare = (...args: string[]) => cli.bare(args)

describe('the terminal', () => {
  it('explains itself, and calls a missing or unknown command a usage error', async () => {
    expect(await kit('help')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('sheet VAULT --out F.pdf') as string,
    })
    expect(await bare()).toMatchObject({ exit: 2 })
    expect(await bare('frobnicate')).toMatchObject({ exit: 2 })
    expect(await bare('list', vault, '--nonsense')).toMatchObject({ exit: 2 })
    expect(await bare('constructor')).toMatchObject({ exit: 2 })
  })

  it('never creates over an existing file', async () => {
    const before = readFileSync(vault)
    expect(await kit('create', vault)).toMatchObject({ exit: 2 })
    expect(readFileSync(vault).equals(before)).toBe(true)
  })

  it('makes a passphrase of six words when asked to, and it opens the vault', async () => {
    const other = join(folder, 'other.rkit')
    const { exit, out } = await bare('create', other, '--generate', '--json')
    expect(exit).toBe(0)
    const { passphrase } = JSON.parse(out) as { passphrase: string }
    expect(passphrase.split(' ')).toHaveLength(6)
    expect(await kit('list', other, '--passphrase-file', write('six words', passphrase))).toMatchObject({ exit: 0 })
  })

  it('takes the passphrase from standard input, and says when it is wrong or missing', async () => {
    expect(await bare('list', vault, '--passphrase-file', '-')).toMatchObject({ exit: 0 })
    expect(await bare('list', vault, '--passphrase-file', write('wrong', 'no'))).toMatchObject({ exit: 3 })
    expect(await bare('list', vault)).toMatchObject({ exit: 3 })
    expect(await bare('list', join(folder, 'nothing'), '--passphrase-file', '-')).toMatchObject({ exit: 1 })
  })

  it('imports links and says how the numbers add up', async () => {
    const { exit, out } = await kit('import', vault, write('links.txt', [TOTP, HOTP, UNKNOWN].join('\n')))
    expect(exit).toBe(5)
    expect(out).toContain('3 entries read: 2 added, 1 set aside.')
    expect(await kit('import', vault, write('again.txt', TOTP))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('1 entry read: 1 already here.') as string,
    })
    expect(await kit('list', vault)).toMatchObject({ exit: 0, out: 'Old · bob  HOTP\nPyPI · alice  TOTP' })
  })

  it('names the limit when a list has more codes than an account can have', async () => {
    const digits = (number: number) => number.toString(16).slice(-5)
    const codes = Array.from(
      { length: 201 },
      (_, at) => `${digits(7919 * at + 65_536)}-${digits(104_729 * at + 65_536)}`,
    )
    const refused = 'This is a list of more than 200 recovery codes, and no account has so many. Nothing was read.'
    const { exit, err } = await kit('import', vault, write('codes.txt', codes.join('\n')), '--yes')
    expect([exit, err]).toEqual([4, expect.stringContaining(refused)])
    expect(await kit('import', vault, write('codes.txt', codes.slice(1).join('\n')), '--yes')).toMatchObject({
      exit: 0,
    })
  })

  it('says what to check before it imports, even when nobody can be asked', async () => {
    const link = 'otpauth://totp/Steam:mara?secret=GEZDGNBVGY3TQOJQ&digits=6'
    const warning =
      'It is called Steam and is an ordinary token: check that Steam asks for digits here, not for five letters.'
    const asked = await kit('import', vault, write('links.txt', link))
    expect(asked.err.split('\n').slice(0, 2)).toEqual([
      '[x] Steam · mara  TOTP, SHA1, 6 digits, 30 s',
      `    ! ${warning}`,
    ])
    const other = write('other.txt', link.replace('mara', 'jo').replace('GEZD', 'GEZE'))
    expect((await kit('import', vault, other, '--yes')).err).toContain(`! Steam · jo: ${warning}`)
    const third = write('third.txt', link.replace('mara', 'vi').replace('GEZD', 'GEZF'))
    const { out } = await kit('import', vault, third, '--json')
    expect(JSON.parse(out)).toMatchObject({
      warnings: [{ service: 'Steam', name: 'vi', what: 'TOTP, SHA1, 6 digits, 30 s', warnings: [warning] }],
    })
  })

  it('imports nothing and changes nothing when it can read nothing', async () => {
    const before = readFileSync(vault)
    expect(await kit('import', vault, write('prose.txt', 'It was a dark and stormy night.'))).toMatchObject({ exit: 4 })
    expect(readFileSync(vault).equals(before)).toBe(true)
  })

  it('prints the code of a time, and moves a HOTP counter on', async () => {
    await kit('import', vault, write('links.txt', [TOTP, HOTP].join('\n')))
    expect(await kit('code', vault, 'pypi', '--at', '2005-03-18T01:58:29Z')).toMatchObject({ exit: 0, out: '07081804' })
    expect(await kit('code', vault, 'old')).toMatchObject({ exit: 0, out: '755224' })
    expect(await kit('code', vault, 'old')).toMatchObject({ exit: 0, out: '287082' })
    expect(await kit('code', vault, 'o')).toMatchObject({ exit: 0 })
    expect(await kit('code', vault, 'l')).toMatchObject({ exit: 2 })
    expect(await kit('code', vault, 'nobody')).toMatchObject({ exit: 1 })
    expect(await kit('code', vault, 'pypi', '--at', 'tomorrow')).toMatchObject({ exit: 2 })
  })

  it('prints recovery codes and marks one as used', async () => {
    const name = 'PyPI-Recovery-Codes-alice-2026-02-01T10_00_00.000000.txt'
    const codes = ['0123456789abcdef', 'fedcba9876543210', '1111222233334444']
    await kit('import', vault, write(name, codes.join('\n')))
    const { exit, out } = await kit('codes', vault, 'pypi', '--use', '2', '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toEqual({
      service: 'PyPI',
      account: 'alice',
      left: 2,
      total: 3,
      codes: [{ code: codes[0] }, { code: codes[1], used: '2026-03-01' }, { code: codes[2] }],
    })
    expect(await kit('codes', vault, 'pypi')).toMatchObject({
      out: expect.stringContaining(' 2  [x]  fedcba9876543210  used 2026-03-01') as string,
    })
    expect(await kit('codes', vault, 'pypi', '--use', '4')).toMatchObject({ exit: 2 })
  })

  it('prints a recovery key as one, and marks it never as used', async () => {
    const key = Array.from({ length: 16 }, () => 'a10c').join(' ')
    await kit('import', vault, write('tuta.txt', `Tuta recovery code: ${key}\n`))
    expect(await kit('list', vault)).toMatchObject({ out: 'Tuta · recovery key  recovery key' })
    expect(await kit('codes', vault, 'tuta')).toMatchObject({ out: `${key}\nRecovery key: it stays valid after use` })
    expect(JSON.parse((await kit('codes', vault, 'tuta', '--json')).out)).toEqual({
      ...{ service: 'Tuta', account: 'recovery key', recoveryKey: true },
      codes: [{ code: key }],
    })
    expect(await kit('codes', vault, 'tuta', '--use', '1')).toMatchObject({ exit: 1 })
  })

  it('saves a sheet for its owner alone, and never over an existing file', async () => {
    await kit('import', vault, write('links.txt', [TOTP, HOTP].join('\n')))
    const out = join(folder, 'sheet.pdf')
    expect(await kit('sheet', vault, '--out', out, '--account', 'pypi', '--paper', 'letter')).toMatchObject({ exit: 0 })
    expect(readFileSync(out).toString('latin1', 0, 5)).toBe('%PDF-')
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600)
    expect(await kit('sheet', vault, '--out', out)).toMatchObject({ exit: 2 })
    expect(await kit('sheet', vault)).toMatchObject({ exit: 2 })
    expect(await kit('sheet', vault, '--out', join(folder, 'b.pdf'), '--paper', 'a3')).toMatchObject({ exit: 2 })
    expect(existsSync(join(folder, 'b.pdf'))).toBe(false)
  })

  it('lists what is on paper, and what of it is out of date', async () => {
    expect(await kit('papers', vault)).toEqual({ exit: 0, out: 'Nothing printed yet.', err: '' })
    await kit('import', vault, write('links.txt', [TOTP, HOTP].join('\n')))
    const out = join(folder, 'sheet.pdf')
    expect(
      await kit('sheet', vault, '--out', out, '--account', 'pypi', '--bare', '--copies', '2', '--split', 'TOTP'),
    ).toMatchObject({ exit: 0, out: expect.stringMatching(/^Saved 2 pages at /) as string })
    const { out: listed } = await kit('papers', vault)
    expect(listed.replace(/^[0-9A-F]{8}/, 'SET').split('\n')).toEqual([
      'SET  printed 2026-03-01  1 sheet, 1 page: totp',
      '  copy 1  place not noted  Not read back yet.  next by 2027-03-01',
      '  copy 2  place not noted  Not read back yet.  next by 2027-03-01',
      `  the file ${out} is outstanding`,
    ])
    expect(JSON.parse((await kit('papers', vault, '--json')).out)).toMatchObject({
      sets: [{ accounts: ['PyPI · alice'], stale: [] }],
    })
  })

  it('counts the pages of all copies, as they are in the file', async () => {
    await kit('import', vault, write('links.txt', [TOTP, HOTP].join('\n')))
    const out = join(folder, 'sheets.pdf')
    expect((await kit('sheet', vault, '--out', out, '--copies', '2')).out).toMatch(
      /^Saved 8 pages, 2 copies of 4, at .*sheets\.pdf\n/,
    )
    const again = await kit('sheet', vault, '--out', join(folder, 'again.pdf'), '--copies', '2', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ pages: 8, copies: 2, pagesOfOneCopy: 4, sheets: 4 })
  })

  it('puts several accounts on a page with --layout compact, which is for plain sheets alone', async () => {
    await kit('import', vault, write('links.txt', [TOTP, HOTP].join('\n')))
    const pages = async (...options: readonly string[]) => {
      const out = join(folder, `${options.join('')}.pdf`)
      return (await kit('sheet', vault, '--out', out, '--bare', ...options)).out.split(' at ')[0]
    }
    expect(await pages()).toBe('Saved 2 pages')
    expect(await pages('--layout', 'single')).toBe('Saved 2 pages')
    expect(await pages('--layout', 'compact')).toBe('Saved 1 page')
    const out = join(folder, 'none.pdf')
    for (const wrong of [
      ['--layout', 'dense'],
      ['--layout', 'compact', '--kind', 'sealed'],
      ['--long-notes', 'keep'],
      ['--long-notes', 'some', '--kind', 'sealed'],
    ])
      expect(await kit('sheet', vault, '--out', out, ...wrong)).toMatchObject({ exit: 2 })
    expect(existsSync(out)).toBe(false)
  })

  it('prints a cover without accounts, and sealed sheets only with a passphrase', async () => {
    await kit('import', vault, write('links.txt', TOTP))
    const cover = join(folder, 'cover.pdf')
    expect(await kit('sheet', vault, '--out', cover, '--kind', 'cover')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('The file holds no secrets.') as string,
    })
    const sealed = join(folder, 'sealed.pdf')
    expect(await kit('sheet', vault, '--out', sealed, '--kind', 'sealed')).toMatchObject({ exit: 3 })
    expect(existsSync(sealed)).toBe(false)
    const passphrase = write('sheet-passphrase', 'seven quiet rivers under old bridges\n')
    expect(
      await kit('sheet', vault, '--out', sealed, '--kind', 'sealed', '--sheet-passphrase-file', passphrase),
    ).toMatchObject({ exit: 0 })
    expect(readFileSync(sealed).toString('latin1', 0, 5)).toBe('%PDF-')
  })

  it('leaves a long note off a sealed sheet and says how to keep it, or keeps it on sheets of its own', async () => {
    const note = 'Ask Carol before you use this. '.repeat(22)
    const info = { secret: SECRET, algo: 'SHA1', digits: 6, period: 30 }
    const entry = { type: 'totp', issuer: 'PyPI', name: 'alice', note, info }
    await kit('import', vault, write('aegis.json', aegisPlain({ entries: [entry] })))
    const passphrase = write('sheet-passphrase', 'seven quiet rivers under old bridges\n')
    const saved = async (name: string, ...options: readonly string[]) => {
      const sealed = ['--kind', 'sealed', '--bare', '--json', '--sheet-passphrase-file', passphrase, ...options]
      const { exit, out, err } = await kit('sheet', vault, '--out', join(folder, name), ...sealed)
      expect(exit).toBe(0)
      return { err: err.trim().split('\n'), ...(JSON.parse(out) as { readonly sheets: number }) }
    }
    const short = await saved('short.pdf')
    expect(short).toMatchObject({ sheets: 1, warnings: short.err.slice(0, 1) })
    expect(short.err).toEqual([
      expect.stringMatching(/^The note of PyPI: alice is too long: .* print it on sealed sheets of its own\.$/),
      'For that, add --long-notes keep.',
    ])
    const kept = await saved('kept.pdf', '--long-notes', 'keep')
    expect(kept).toMatchObject({ sheets: 3, warnings: kept.err })
    expect(kept.err).toEqual([expect.stringContaining('so it is on sealed sheets of its own.')])
  })

  it('takes no kind, copies or split that it does not know', async () => {
    for (const wrong of [
      ['--kind', 'secret'],
      ['--copies', '10'],
      ['--split', 'codes'],
    ])
      expect(await kit('sheet', vault, '--out', join(folder, 'x.pdf'), ...wrong)).toMatchObject({ exit: 2 })
  })
})

describe('inspect', () => {
  it('prints what is in a file in one documented shape, and saves nothing', async () => {
    const links = write('links.txt', [TOTP, HOTP, UNKNOWN, 'otpauth://totp/x?issuer=x'].join('\n'))
    const { exit, out } = await bare('inspect', links, '--json')
    expect(exit).toBe(5)
    const { files } = JSON.parse(out) as { files: Record<string, unknown>[] }
    const common = { secret: SECRET, algorithm: 'SHA1', warnings: [] }
    expect(files).toEqual([
      {
        file: links,
        format: 'otpauth',
        entries: [
          { ...common, type: 'totp', issuer: 'PyPI', account: 'alice', digits: 8, period: 30 },
          { ...common, type: 'hotp', issuer: 'Old', account: 'bob', digits: 6, counter: 0 },
        ],
        codeSets: [],
        quarantined: [
          { what: expect.stringContaining('carol') as string, reason: 'The algorithm "SHA3" is not known.' },
        ],
        refused: [{ what: expect.any(String) as string, reason: 'There is no secret in the link.' }],
        warnings: [],
        notes: [],
      },
    ])
  })

  it('names what to check, entry by entry and of the file', async () => {
    const short = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPE'
    const links = write('links.txt', short)
    const length = 'No app makes a secret of this length: a character may be missing.'
    const few = 'The secret has only 5 bytes, fewer than services give: part of it may be missing. Compare a code.'
    expect(JSON.parse((await bare('inspect', links, '--json')).out)).toMatchObject({
      files: [{ entries: [{ account: 'alice', warnings: [length, few] }], warnings: [] }],
    })
    const newer = write('newer.json', aegisPlain({ version: 9, entries: [] }))
    expect((await bare('inspect', links, newer)).out.split('\n')).toEqual([
      `${links}: otpauth link`,
      '  TOTP  PyPI · alice  JBSWY3DP',
      `    ! ${length}`,
      `    ! ${few}`,
      `${newer}: Aegis export`,
      '  ! A newer Aegis wrote it. Check that everything is here.',
    ])
  })

  it('names the parts of a Google Authenticator export that are missing from all files together', async () => {
    const entry = { secret: new Uint8Array(10), name: 'a', issuer: 'b', type: 2 }
    const part = (index: number) => write(`${index}.txt`, migrationLink([entry], { size: 3, index, id: 7 }))
    const { out } = await bare('inspect', part(0), part(2), '--json')
    expect(JSON.parse(out)).toMatchObject({
      missing: ['Part 2 of 3 of a Google Authenticator export is missing; parts 1 and 3 are here.'],
    })
  })

  it('tells apart a file of no known kind, one that is not there, and a folder', async () => {
    expect(await bare('inspect', write('prose.txt', 'It was a dark and stormy night.'))).toMatchObject({ exit: 4 })
    expect(await bare('inspect', join(folder, 'nothing'))).toMatchObject({ exit: 2 })
    expect(await bare('inspect', folder)).toMatchObject({ exit: 2 })
  })
})
