import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { decodeBase32 } from '../../../../electron/otp/base32.ts'
import { demoDatabase, demoSecret } from '../../../../electron/app/start/demo-files.ts'
import { aegisEncrypted, aegisPlain, edited, type AegisEntry } from '../../../fixtures/intake/aegis.ts'

const source = (bytes: Uint8Array) => ({ name: 'export.json', bytes })
const SECRET = 'JBSWY3DPEHPK3PXP'
const totp = (more: Partial<AegisEntry> = {}): AegisEntry => ({
  type: 'totp',
  issuer: 'PyPI',
  name: 'alice',
  info: { secret: SECRET, algo: 'SHA1', digits: 6, period: 30 },
  ...more,
})
const withInfo = (info: Record<string, unknown>, type = 'totp') => totp({ type, info: { secret: SECRET, ...info } })

async function codeOf(bytes: Uint8Array, password?: string): Promise<unknown> {
  return await readSource(source(bytes), password).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

describe('a plain export', () => {
  test('gives every entry with all its values, in order', async () => {
    const reading = await readSource(source(aegisPlain(demoDatabase())))
    expect(reading).toMatchObject({ format: 'aegis', formatName: 'Aegis export', notes: [], parts: [] })
    const tokens = reading.found.map((found) => (found.kind === 'token' ? found : undefined))
    expect(tokens.map((found) => [found?.issuer, found?.account, found?.token.type])).toEqual([
      ['PyPI', 'mara', 'totp'],
      ['GitHub', 'mara', 'totp'],
      ['npm', 'mara-builds', 'totp'],
      ['RubyGems.org', 'mara@example.org', 'totp'],
      ['crates.io mail', 'mara@example.org', 'totp'],
      ['GitLab', 'mara', 'totp'],
      ['Docker Hub', 'marabuilds', 'totp'],
      ['Build server', 'deploy', 'hotp'],
      ['Steam', 'mara_plays', 'steam'],
    ])
    const secret = decodeBase32(demoSecret('Docker Hub'))
    expect(tokens[6]?.token).toEqual({
      type: 'totp',
      secret: secret.ok && secret.bytes,
      algorithm: 'SHA256',
      digits: 8,
      period: 60,
    })
    expect(tokens[7]?.token).toMatchObject({ type: 'hotp', counter: 41 })
  })

  test('keeps notes, and groups of both versions as a line of the note', async () => {
    const { found } = await readSource(
      source(
        aegisPlain({
          groups: [{ uuid: 'u1', name: 'Work' }],
          entries: [totp({ note: 'Owner' }), totp({ note: 'Owner', groups: ['u1'] }), totp({ group: 'Home' }), totp()],
        }),
      ),
    )
    expect(found.map((one) => (one.kind === 'token' ? one.note : one.kind))).toEqual([
      'Owner',
      'Owner\nAegis groups: Work',
      'Aegis groups: Home',
      undefined,
    ])
  })

  test('of database version 1 is read', async () => {
    const { found } = await readSource(source(aegisPlain({ version: 1, entries: [totp({ group: 'Home' })] })))
    expect(found).toMatchObject([{ kind: 'token', issuer: 'PyPI', account: 'alice', note: 'Aegis groups: Home' }])
  })

  test('gives mOTP and Yandex entries with their PIN, where Aegis has it', async () => {
    const motp = withInfo({ algo: 'MD5', digits: 6, period: 10, pin: '1234' }, 'motp')
    const yandex = withInfo(
      { secret: 'LA2V6KMCGYMWWVEW64RNP3JA3I', algo: 'SHA256', digits: 8, period: 30, pin: null },
      'yandex',
    )
    const { found } = await readSource(source(aegisPlain({ entries: [motp, yandex] })))
    expect(found.map((one) => (one.kind === 'token' ? one.token : one))).toEqual([
      {
        type: 'motp',
        secret: Uint8Array.from([72, 101, 108, 108, 111, 33, 222, 173, 190, 239]),
        algorithm: 'MD5',
        digits: 6,
        period: 10,
        pin: new TextEncoder().encode('1234'),
      },
      {
        type: 'yandex',
        secret: new Uint8Array(Buffer.from('58355f298236196b5496f722d7ed20da', 'hex')),
        algorithm: 'SHA256',
        digits: 8,
        period: 30,
      },
    ])
  })

  test('takes empty and absent names as they are', async () => {
    const { found } = await readSource(source(aegisPlain({ entries: [totp({ issuer: null, name: '' })] })))
    expect(found).toMatchObject([{ kind: 'token', issuer: '', account: '' }])
  })

  test.each<[unknown, object]>([
    [withInfo({ algo: 'SHA1' }, 'motp'), { kind: 'setting-fixed', type: 'motp', setting: 'algorithm' }],
    [withInfo({}, 'yandex'), { kind: 'yandex-length' }],
    [withInfo({}, 'totp2'), { kind: 'type-unknown', stated: '"totp2"' }],
    [withInfo({ algo: 'MD5' }), { kind: 'algorithm-md5' }],
    [withInfo({ digits: 6.5 }), { kind: 'digits-unclear', stated: '6.5' }],
    [withInfo({ period: '30s' }), { kind: 'period-unclear', stated: '"30s"' }],
    [withInfo({}, 'hotp'), { kind: 'counter-missing' }],
    [withInfo({ secret: 'JBSW1' }), { kind: 'not-base32', at: 5 }],
    [withInfo({ secret: '' }), { kind: 'secret-empty' }],
    [withInfo({ secret: 5 }), { kind: 'other-shape', app: 'Aegis' }],
    [7, { kind: 'other-shape', app: 'Aegis' }],
  ])('sets %j aside with all it holds, and reads the others', async (entry, reason) => {
    const { found } = await readSource(source(aegisPlain({ entries: [totp(), entry, totp()] })))
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason }, { kind: 'token' }])
    const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(entry)
  })

  test('says what it does not bring in', async () => {
    const db = { version: 9, entries: [totp({ icon: 'iVBORw0KGgo=' })] }
    const { notes, warnings } = await readSource(source(aegisPlain(db)))
    expect(notes).toEqual([{ kind: 'icons', count: 1 }])
    expect(warnings).toEqual([{ kind: 'newer-app', app: 'Aegis' }])
  })
})

describe('an encrypted export', () => {
  const file = aegisEncrypted(demoDatabase(), [{ password: 'correct horse' }])

  test('is known before a password is given', () => {
    expect(formatOf(source(file))?.name).toBe('Aegis export, encrypted')
  })

  test('holds the same as the plain one', async () => {
    const encrypted = await readSource(source(file), 'correct horse')
    const plain = await readSource(source(aegisPlain(demoDatabase())))
    expect(encrypted).toEqual({ ...plain, format: 'aegis-encrypted', formatName: 'Aegis export, encrypted' })
  })

  test('opens with the password of any slot, whatever kinds of slots stand before it', async () => {
    const fingerprint = { type: 2, uuid: 'x', key: '00', key_params: { nonce: '00', tag: '00' } }
    const slots = [{ password: 'first' }, { password: 'пароль 🔑 ', n: 2048, r: 4, p: 2 }]
    const several = aegisEncrypted(demoDatabase(), slots, [fingerprint])
    expect(await codeOf(several, 'first')).toBe('read')
    expect(await codeOf(several, 'пароль 🔑 ')).toBe('read')
    expect(await codeOf(several, 'пароль 🔑')).toBe('wrong-password')
  })

  test('tells a missing password, a wrong one, a cut file and a damaged one apart', async () => {
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, '')).toBe('wrong-password')
    expect(await codeOf(file, 'Correct horse')).toBe('wrong-password')
    expect(await codeOf(file.slice(0, -100), 'correct horse')).toBe('file-truncated')
    expect(await codeOf(file.slice(0, -100))).toBe('file-truncated')
    const flipped = edited(file, (value) => (value.db = `AAAA${String(value.db).slice(4)}`))
    expect(await codeOf(flipped, 'correct horse')).toBe('file-damaged')
    const shortened = edited(file, (value) => (value.db = String(value.db).slice(0, -8)))
    expect(await codeOf(shortened, 'correct horse')).toBe('file-damaged')
  })

  test.each([
    ['no nonce', { nonce: '', tag: '00'.repeat(16) }],
    ['a short tag', { nonce: '00'.repeat(12), tag: '00'.repeat(4) }],
  ])('with %s is damaged', async (_, params) => {
    expect(
      await codeOf(
        edited(file, ({ header }) => (header.params = params)),
        'correct horse',
      ),
    ).toBe('file-damaged')
  })

  test.each([
    ['n', 2 ** 21],
    ['r', 33],
    ['p', 17],
    ['n', 2 ** 62],
  ])('that asks for %s = %i is turned away before the work is done', async (name, value) => {
    const costly = edited(file, ({ header }) => Object.assign(header.slots?.[0] ?? {}, { [name]: value }))
    expect(await codeOf(costly, 'correct horse')).toBe('cost-too-high')
  })

  test.each([3000, 2])('whose n is %i, which no Aegis writes, is damaged', async (n) => {
    const changed = edited(file, ({ header }) => Object.assign(header.slots?.[0] ?? {}, { n }))
    expect(await codeOf(changed, 'correct horse')).toBe('file-damaged')
  })

  test('with one slot that asks for too much opens with another', async () => {
    const two = aegisEncrypted(demoDatabase(), [{ password: 'first' }, { password: 'second' }])
    const costly = edited(two, ({ header }) => Object.assign(header.slots?.[0] ?? {}, { n: 2 ** 21 }))
    expect(await codeOf(costly, 'second')).toBe('read')
    expect(await codeOf(costly, 'first')).toBe('wrong-password')
  })

  test.each([
    ['memory', { n: 2 ** 19, r: 32, p: 1 }],
    ['work', { n: 2 ** 17, r: 32, p: 16 }],
  ])('that asks for too much %s by all values together is turned away', async (_, costs) => {
    const costly = edited(file, ({ header }) => Object.assign(header.slots?.[0] ?? {}, costs))
    expect(await codeOf(costly, 'correct horse')).toBe('cost-too-high')
  })

  test('that only a phone can open says so', async () => {
    const noPassword = edited(file, ({ header }) => (header.slots = [{ type: 2 }]))
    expect(await codeOf(noPassword, 'correct horse')).toBe('unreadable')
  })
})

test('an export that ends too early or is not whole JSON is told apart', async () => {
  const text = new TextDecoder().decode(aegisPlain(demoDatabase()))
  const bytes = (changed: string) => new TextEncoder().encode(changed)
  expect(await codeOf(bytes(text.slice(0, 900)))).toBe('file-truncated')
  expect(await codeOf(bytes(text.replace('"entries":', '"entries"')))).toBe('file-damaged')
  expect(await codeOf(bytes(text.replace('"entries":', '"entriez":')))).toBe('file-damaged')
  expect(await codeOf(bytes(`\uFEFF${text}`))).toBe('read')
})
