import { expect, test } from 'vitest'
import { formatOf, readSource } from '../../../electron/intake/formats.ts'
import type { KitError } from '../../../electron/kit-error.ts'
import { WINAUTH_LINES, winauthText, winauthZip } from '../../fixtures/intake/winauth.ts'
import { zipOf } from '../../fixtures/intake/zips.ts'

const source = (bytes: Uint8Array) => ({ name: 'winauth.txt', bytes })

async function codeOf(bytes: Uint8Array, password?: string): Promise<unknown> {
  return await readSource(source(bytes), password).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

test('every line is read: plain names, Battle.net with 8 digits, Steam with its letters and its code', async () => {
  const { format, found } = await readSource(source(winauthText(WINAUTH_LINES)))
  expect(format).toBe('winauth')
  expect(found).toMatchObject([
    { kind: 'token', issuer: 'PyPI', account: 'mara', token: { type: 'totp', digits: 6 }, warnings: [] },
    { kind: 'token', issuer: '', account: 'Authenticator', token: { type: 'totp', digits: 6 }, warnings: [] },
    { kind: 'token', issuer: 'BattleNet', account: 'EU', token: { type: 'totp', digits: 8 }, warnings: [] },
    { kind: 'token', issuer: 'Steam', account: 'mara', token: { type: 'steam', digits: 5 }, warnings: [] },
    { kind: 'code-set', service: 'Steam', account: 'mara', codes: [new TextEncoder().encode('R12345')] },
  ])
})

test('a line is kept as it was', async () => {
  const { found } = await readSource(source(winauthText(WINAUTH_LINES)))
  const kept = found.flatMap((one) =>
    one.kind === 'token' && one.verbatim ? [new TextDecoder().decode(one.verbatim)] : [],
  )
  expect(kept).toEqual(WINAUTH_LINES)
})

test('what Steam answered is no reason to lose the token when it is not understood', async () => {
  const lines = ['%ZZ', '%7B', '5', ''].map(
    (data) => `otpauth://totp/Steam:a?secret=JBSWY3DPEHPK3PXP&digits=5&issuer=Steam&deviceid=&data=${data}`,
  )
  const { found } = await readSource(source(winauthText(lines)))
  expect(found).toMatchObject(lines.map(() => ({ kind: 'token', token: { type: 'steam' } })))
})

test('a line that says Steam and other digits is set aside', async () => {
  const line = 'otpauth://totp/Steam:a?secret=JBSWY3DPEHPK3PXP&digits=6&issuer=Steam&deviceid=x'
  const { found } = await readSource(source(winauthText([line])))
  expect(found).toMatchObject([
    {
      kind: 'quarantined',
      reason: { kind: 'setting-fixed', type: 'steam', setting: 'digits' },
      verbatim: new TextEncoder().encode(line),
    },
  ])
})

test('links without anything of WinAuth are a list of links', () => {
  const lines = ['otpauth://totp/PyPI:mara?secret=JBSWY3DPEHPK3PXP&issuer=PyPI']
  expect(formatOf(source(winauthText(lines)))?.id).toBe('otpauth')
})

test('a zip is read with and without a password, and its failures are told apart', async () => {
  const plain = await readSource(source(winauthText(WINAUTH_LINES)))
  const expected = { ...plain, format: 'winauth-zip', formatName: 'WinAuth export, zipped' }
  expect(await readSource(source(await winauthZip(WINAUTH_LINES)))).toEqual(expected)
  const file = await winauthZip(WINAUTH_LINES, 'right')
  expect(await readSource(source(file), 'right')).toEqual(expected)
  expect(formatOf(source(file.slice(0, -30)))?.id).toBe('winauth-zip')
  expect(await codeOf(file)).toBe('password-needed')
  expect(await codeOf(file, 'wrong')).toBe('wrong-password')
  expect(await codeOf(file.slice(0, -1), 'right')).toBe('file-truncated')
  expect(
    await codeOf(
      file.map((byte, index) => (index === 150 ? byte ^ 1 : byte)),
      'right',
    ),
  ).toBe('file-damaged')
  expect(await codeOf(await zipOf({ 'winauth-1.txt': '', 'winauth-2.txt': '' }))).toBe('file-damaged')
})
