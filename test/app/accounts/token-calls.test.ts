import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeBase32 } from '../../../electron/otp/base32.ts'
import type { TokenView } from '../../../electron/contract.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const TOTP = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=6&period=30`

/** A kit export is the only source with an mOTP token without its PIN, and links cannot say that. */
const MOTP = JSON.stringify({
  format: 'recovery-kit-export',
  version: 1,
  exported: '2026-01-01T00:00:00.000Z',
  vault: '0'.repeat(32),
  records: {
    account: [{ id: 'a'.repeat(32), service: 'VPN', name: 'bob', note: '', added: '2026-01-01T00:00:00.000Z' }],
    token: [
      {
        id: 'b'.repeat(32),
        account: 'a'.repeat(32),
        token: {
          type: 'motp',
          secret: { base64: 'Dx4tPEtaaXg=', base32: encodeBase32(Buffer.from('Dx4tPEtaaXg=', 'base64')) },
          algorithm: 'MD5',
          digits: 6,
          period: 10,
        },
        added: '2026-01-01T00:00:00.000Z',
        source: 'tokens.json',
      },
    ],
  },
  unknown: [],
})

let test: TestApp
let totp: TokenView
let motp: TokenView

async function tokenOf(service: string): Promise<TokenView> {
  const [row] = await test.call['accounts.list']({ search: service })
  const [token] = row?.tokens ?? []
  if (!token) throw new Error(`no token for ${service}`)
  return token
}

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(TOTP)
  await test.bringIn(MOTP)
  totp = await tokenOf('PyPI')
  motp = await tokenOf('VPN')
})

afterEach(async () => {
  await test.close()
})

describe('a token without its PIN', () => {
  it('says so, and keeps no other token from showing its code', async () => {
    expect(motp).toMatchObject({ type: 'motp', digits: 6, period: 10, needsPin: true })
    expect(totp).not.toHaveProperty('needsPin')
    const codes = await test.call['tokens.codes']({ tokens: [motp.id, totp.id] })
    expect(codes.map(({ token }) => token)).toEqual([totp.id])
  })

  it('is not copied', async () => {
    expect(await test.dispatch('tokens.copy', { token: motp.id })).toMatchObject({ error: { code: 'pin-needed' } })
    expect(test.clipboard).toBe('')
  })

  it('makes codes once it has its PIN, also after a lock', async () => {
    test.now = 1111111109_000
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    const detail = await test.call['tokens.setPin']({ token: motp.id, pin: '1234' })
    expect(detail.tokens[0]).not.toHaveProperty('needsPin')
    // `printf '%s' 1111111100f1e2d3c4b5a69781234 | md5sum | cut -c1-6`
    expect(await test.call['tokens.codes']({ tokens: [motp.id] })).toMatchObject([{ code: '0c7f08', next: '8273f2' }])
    await test.call['vault.lock'](undefined)
    await test.unlock()
    expect(await test.call['tokens.codes']({ tokens: [motp.id] })).toMatchObject([{ code: '0c7f08' }])
  })

  it('needs the passphrase typed again before a PIN is taken', async () => {
    test.now += 3_600_000
    expect(await test.dispatch('tokens.setPin', { token: motp.id, pin: '1234' })).toMatchObject({
      error: { code: 'confirm-needed' },
    })
    expect(await tokenOf('VPN')).toMatchObject({ needsPin: true })
  })

  it('is the only kind that takes one', async () => {
    expect(await test.dispatch('tokens.setPin', { token: totp.id, pin: '1234' })).toMatchObject({
      error: { code: 'invalid-input' },
    })
    expect(await test.dispatch('tokens.setPin', { token: motp.id, pin: '' })).toMatchObject({
      error: { code: 'invalid-input' },
    })
  })

  it('makes its paper out of date when it gets its PIN', async () => {
    const [row] = await test.call['accounts.list']({ search: 'VPN' })
    const accounts = [row?.id ?? '']
    test.savePath = `${test.folder}/sheet.pdf`
    await test.call['sheets.save']({ accounts, paper: 'a4' })
    test.now += 1000
    const detail = await test.call['tokens.setPin']({ token: motp.id, pin: '1234' })
    expect(detail.sheet).toMatchObject({ grade: 'does-not-restore' })
  })
})

describe('a QR code for the screen', () => {
  it('is square, and the one a phone reads', async () => {
    const { size, rows } = await test.call['tokens.qr']({ token: totp.id })
    expect(size % 4).toBe(1)
    expect(rows).toHaveLength(size)
    for (const row of rows) expect(row).toMatch(new RegExp(`^[01]{${size}}$`))
    // The finder pattern of ISO/IEC 18004 section 6.3.3.
    const corner = rows.slice(0, 7).map((row) => row.slice(0, 7))
    expect(corner).toEqual(['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'])
  })

  it('needs the passphrase typed again', async () => {
    test.now += 3_600_000
    expect(await test.dispatch('tokens.qr', { token: totp.id })).toMatchObject({ error: { code: 'confirm-needed' } })
    await test.call['vault.lock'](undefined)
    expect(await test.dispatch('tokens.qr', { token: totp.id })).toMatchObject({ error: { code: 'vault-locked' } })
  })

  it('is not made for a name that is too long, and that is said', async () => {
    const [row] = await test.call['accounts.list']({ search: 'PyPI' })
    await test.call['accounts.edit']({ id: row?.id ?? '', service: '名'.repeat(400), name: 'alice', note: '' })
    expect(await test.dispatch('tokens.qr', { token: totp.id })).toMatchObject({ error: { code: 'too-dense' } })
  })
})
