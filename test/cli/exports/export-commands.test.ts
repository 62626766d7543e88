import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'
import { missingOf, skipped } from '../../fixtures/tools.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const TOTP = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=8&period=30`
const HOTP = `otpauth://hotp/Old:bob?secret=${SECRET}&issuer=Old&algorithm=SHA1&digits=6&counter=0`
const OWN_PASSWORD = 'seven purple lanterns drift over quiet harbours'

let cli: TestCli
let vault: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ vault } = cli)
  write('password', `${OWN_PASSWORD}\n`)
  await kit('create', vault)
  await kit('import', vault, write('links.txt', [TOTP, HOTP].join('\n')))
})

afterEach(() => {
  cli.close()
})

const path = (name: string) => cli.path(name)
const write = (name: string, content: string) => cli.write(name, content)
const kit = (...args: string[]) => cli.kit(args)

/** Imports a file into a new vault and lists what is there. */
async function listAfterImport(file: string, ...options: string[]): Promise<string> {
  const fresh = join(mkdtempSync(path('fresh-')), 'vault.rkit')
  await kit('create', fresh)
  expect(await kit('import', fresh, file, ...options)).toMatchObject({ exit: 0 })
  return (await kit('list', fresh)).out
}

const LISTED = 'Old · bob  HOTP\nPyPI · alice  TOTP'

describe('export', () => {
  it('saves links and says what is not there', async () => {
    const { exit, out } = await kit('export', vault, '--format', 'otpauth', '--out', path('out.txt'))
    expect(exit).toBe(0)
    expect(out).toBe(
      `Saved 2 entries at ${path('out.txt')}\nNot in it: 1 import report\nNot in it: 1 name of a passphrase\nNot in it: notes, dates, and where each token came from`,
    )
    expect(await listAfterImport(path('out.txt'))).toBe(LISTED)
  })

  it('saves JSON of everything, and one account of it', async () => {
    expect(await kit('export', vault, '--format', 'json', '--out', path('all.json'))).toMatchObject({ exit: 0 })
    expect(await listAfterImport(path('all.json'))).toBe(LISTED)
    await kit('export', vault, '--format', 'json', '--out', path('one.json'), '--account', 'pypi')
    expect(await listAfterImport(path('one.json'))).toBe('PyPI · alice  TOTP')
  })

  it('saves for Aegis, encrypted when there is a password', async () => {
    await kit('export', vault, '--format', 'aegis', '--out', path('plain.json'))
    expect(readFileSync(path('plain.json'), 'utf8')).toContain(SECRET)
    await kit('export', vault, '--format', 'aegis', '--out', path('sealed.json'), '--password-file', path('password'))
    expect(readFileSync(path('sealed.json'), 'utf8')).not.toContain(SECRET)
    expect(await listAfterImport(path('sealed.json'), '--password-file', path('password'))).toBe(LISTED)
  })

  it('saves for 2FAS, encrypted when there is a password', async () => {
    await kit('export', vault, '--format', '2fas', '--out', path('plain.2fas'))
    expect(readFileSync(path('plain.2fas'), 'utf8')).toContain(SECRET)
    expect(await listAfterImport(path('plain.2fas'))).toBe(LISTED)
    await kit('export', vault, '--format', '2fas', '--out', path('sealed.2fas'), '--password-file', path('password'))
    expect(readFileSync(path('sealed.2fas'), 'utf8')).not.toContain(SECRET)
    expect(await listAfterImport(path('sealed.2fas'), '--password-file', path('password'))).toBe(LISTED)
  })

  it('saves QR codes for Google Authenticator as a PDF without any secret in its text', async () => {
    const args = ['--format', 'google-qr', '--out', path('out.pdf')]
    expect(await kit('export', vault, ...args)).toMatchObject({ exit: 0 })
    const pdf = readFileSync(path('out.pdf'), 'latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).not.toContain(SECRET)
    expect(
      await kit('export', vault, ...args.with(3, path('no.pdf')), '--password-file', path('password')),
    ).toMatchObject({
      exit: 2,
    })
  })

  it('saves an age file for a passphrase, and imports it again', async () => {
    const saved = await kit(
      ...['export', vault, '--format', 'age', '--out', path('out.age'), '--password-file', path('password'), '--json'],
    )
    expect(JSON.parse(saved.out)).toEqual({
      path: path('out.age'),
      count: 6,
      leftOut: [],
      decoder: { kind: 'missing' },
    })
    expect(saved.err).toBe(
      'decoder.html, which opens the export without the app, is not built yet. Build it with "npm run build".',
    )
    expect(await listAfterImport(path('out.age'), '--password-file', path('password'))).toBe(LISTED)
    const fresh = path('other.rkit')
    await kit('create', fresh)
    expect(await kit('import', fresh, path('out.age'), '--password-file', write('wrong', 'no'))).toMatchObject({
      exit: 3,
    })
  })

  it('saves an age file for the paper key, which comes from a file when it is imported again', async () => {
    expect(await kit('export', vault, '--format', 'age', '--out', path('none.age'))).toMatchObject({ exit: 1 })
    expect(existsSync(path('none.age'))).toBe(false)
    const { identity } = JSON.parse((await kit('identity', vault, 'new', '--json')).out) as { identity: string }
    expect(await kit('export', vault, '--format', 'age', '--out', path('out.age'))).toMatchObject({ exit: 0 })
    const key = write('identity.txt', `# from paper\n${identity}\n`)
    expect(await listAfterImport(path('out.age'), '--password-file', key)).toBe(LISTED)
  })

  it('saves an age file for a post-quantum recipient, and imports and drills it with the identity', async () => {
    const identity = await generateHybridIdentity()
    const recipient = await identityToRecipient(identity)
    const args = ['--format', 'age', '--out', path('out.age'), '--recipient', recipient]
    expect(await kit('export', vault, ...args)).toMatchObject({ exit: 0 })
    const key = write('identity.txt', `# created: today\n${identity}\n`)
    expect(await listAfterImport(path('out.age'), '--password-file', key)).toBe(LISTED)
    const drilled = ['drill', vault, '--backup', path('out.age'), '--other-passphrase-file', key]
    expect(await kit(...drilled)).toMatchObject({ exit: 0 })
  })

  const missing = missingOf('age', 'age-keygen')
  it.skipIf(missing.length > 0)(`saves an age file that the age program opens${skipped(missing)}`, async () => {
    execFileSync('age-keygen', ['-o', path('key.txt')], { stdio: 'ignore' })
    const recipient = execFileSync('age-keygen', ['-y', path('key.txt')])
      .toString()
      .trim()
    const args = ['--format', 'age', '--out', path('out.age'), '--recipient', recipient, '--armor']
    expect(await kit('export', vault, ...args)).toMatchObject({ exit: 0 })
    const opened = execFileSync('age', ['-d', '-i', path('key.txt'), path('out.age')]).toString()
    expect(JSON.parse(opened)).toMatchObject({ format: 'recovery-kit-export', version: 1 })
    expect(opened).toContain(SECRET)
  })

  it('never writes over a file, and says what is missing', async () => {
    const taken = write('taken', 'precious')
    expect(await kit('export', vault, '--format', 'json', '--out', taken)).toMatchObject({ exit: 2 })
    expect(readFileSync(taken, 'utf8')).toBe('precious')
    const out = path('out')
    for (const args of [
      ['--format', 'json'],
      ['--out', out],
      ['--out', out, '--format', 'pdf'],
      ['--out', out, '--format', 'json', '--password-file', path('password')],
      ['--out', out, '--format', 'age', '--password-file', path('password'), '--recipient', 'age1x'],
    ])
      expect(await kit('export', vault, ...args)).toMatchObject({ exit: 2 })
    expect(await kit('export', vault, '--out', out, '--format', 'age', '--recipient', 'age1x')).toMatchObject({
      exit: 1,
    })
    expect(existsSync(out)).toBe(false)
  })
})

describe('identity', () => {
  it('is made, shown by its recipient alone, checked, and replaced only when asked to', async () => {
    expect(await kit('identity', vault)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('no paper key') as string,
    })
    const made = await kit('identity', vault, 'new', '--json')
    const { identity, recipient } = JSON.parse(made.out) as { identity: string; recipient: string }
    expect(await kit('identity', vault)).toMatchObject({ exit: 0, out: recipient })
    const file = write('identity.txt', identity)
    expect(await kit('identity', vault, 'check', '--identity-file', file)).toMatchObject({ exit: 0 })
    expect(await kit('identity', vault, 'check', '--identity-file', write('no.txt', 'no'))).toMatchObject({ exit: 3 })
    expect(await kit('identity', vault, 'new')).toMatchObject({ exit: 1 })
    expect(await kit('identity', vault, 'new', '--replace')).toMatchObject({ exit: 0 })
    expect(await kit('identity', vault, 'check', '--identity-file', file)).toMatchObject({ exit: 3 })
    expect(await kit('identity', vault, 'burn')).toMatchObject({ exit: 2 })
  })
})
