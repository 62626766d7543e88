import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import type { Reading } from '../../../../electron/intake/intake.ts'
import {
  backupValues,
  entry,
  freeOtpBackup,
  javaMap,
  SECRET,
  type Backup,
  type FreeOtpEntry,
} from '../../../fixtures/intake/freeotp.ts'
import { outcomeOf, staysWhole } from '../../../fixtures/intake/outcome.ts'
import { preferences } from '../../../fixtures/intake/preferences.ts'

const PASSWORD = 'пароль 🔑 '
const hotp = entry({
  type: 'HOTP',
  counter: 41,
  issuerExt: 'Build',
  issuerInt: 'Build',
  label: 'deploy',
  algo: 'SHA512',
})
const tokens = { 'a-1': entry(), 'b-2': hotp }
const file = freeOtpBackup(tokens, PASSWORD)
const read = async (bytes: Uint8Array, password = PASSWORD) =>
  await readSource({ name: 'externalBackup.xml', bytes }, password)

/** A backup with its values changed. */
function edited(edit: (values: Map<string, string>) => void, entries: Readonly<Record<string, FreeOtpEntry>> = tokens) {
  const values = backupValues(entries, PASSWORD)
  edit(values)
  return javaMap(values)
}

function withMaster(more: object): Uint8Array {
  return edited((values) => {
    const master = JSON.parse(values.get('masterKey') ?? '') as object
    values.set('masterKey', JSON.stringify({ ...master, ...more }))
  })
}

describe('a FreeOTP backup', () => {
  test.each<[string, Backup]>([
    ['a new phone', {}],
    ['Android 6', { hash: 'SHA1', bareNonce: true, fields: ['loadFactor'] }],
  ])('of %s gives every token with all its values', async (_, backup) => {
    const reading = await read(freeOtpBackup(tokens, PASSWORD, backup))
    expect(reading).toEqual({
      ...{ format: 'freeotp-v2', formatName: 'FreeOTP backup', notes: [], parts: [] },
      found: [
        {
          ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
          token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 },
        },
        {
          ...{ kind: 'token', issuer: 'Build', account: 'deploy', warnings: [] },
          token: { type: 'hotp', secret: SECRET, algorithm: 'SHA512', digits: 6, counter: 41 },
        },
      ],
    })
  })

  test('as preferences of the phone gives the same', async () => {
    const values = Object.fromEntries(backupValues(tokens, PASSWORD))
    expect(await read(preferences(values))).toEqual(await read(file))
  })

  test('takes the defaults of links for what the link left out', async () => {
    const bare = { type: 'TOTP', label: 'alice', issuerExt: 'PyPI', issuerInt: null, secret: entry().secret }
    const { found } = await read(freeOtpBackup({ a: bare }, PASSWORD))
    expect(found).toMatchObject([{ token: { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 } }])
  })

  test('tells a missing password, a wrong one, a cut file and a damaged one apart', async () => {
    expect(formatOf({ name: '', bytes: file.slice(0, 40) })?.id).toBe('freeotp-v2')
    expect(await outcomeOf(file)).toBe('password-needed')
    expect(await outcomeOf(file, '')).toBe('wrong-password')
    expect(await outcomeOf(file, PASSWORD.trim())).toBe('wrong-password')
    expect(await outcomeOf(file.slice(0, -1), PASSWORD)).toBe('file-truncated')
    expect(await outcomeOf(file.slice(0, 60))).toBe('file-truncated')
    expect(await outcomeOf(edited((values) => values.delete('masterKey')))).toBe('file-damaged')
    expect(await outcomeOf(edited((values) => values.set('masterKey', '{')))).toBe('file-damaged')
    expect(await outcomeOf(withMaster({ mSalt: ['x'] }), PASSWORD)).toBe('file-damaged')
    expect(await outcomeOf(withMaster({ mAlgorithm: 'PBKDF2withHmacMD5' }), PASSWORD)).toBe('file-damaged')
  })

  test.each([
    [10_000_001, 'cost-too-high'],
    [0, 'file-damaged'],
    [1.5, 'file-damaged'],
  ])('that asks for %d iterations is turned away before the work is done', async (mIterations, code) => {
    expect(await outcomeOf(withMaster({ mIterations }), PASSWORD)).toBe(code)
  })

  test.each<[string, (values: Map<string, string>) => void, object]>([
    ['has lost its secret', (values) => values.delete('a-1'), { kind: 'secret-missing' }],
    [
      'has another value for a secret',
      (values) => values.set('a-1', '{"key":7}'),
      { kind: 'other-secret-shape', app: 'FreeOTP' },
    ],
    [
      'is under another password',
      (values) => values.set('a-1', backupValues(tokens, 'earlier').get('b-2') ?? ''),
      { kind: 'secret-damaged' },
    ],
    ['has lost its name', (values) => values.delete('a-1-token'), { kind: 'rest-damaged' }],
    [
      'states another algorithm than its secret is for',
      (values) => values.set('a-1-token', JSON.stringify({ type: 'TOTP', algo: 'SHA256' })),
      { kind: 'two-algorithms' },
    ],
  ])('sets aside an entry that %s, and reads the others', async (_, edit, reason) => {
    const { found } = await read(edited(edit))
    expect(found).toHaveLength(2)
    expect(found).toContainEqual(expect.objectContaining({ kind: 'token', issuer: 'Build' }))
    expect(found).toContainEqual(expect.objectContaining({ kind: 'quarantined', reason }))
  })

  test('keeps the opened secret of an entry it cannot use, so that it is of use to somebody', async () => {
    const { found } = await read(freeOtpBackup({ a: entry({ algo: 'MD5' }) }, PASSWORD))
    const verbatim = found[0]?.kind === 'quarantined' ? found[0].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(entry({ algo: 'MD5' }))
  })

  test('that is changed anywhere is refused with a code, or gives every entry', async () => {
    const check = ({ found }: Reading) => {
      expect(found.length).toBeGreaterThanOrEqual(2)
    }
    await staysWhole(file, check, { password: PASSWORD })
  })
})
