import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIMITS } from '../../electron/intake/containers/limits.ts'
import { loginCode, type Login } from '../../electron/intake/login-code.ts'
import { utf8 } from '../../electron/intake/containers/text.ts'
import { encodeBase32 } from '../../electron/otp/base32.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const LINK = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI`
const read = (code: unknown, more: Partial<Login> = {}) =>
  loginCode({ code, name: 'Index', user: 'bob', notes: [], where: 'item 1', ...more }, 'Safe')

test.each([undefined, null, '', ' \n', 'null'])('a login with the code %j has none', (code) => {
  expect(read(code)).toBeUndefined()
})

test('an empty link has nothing to keep', () => {
  expect(read('otpauth://totp/PyPI:alice?secret=')).toEqual({
    kind: 'refused',
    what: 'PyPI: alice',
    reason: { kind: 'secret-empty' },
  })
  expect(read('otpauth://totp/?issuer=')).toMatchObject({ kind: 'refused', what: 'Index: bob' })
})

test.each([
  ['phonefactor://activate?code=1', { kind: 'code-link-unknown' }],
  ['steam://', { kind: 'secret-empty' }],
  [`${LINK}&secret=MFRGG`, { kind: 'two-secrets' }],
  ['A'.repeat(LIMITS.linkCharacters + 1), { kind: 'code-too-long' }],
  [42, { kind: 'code-not-text' }],
])('the code %j is set aside as it is', (code, reason) => {
  expect(read(code)).toEqual({ kind: 'quarantined', what: 'Index: bob', reason, verbatim: utf8(String(code)) })
})

test('a login without a name is named by its place', () => {
  expect(read('?', { name: '', user: '' })).toMatchObject({ what: 'item 1' })
})

test('notes are lines of one note, and the name that the link lacks is the last of them', () => {
  expect(read(LINK, { notes: ['Owner', '', 'Folder: Work'] })).toMatchObject({
    note: 'Owner\nFolder: Work\nSafe item: Index',
  })
  expect(read(LINK, { name: 'PyPI ' })).not.toHaveProperty('note')
})

test('a note as long as a document is left out, and that is said', () => {
  const found = read(SECRET, { notes: ['x'.repeat(LIMITS.textCharacters + 1)] })
  expect(found).toMatchObject({ warnings: [{ kind: 'note-too-long' }] })
  expect(found).not.toHaveProperty('note')
  expect(read(SECRET, { notes: ['x'.repeat(LIMITS.textCharacters)] })).toHaveProperty('note')
})

test('a secret of an impossible length is taken with a warning', () => {
  expect(read('JBSWY3DPE')).toMatchObject({
    kind: 'token',
    warnings: [{ kind: 'odd-length' }],
  })
})

test('any secret reads the same alone, with steam before it, and in a link', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 64 }), (secret) => {
      const bare = { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 } as const
      const steam = { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 } as const
      const base32 = encodeBase32(secret)
      expect(read(base32)).toMatchObject({ issuer: 'Index', account: 'bob', token: bare })
      expect(read(`steam://${base32}`)).toMatchObject({ issuer: 'Index', account: 'bob', token: steam })
      for (const token of [bare, steam])
        expect(read(formatOtpauth({ issuer: 'PyPI', account: '', token }))).toMatchObject({
          issuer: 'PyPI',
          account: 'bob',
          token,
        })
    }),
    { numRuns: 50 },
  )
})
