import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KitError } from '../../../../electron/kit-error.ts'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { KEEPASSXC_TWOFISH_3, KEEPASSXC_TWOFISH_4 } from '../../../fixtures/intake/keepassxc-twofish.ts'
import { addEntry, kdbxFile, type KdbxFixture } from '../../../fixtures/intake/kdbx.ts'

const source = (bytes: Uint8Array) => ({ name: 'vault.kdbx', bytes })
const SECRET = 'JBSWY3DPEHPK3PXP'
/** The bytes of SECRET. */
const HEX = '48656c6c6f21deadbeef'
const PASSWORD = 'пароль 🔑 '

async function read(fill: KdbxFixture['fill'], more: Partial<KdbxFixture> = {}) {
  return await readSource(source(await kdbxFile({ password: PASSWORD, fill, ...more })), PASSWORD)
}

async function readEntry(fields: Readonly<Record<string, string>>) {
  return (await read((database) => void addEntry(database, { Title: 'PyPI', UserName: 'mara', ...fields }))).found
}

async function codeOf(bytes: Uint8Array, password?: string): Promise<unknown> {
  return await readSource(source(bytes), password).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

const token = (more: object = {}) => ({
  kind: 'token',
  issuer: 'PyPI',
  account: 'mara',
  token: {
    type: 'totp',
    secret: new Uint8Array(Buffer.from(HEX, 'hex')),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    ...more,
  },
  warnings: [],
})

describe('an entry', () => {
  test.each<[string, Record<string, string>, object]>([
    ['key values', { otp: `key=${SECRET}` }, {}],
    [
      'key values, all',
      { otp: `key=${SECRET}&size=8&step=60&otpHashMode=Sha256&type=Totp` },
      { digits: 8, period: 60, algorithm: 'SHA256' },
    ],
    ['key values in hexadecimal', { otp: `key=${HEX}&encoding=Hex` }, {}],
    ['a seed without settings', { 'TOTP Seed': 'jbsw y3dp ehpk 3pxp' }, {}],
    ['a seed', { 'TOTP Seed': SECRET, 'TOTP Settings': '60;8' }, { digits: 8, period: 60 }],
    ['a seed and a clock', { 'TOTP Seed': SECRET, 'TOTP Settings': '30;6;https://pool.example.org' }, {}],
    ['KeePass, base32', { 'TimeOtp-Secret-Base32': SECRET }, {}],
    ['KeePass, hexadecimal', { 'TimeOtp-Secret-Hex': HEX, 'TimeOtp-Length': '' }, {}],
    ['KeePass, base64', { 'TimeOtp-Secret-Base64': 'SGVsbG8h3q2+7w==' }, {}],
    [
      'KeePass, all values',
      {
        'TimeOtp-Secret-Base32': SECRET,
        'TimeOtp-Algorithm': 'HMAC-SHA-512',
        'TimeOtp-Length': '8',
        'TimeOtp-Period': '45',
      },
      { algorithm: 'SHA512', digits: 8, period: 45 },
    ],
    ['KeePass, text', { 'TimeOtp-Secret': 'Geheimnisse' }, { secret: new TextEncoder().encode('Geheimnisse') }],
  ])('with %s has its token', async (_, fields, more) => {
    expect(await readEntry(fields)).toEqual([token(more)])
  })

  test('with a link takes the names of the link, and its own where the link has none', async () => {
    expect(await readEntry({ otp: `otpauth://totp/npm:ops?secret=${SECRET}&issuer=npm&digits=9` })).toMatchObject([
      { issuer: 'npm', account: 'ops', token: { digits: 9 }, note: 'KeePass item: PyPI' },
    ])
    expect(await readEntry({ otp: `otpauth://totp/?secret=${SECRET}` })).toMatchObject([
      { issuer: 'PyPI', account: 'mara' },
    ])
  })

  test('of Steam is told by the encoder or the letter S', async () => {
    const link = `otpauth://totp/Steam:mara?secret=${SECRET}&period=30&digits=5&issuer=Steam&encoder=steam`
    expect(await readEntry({ otp: link })).toMatchObject([{ kind: 'token', token: { type: 'steam', digits: 5 } }])
    expect(await readEntry({ 'TOTP Seed': SECRET, 'TOTP Settings': '30;S' })).toMatchObject([
      { kind: 'token', token: { type: 'steam', digits: 5 } },
    ])
  })

  test('with a counter is HOTP, and is set aside where the counter is missing', async () => {
    expect(await readEntry({ 'HmacOtp-Secret-Base32': SECRET, 'HmacOtp-Counter': '41' })).toMatchObject([
      { kind: 'token', token: { type: 'hotp', digits: 6, counter: 41 } },
    ])
    expect(await readEntry({ 'HmacOtp-Secret-Base32': SECRET })).toMatchObject([
      { kind: 'quarantined', reason: { kind: 'counter-missing' } },
    ])
  })

  test.each<[Record<string, string>, object]>([
    [{ 'TOTP Seed': SECRET, 'TOTP Settings': '30;6;SHA256' }, { kind: 'settings-unclear' }],
    [{ 'TOTP Seed': 'JBSW1' }, { kind: 'not-base32', at: 5 }],
    [{ 'TimeOtp-Secret-Hex': 'abc' }, { kind: 'not-hex' }],
    [{ 'TimeOtp-Secret-Hex': HEX, 'TimeOtp-Secret-Base32': SECRET }, { kind: 'secrets-of-one-kind' }],
    [
      { 'TimeOtp-Secret-Base32': SECRET, 'TimeOtp-Period': '30s' },
      { kind: 'period-unclear', stated: '"30s"' },
    ],
    [{ otp: `key=${SECRET}&offset=5` }, { kind: 'unknown-value' }],
    [{ otp: `key=${SECRET}&encoding=base58` }, { kind: 'encoding-unknown' }],
  ])('%j is set aside with these fields and no password', async (fields, reason) => {
    const found = await readEntry(fields)
    expect(found).toMatchObject([{ kind: 'quarantined', what: 'PyPI: mara', reason }])
    const verbatim = found[0]?.kind === 'quarantined' ? found[0].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(fields)
  })

  test('with the same token in two ways has it once, and two tokens twice', async () => {
    const both = { otp: `otpauth://totp/PyPI:mara?secret=${SECRET}&issuer=PyPI`, 'TOTP Seed': SECRET }
    expect(await readEntry(both)).toMatchObject([{ kind: 'token' }])
    expect(await readEntry({ ...both, 'TOTP Settings': '30;8' })).toHaveLength(2)
  })

  test('with links under other names has a token for each, with the field it is in', async () => {
    const link = (name: string, secret = SECRET) => `otpauth://totp/${name}:mara?secret=${secret}`
    const fields = {
      OTPAuth: link('AuthPass'),
      'TOTP Settings': link('Old', 'GEZDGNBVGY3TQOJQ'),
      Password: `see ${link('Hidden', 'KRSXG5CTMVRXEZLU')}`,
      Notes: `and ${link('Note', 'MFRGGZDFMZTWQ2LK')} as well`,
    }
    expect(await readEntry(fields)).toMatchObject([
      { issuer: 'Hidden' },
      { issuer: 'Note' },
      { issuer: 'AuthPass', note: expect.stringContaining('KeePass field: OTPAuth') as string },
      { issuer: 'Old', note: expect.stringContaining('KeePass field: TOTP Settings') as string },
    ])
  })

  test('with numbered codes has each, whatever they are', async () => {
    const found = await readEntry({ otp: SECRET, otp_1: 'key=GEZDGNBVGY3TQOJQ&size=8', otp_2: 'KRSXG5CTMVRXEZLU' })
    expect(found).toMatchObject([
      { issuer: 'PyPI', account: 'mara', token: { digits: 6 } },
      { issuer: 'PyPI', token: { digits: 8 }, note: 'KeePass field: otp_1' },
      { issuer: 'PyPI', token: { digits: 6 }, note: 'KeePass field: otp_2' },
    ])
  })

  test('with recovery codes has them exactly as they are', async () => {
    const found = await readEntry({ 'KeePassOTP.RecoveryCodes': 'abcd-1234\r\n\r\n ö x\n' })
    expect(found).toEqual([
      {
        kind: 'code-set',
        service: 'PyPI',
        account: 'mara',
        codes: ['abcd-1234', ' ö x'].map((code) => new TextEncoder().encode(code)),
        warnings: [],
      },
    ])
  })
})

describe('a database', () => {
  test('keeps names, notes, groups and tags exactly, and says what was passed over', async () => {
    const { found, notes } = await read((database) => {
      addEntry(database, { Title: 'no code', UserName: 'x' })
      const entry = addEntry(
        database,
        { Title: 'Zoë 🔑 ', UserName: '', Notes: 'Line\t1\nLine 2', 'TOTP Seed': SECRET },
        'Work',
      )
      entry.tags = ['a', 'b']
      entry.pushHistory()
      const bin = addEntry(database, { Title: 'Old', UserName: 'mara', 'TOTP Seed': SECRET })
      database.createRecycleBin()
      database.remove(bin)
    })
    expect(found).toMatchObject([
      {
        ...{ issuer: 'Zoë 🔑 ', account: '', note: 'Line 1\nLine 2\nKeePass group: Work\nKeePass tags: a, b' },
        tags: ['Work', 'a', 'b'],
      },
    ])
    expect(notes).toEqual([
      { kind: 'without-code', count: 1 },
      { kind: 'in-trash', bin: 'recycle-bin', count: 1, names: ['Old: mara'], more: 0 },
      { kind: 'former-versions', count: 1 },
    ])
  })

  const one: KdbxFixture['fill'] = (database) => void addEntry(database, { Title: 'PyPI', 'TOTP Seed': SECRET })

  test.each<[string, Partial<KdbxFixture>]>([
    ['KDBX 3', { version: 3 }],
    ['KDBX 3 with ChaCha20', { version: 3, chacha: true }],
    ['AES-KDF', {}],
    ['Argon2d', { kdf: 'argon2d' }],
    ['Argon2id and ChaCha20', { kdf: 'argon2id', chacha: true }],
    ['KDBX 3 with Twofish', { version: 3, twofish: true }],
    ['Argon2id and Twofish', { kdf: 'argon2id', twofish: true }],
    ['Argon2d with much memory', { kdf: 'argon2d', costs: { kib: 96 * 1024, passes: 1 } }],
    ['Argon2d with the most passes', { kdf: 'argon2d', costs: { kib: 8, passes: LIMITS.argon2Passes.max } }],
    ['Argon2d with lanes', { kdf: 'argon2d', costs: { kib: 1024, passes: 2, lanes: 4 } }],
    ['Argon2id with much memory', { kdf: 'argon2id', costs: { kib: 96 * 1024, passes: 1 } }],
    ['Argon2id with the most passes', { kdf: 'argon2id', costs: { kib: 128, passes: LIMITS.argon2Passes.max } }],
    [
      'Argon2id with the most lanes',
      { kdf: 'argon2id', costs: { kib: 1024, passes: 1, lanes: LIMITS.argon2Lanes.max } },
    ],
  ])('of %s is read', async (_, more) => {
    expect(await read(one, more)).toMatchObject({ format: 'kdbx', found: [{ issuer: 'PyPI' }] })
  })

  test('with a missing password, a wrong one, cut off and damaged are told apart', async () => {
    const file = await kdbxFile({ password: PASSWORD, fill: one })
    expect(formatOf(source(file.slice(0, 9)))?.id).toBe('kdbx')
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, PASSWORD.trim())).toBe('wrong-password')
    expect(await codeOf(file, '')).toBe('wrong-password')
    for (const cut of [1, 40, file.length - 150, file.length - 5]) {
      expect(await codeOf(file.slice(0, -cut))).toBe('file-truncated')
      expect(await codeOf(file.slice(0, -cut), PASSWORD)).toBe('file-truncated')
    }
    expect(await codeOf(changed(file, 60))).toBe('file-damaged')
    expect(await codeOf(changed(file, file.length - 60), PASSWORD)).toBe('file-damaged')
  })

  test('of KDBX 3 cannot tell a wrong password from damage, and says so', async () => {
    const file = await kdbxFile({ password: PASSWORD, version: 3, fill: one })
    await expect(readSource(source(file), 'wrong')).rejects.toThrow('or the file was damaged')
    expect(await codeOf(file.slice(0, -1))).toBe('file-truncated')
    expect(await codeOf(file.slice(0, 100))).toBe('file-truncated')
  })

  test.each([3, 4] as const)('of KDBX %i under Twofish has the same answers as under AES', async (version) => {
    const file = await kdbxFile({ password: PASSWORD, version, twofish: true, fill: one })
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, 'wrong')).toBe('wrong-password')
    expect(await codeOf(file.slice(0, -1), PASSWORD)).toBe('file-truncated')
    const damaged = changed(file, file.length - 60)
    expect(await codeOf(damaged, PASSWORD)).toBe('file-damaged')
  })

  test.each([
    [3, KEEPASSXC_TWOFISH_3],
    [4, KEEPASSXC_TWOFISH_4],
  ])('of KDBX %i that KeePassXC saved under Twofish is read', async (_, bytes) => {
    const { found } = await readSource(source(bytes), 'pass')
    expect(found).toEqual([token()])
  })

  test('of KeePass 1 or of a later version says why it is not read', async () => {
    const file = await kdbxFile({ password: PASSWORD, fill: one })
    const later = file.slice()
    later[10] = 5
    expect(await codeOf(later)).toBe('unreadable')
    const first = file.slice()
    first[4] = 0x65
    await expect(readSource(source(first))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('a database of KeePass 1 (.kdb)') as string,
    })
  })

  test('that asks for too much work is turned away before it is done', async () => {
    const aes = await kdbxFile({ password: PASSWORD, version: 3, fill: one })
    expect(await codeOf(withNumber(aes, Buffer.from([6, 8, 0]), 2n ** 40n), PASSWORD)).toBe('cost-too-high')
    expect(await codeOf(withNumber(aes, Buffer.from([6, 8, 0]), 0n), PASSWORD)).toBe('file-damaged')
  })

  test.each<[string, number, number, number]>([
    ['memory', LIMITS.argon2Memory.max + 1, 1, 1],
    ['passes', 8, LIMITS.argon2Passes.max + 1, 1],
    ['lanes', 1024, 1, LIMITS.argon2Lanes.max + 1],
    ['of both together', LIMITS.argon2Memory.max, LIMITS.argon2Work / LIMITS.argon2Memory.max + 1, 1],
  ])('that asks for more %s of Argon2 than is done here is turned away', async (_, kib, passes, lanes) => {
    for (const kdf of ['argon2d', 'argon2id'] as const) {
      const file = withHeaderHash(await kdbxFile({ password: PASSWORD, kdf, fill: one }), (header) => {
        const memory = withNumber(header, Buffer.from('M\x08\0\0\0', 'latin1'), BigInt(kib) * 1024n)
        const work = withNumber(memory, Buffer.from('I\x08\0\0\0', 'latin1'), BigInt(passes))
        const mark = Buffer.from('P\x04\0\0\0', 'latin1')
        Buffer.from(work.buffer).writeUInt32LE(lanes, Buffer.from(work).indexOf(mark) + mark.length)
        return work
      })
      expect(await codeOf(file, PASSWORD)).toBe('cost-too-high')
    }
  })

  test('that asks for too much memory is turned away, whatever hash it has', async () => {
    const file = withHeaderHash(await kdbxFile({ password: PASSWORD, kdf: 'argon2d', fill: one }), (header) =>
      // A terabyte.
      withNumber(header, Buffer.from('M\x08\0\0\0', 'latin1'), 2n ** 40n),
    )
    expect(await codeOf(file, PASSWORD)).toBe('cost-too-high')
  })

  test('whose key is made in a way that is not known here says so before a password', async () => {
    const file = await kdbxFile({ password: PASSWORD, kdf: 'argon2id', fill: one })
    const withBytes = (mark: string, more: string) =>
      withHeaderHash(file, (header) => {
        const copy = Buffer.from(header)
        copy.write(more, copy.indexOf(mark, 0, 'latin1') + mark.length, 'latin1')
        return copy
      })
    await expect(readSource(source(withBytes('$UUID\x10\0\0\0', 'x')))).rejects.toThrow('only newer apps know')
    await expect(readSource(source(withBytes('V\x04\0\0\0', '\x10')))).rejects.toThrow('uncommon form of Argon2')
  })

  test('cut anywhere or with any byte changed is read whole or gives a coded error', async () => {
    const file = await kdbxFile({ password: PASSWORD, fill: one })
    const place = fc.nat(file.length - 1)
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, cut) => {
        const broken = cut ? file.slice(0, at) : changed(file, at, change)
        if (formatOf(source(broken))?.id !== 'kdbx') return
        await readSource(source(broken), PASSWORD).then(
          ({ found }) => {
            expect(found).toHaveLength(1)
          },
          (error: unknown) => {
            expect(error).toBeInstanceOf(KitError)
          },
        )
      }),
      { numRuns: 100 },
    )
  })
})

function changed(bytes: Uint8Array, at: number, change = 1): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ change : byte))
}

/** A file of KDBX 4 with another header, and the hash that belongs to it. */
function withHeaderHash(file: Uint8Array, edit: (header: Uint8Array) => Uint8Array): Uint8Array {
  let end = 12
  while (!sha256(file.subarray(0, end)).equals(file.subarray(end, end + 32))) end++
  const header = edit(file.slice(0, end))
  return new Uint8Array(Buffer.concat([header, sha256(header), file.subarray(end + 32)]))
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** The number of 8 bytes behind a mark that stands in the file once. */
function withNumber(bytes: Uint8Array, mark: Buffer, value: bigint): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.writeBigUInt64LE(value, copy.indexOf(mark, 12) + mark.length)
  return new Uint8Array(copy)
}
