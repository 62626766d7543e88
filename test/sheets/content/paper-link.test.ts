import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatOtpauth, parseOtpauth } from '../../../electron/otp/otpauth.ts'
import type { Token } from '../../../electron/otp/token.ts'
import { mayBeCut, paperLink } from '../../../electron/sheets/content/paper-link.ts'
import { FOR_LINK, symbolFor } from '../../../electron/sheets/content/qr.ts'
import { sameLink } from '../../../electron/sheets/drill/link-difference.ts'
import { accountSheet } from '../../../electron/sheets/content/account-sheet.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { account, hotp, secret, steam, totp } from '../samples.ts'

const MOTP: Token = { type: 'motp', secret: secret(16, 4), algorithm: 'MD5', digits: 6, period: 10 }
const TOKENS: readonly Token[] = [totp(), hotp(), steam(), MOTP, totp({ secret: secret(64, 2) })]

/** What an authenticator takes out of the code. */
function read(service: string, name: string, token: Token = totp()) {
  const fitting = paperLink({ service, name }, token)
  const link = parseOtpauth(fitting?.link ?? '')
  return link.kind === 'read' && fitting ? { ...link, names: fitting.names, text: fitting.link } : undefined
}

it('has the names whole where they fit, in finer modules if need be', () => {
  const [service, name] = ['日本語のサービス株式会社', '山田太郎']
  expect(read(service, name)).toMatchObject({ names: 'whole', issuer: service, account: name, warnings: [] })
  expect(symbolFor(read(service, name)?.text ?? '', FOR_LINK).version).toBeGreaterThan(14)
})

it('states the service once before anything is cut', () => {
  const service = '山'.repeat(60)
  expect(read(service, 'alice')).toMatchObject({
    names: 'service-once',
    issuer: service,
    account: 'alice',
    warnings: [],
  })
  expect(read(service, 'al:ice')).toMatchObject({ names: 'service-once', issuer: service, account: 'al:ice' })
})

it('cuts the login name before the service, and no character in the middle', () => {
  const family = '👩‍👩‍👧'
  const found = read('GitHub', family.repeat(100))
  expect(found).toMatchObject({ names: 'login-cut', issuer: 'GitHub', warnings: [] })
  expect(found?.account).toBe(family.repeat((found?.account.length ?? 0) / family.length))
  expect(found?.account.length).toBeGreaterThan(family.length)
})

it('cuts the service only when one character of the login name is left', () => {
  const found = read('山'.repeat(500), '川'.repeat(500))
  expect(found).toMatchObject({ names: 'both-cut', account: '川', warnings: [] })
  expect(found?.issuer).toMatch(/^山{40,}$/)
})

it('is there for any names and every type, and restores the same', () => {
  const names = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.string({ unit: 'binary', maxLength: 600 }))
  fc.assert(
    fc.property(names, names, fc.constantFrom(...TOKENS), (service, name, token) => {
      const fitting = paperLink({ service: service.trim(), name: name.trim() }, token)
      if (!fitting) throw new Error('no code')
      expect(symbolFor(fitting.link, FOR_LINK).version).toBeLessThanOrEqual(25)
      if (fitting.names !== 'whole') expect(mayBeCut(fitting.link)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

it('is none where the secret itself is too long', () => {
  expect(paperLink({ service: '', name: '' }, totp({ secret: secret(700, 1) }))).toBeUndefined()
})

it('says on the sheet what was done to the names, and only then', () => {
  const remarks = (service: string, name: string, token: Token = totp()) =>
    accountSheet(account({ service, name, tokens: [{ token }] }), { set: '3F9A2C41', number: 1, part: 'totp', covers })
      .sheet.blocks.flatMap((block) => (block.kind === 'lines' ? block.remarks : []))
      .filter((remark) => /code is shortened|no QR code/.test(remark))
  expect(remarks('PyPI', 'alice')).toEqual([])
  expect(remarks('山'.repeat(60), 'alice')).toEqual([
    'The name in this code is shortened: it states the service once, where others state it twice.',
  ])
  expect(remarks('PyPI', '山'.repeat(500))).toEqual([
    'The name in this code is shortened: the login name is cut. The secret in it is whole.',
  ])
  expect(remarks('山'.repeat(500), '山'.repeat(500))).toEqual([
    'The name in this code is shortened: service and login name are cut. The secret in it is whole.',
  ])
  expect(remarks('PyPI', 'alice', totp({ secret: secret(700, 1) }))).toEqual([
    'There is no QR code: with a secret this long it would be too dense to read from paper. Type the secret.',
  ])
})

it('is the same as the whole one for a drill, however the names were cut, and with another secret is not', () => {
  const names = { service: 'GitHub', name: '山'.repeat(500) }
  const known = formatOtpauth({ issuer: names.service, account: names.name, token: totp() })
  const cut = paperLink(names, totp())?.link ?? ''
  expect(sameLink(cut, known)).toBe(true)
  expect(sameLink(paperLink(names, totp({ secret: secret(20, 9) }))?.link ?? '', known)).toBe(false)
  expect(sameLink(paperLink({ ...names, service: 'GitLab' }, totp())?.link ?? '', known)).toBe(false)
  // A short code has no reason to be cut.
  expect(sameLink(paperLink({ service: 'GitHub', name: '山' }, totp())?.link ?? '', known)).toBe(false)
})
