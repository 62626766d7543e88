import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { decodeBase32 } from '../../../../electron/otp/base32.ts'
import { LINK, protonEncrypted, protonEntry, protonPlain, SECRET } from '../../../fixtures/intake/proton.ts'

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const source = (value: unknown) => ({ name: 'export', bytes: bytes(value) })
const read = async (value: unknown, password?: string) => await readSource(source(value), password)
const secret = decodeBase32(SECRET)
const TOKEN = { type: 'totp', secret: secret.ok && secret.bytes, algorithm: 'SHA1', digits: 6, period: 30 }

async function codeOf(value: unknown, password?: string): Promise<unknown> {
  return await read(value, password).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

describe('a plain export', () => {
  test('gives each entry with its note', async () => {
    expect(await read(protonPlain([protonEntry(LINK, 'alice', { note: 'Owner\nof three' })]))).toEqual({
      format: 'proton-authenticator',
      formatName: 'Proton Authenticator export',
      found: [
        {
          kind: 'token',
          issuer: 'PyPI',
          account: 'alice',
          token: TOKEN,
          note: 'Owner\nof three',
          warnings: [],
          verbatim: bytes(LINK),
        },
      ],
      notes: [],
      parts: [],
    })
  })

  test('reads a Steam entry, which is a secret and a name', async () => {
    const { found } = await read(protonPlain([protonEntry(`steam://${SECRET}`, 'mara_plays')]))
    expect(found).toMatchObject([
      {
        kind: 'token',
        issuer: 'Steam',
        account: 'mara_plays',
        token: { type: 'steam', secret: TOKEN.secret, digits: 5 },
      },
    ])
  })

  test('takes the name that Proton shows, and says where the link has another', async () => {
    const nameless = `otpauth://totp/?secret=${SECRET}&issuer=PyPI`
    const names = [
      protonEntry(LINK, 'Zoë at work'),
      protonEntry(LINK, 'alice '),
      protonEntry(LINK, ''),
      protonEntry(nameless, 'bob'),
    ]
    const { found } = await read(protonPlain(names))
    expect(found).toMatchObject([
      {
        account: 'Zoë at work',
        warnings: [{ kind: 'two-names', app: 'Proton', first: 'Zoë at work', second: 'alice' }],
      },
      { account: 'alice ', warnings: [] },
      { account: 'alice', warnings: [] },
      { account: 'bob', warnings: [] },
    ])
  })

  test.each([
    [protonEntry(`${LINK}&digits=7`, 'a'), 'a', { kind: 'value-twice', name: 'digits' }],
    [protonEntry('steam://1', 'a'), 'a', { kind: 'not-base32', at: 1 }],
    [protonEntry(LINK, 'a', { entry_type: 'Steam' }), 'a', { kind: 'steam-unclear' }],
    [protonEntry(LINK, 'a', { entry_type: 'Hotp' }), 'entry 2', { kind: 'other-shape', app: 'Proton' }],
    [{ content: {} }, 'entry 2', { kind: 'other-shape', app: 'Proton' }],
    [7, 'entry 2', { kind: 'other-shape', app: 'Proton' }],
  ])('sets %j aside with all it holds, and reads the others', async (entry, what, reason) => {
    const { found } = await read(protonPlain([protonEntry(LINK, 'alice'), entry, protonEntry(LINK, 'alice')]))
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', what, reason }, { kind: 'token' }])
    const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(entry)
  })

  test('says when a newer Proton wrote it, and when entries have no code', async () => {
    const { notes, warnings } = await read(protonPlain([protonEntry(LINK, 'alice'), protonEntry('', 'x')], 2))
    expect(notes).toEqual([{ kind: 'without-code', count: 1 }])
    expect(warnings).toEqual([{ kind: 'newer-app', app: 'Proton Authenticator' }])
  })

  test('that was cut off, edited or holds too much says so', async () => {
    const text = JSON.stringify(protonPlain([protonEntry(LINK, 'alice')]))
    expect(await codeOf(text.slice(0, -20))).toBe('file-truncated')
    expect(await codeOf(text.replace('"entries":', '"entries"'))).toBe('file-damaged')
    expect(await codeOf(text.replace('"entries":[', '"entries":[],"other":['))).toBe('read')
    expect(await codeOf(text.replace('"version":1', '"version":"1"'))).toBe('file-damaged')
    expect(await codeOf(protonPlain(Array(10_001).fill(protonEntry('', ''))))).toBe('file-too-large')
  })
})

describe('an encrypted export', () => {
  const inner = protonPlain([protonEntry(LINK, 'alice'), protonEntry(`steam://${SECRET}`, 'alice')])

  test('holds the same as the plain one', async () => {
    const file = await protonEncrypted(inner, 'пароль 🔑 ')
    const formatName = 'Proton Authenticator export, encrypted'
    expect(formatOf(source(file))?.name).toBe(formatName)
    const same = { ...(await read(inner)), format: 'proton-authenticator-encrypted', formatName }
    expect(await read(file, 'пароль 🔑 ')).toEqual(same)
    expect(await codeOf(file, 'пароль 🔑')).toBe('wrong-password')
  })

  test('tells a missing password, a wrong one, a cut file and a damaged one apart', async () => {
    const file = await protonEncrypted(inner, 'pass')
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, '')).toBe('wrong-password')
    expect(await codeOf(JSON.stringify(file).slice(0, -9), 'pass')).toBe('file-truncated')
    expect(await codeOf({ ...file, salt: 'AAAA' }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, content: '!' }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, content: 'AAAA' }, 'pass')).toBe('wrong-password')
    expect(await codeOf({ ...file, version: 2 }, 'pass')).toBe('unreadable')
    expect(await codeOf(await protonEncrypted({ version: 1 }, 'pass'), 'pass')).toBe('file-damaged')
    const changed = { ...file, content: `AAAA${String(file.content).slice(4)}` }
    await expect(read(changed, 'pass')).rejects.toThrow('or the file was damaged')
  })
})

test('a changed byte gives an error with a code, a reading with every entry, or the links that are left', async () => {
  const whole = bytes(protonPlain([protonEntry(LINK, 'alice'), protonEntry(LINK, 'bob')]))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (place, value) => {
      const changed = whole.with(place, value)
      const outcome = await readSource({ name: 'changed', bytes: changed }).then(
        ({ found, format }) => (format === 'proton-authenticator' ? found.length : format),
        (error: unknown) => (error as { name: string }).name,
      )
      expect([2, 'KitError', 'found-links']).toContain(outcome)
    }),
    { numRuns: 100 },
  )
})
