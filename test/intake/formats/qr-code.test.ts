import { describe, expect, it, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { readCode } from '../../../electron/intake/formats/qr-code.ts'
import { otherCode } from '../../../electron/intake/other-codes.ts'
import type { OtherCode } from '../../../electron/intake/judgements.ts'
import { pgmOf } from '../../../electron/pictures/grey.ts'
import { qrColumn, qrGrey } from '../../fixtures/intake/pictures.ts'
import { tiffOf } from '../../fixtures/intake/tiff.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const DUO_SERVER = Buffer.from('api-1a2b3c4d.duosecurity.com').toString('base64')

const OTHERS: readonly (readonly [text: string, code: OtherCode])[] = [
  [`duo://Ab3dEf6hIj9lMn2pQr5t-${DUO_SERVER}`, { kind: 'qr-duo' }],
  [`Ab3dEf6hIj9lMn2pQr5t-${DUO_SERVER.replace(/=+$/, '')}`, { kind: 'qr-duo' }],
  ['https://m-1a2b3c4d.duosecurity.com/activate/Ab3dEf6hIj9lMn2pQr5t', { kind: 'qr-duo' }],
  ['phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.org', { kind: 'qr-microsoft' }],
  ['msauthv2://example.org/register', { kind: 'qr-microsoft' }],
  ['oktaverify://alice@example.org/?t=a&f=b&s=https://example.org', { kind: 'qr-push', app: 'Okta Verify' }],
  ['pushauth://push/forgerock:alice?a=b', { kind: 'qr-push', app: 'ForgeRock Authenticator' }],
  ['igmobileotp://?action=secactivate', { kind: 'qr-push', app: 'Entrust Identity' }],
  ['http://127.0.0.1/securid/ctf?ctfData=1', { kind: 'qr-push', app: 'RSA Authenticator' }],
  ['https://idpxnyl3m.pingidentity.com/pingid/QR?k=1', { kind: 'qr-push', app: 'PingID' }],
  ['https://s.team/q/1/1234567890', { kind: 'qr-sign-in', app: 'Steam' }],
  ['2@abcDEF123/+=,ghiJKL456=,mnoPQR789=', { kind: 'qr-sign-in', app: 'WhatsApp' }],
  ['sgnl://linkdevice?uuid=a&pub_key=b', { kind: 'qr-sign-in', app: 'Signal' }],
  ['tg://login?token=abc', { kind: 'qr-sign-in', app: 'Telegram' }],
  ['https://discord.com/ra/abc', { kind: 'qr-sign-in', app: 'Discord' }],
  ['FIDO:/0123456789012345678901234567890123456789', { kind: 'qr-passkey' }],
  ['WIFI:T:WPA;S:home;P:a password;;', { kind: 'qr-wifi' }],
  ['BEGIN:VCARD\nVERSION:3.0\nFN:Alice\nEND:VCARD', { kind: 'qr-contact' }],
  ['MECARD:N:Alice;TEL:1;;', { kind: 'qr-contact' }],
  [`age1${'q'.repeat(58)}`, { kind: 'qr-age-recipient' }],
  [`AGE-SECRET-KEY-1${'Q'.repeat(58)}`, { kind: 'qr-age-identity' }],
  ['-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n', { kind: 'qr-age-file' }],
  ['RKIT:3F9A2C41:2:3:1', { kind: 'qr-page-mark' }],
  [Array.from({ length: 33 }, () => 'academic').join(' '), { kind: 'qr-share' }],
  ['https://example.org/setup', { kind: 'qr-web' }],
]

describe('the QR code of something else', () => {
  it.each(OTHERS)('is named for what it is: %s', (text, code) => {
    expect(otherCode(text)).toEqual(code)
    expect(readCode(text, 'QR code 1')).toEqual({
      found: [{ kind: 'refused', what: 'QR code 1', reason: code }],
      parts: [],
    })
  })

  it.each(['', 'a note of mine', '12345678', 'https://two words', 'Ab3dEf6hIj9lMn2pQr5t-bm90IGEgc2VydmVyIG9mIER1bw'])(
    'that nothing is known of is still only no link: %j',
    (text) => {
      expect(readCode(text, 'QR code 1').found).toEqual([
        { kind: 'refused', what: 'QR code 1', reason: { kind: 'not-a-link' } },
      ])
    },
  )

  it('is kept where it may hold a secret, and a web address with one is not called only an address', () => {
    const push = readCode('mfauth://totp/a:b?secret=JBSWY3DP', 'QR code 1').found
    expect(push).toMatchObject([{ kind: 'quarantined', reason: { kind: 'qr-push', app: 'ForgeRock Authenticator' } }])
    const web = readCode('https://example.org/?secret=JBSWY3DP', 'QR code 1').found
    expect(web).toMatchObject([{ kind: 'quarantined', reason: { kind: 'link-unknown' } }])
  })

  it.each([LINK, 'steam://JBSWY3DPEHPK3PXP'])('is not what a link of a token is: %s', (link) => {
    expect(readCode(link, 'QR code 1').found).toMatchObject([{ kind: 'token' }])
  })
})

test('a secret alone in a QR code is offered as a token that is asked about', () => {
  expect(readCode('JBSW Y3DP EHPK 3PXP', 'QR code 1').found).toMatchObject([
    { kind: 'token', issuer: '', account: '', token: { type: 'totp' }, warnings: [{ kind: 'only-secret' }] },
  ])
})

describe('of several codes in one picture, each', () => {
  const whats = async (bytes: Uint8Array) =>
    (await readSource({ name: 'picture', bytes })).found.map((found) => ('what' in found ? found.what : found.kind))

  it('is named by its number and place', async () => {
    const codes = ['WIFI:S:a;;', 'RKIT:3F9A2C41:2:3:1', 'https://example.org/']
    expect(await whats(qrColumn(codes))).toEqual([
      'QR code 1 of 3, top',
      'QR code 2 of 3, in the middle',
      'QR code 3 of 3, bottom',
    ])
  })

  it('is named by its corner, and one that is there twice counts once', async () => {
    const one = qrGrey('WIFI:S:a;;')
    const two = qrGrey('WIFI:S:b;;')
    const side = one.width
    const data = new Uint8Array(9 * side * side).fill(255)
    const put = (from: typeof one, x: number, y: number) => {
      for (let row = 0; row < side; row++)
        data.set(from.data.subarray(row * side, (row + 1) * side), (y * side + row) * 3 * side + x * side)
    }
    put(one, 2, 0)
    put(two, 0, 2)
    put(one, 2, 2)
    expect(await whats(pgmOf({ width: 3 * side, height: 3 * side, data }))).toEqual([
      'QR code 1 of 2, top right',
      'QR code 2 of 2, bottom left',
    ])
  })

  it('is named by its page as well in a TIFF of several', async () => {
    expect(await whats(tiffOf([qrGrey('WIFI:S:a;;'), qrGrey('WIFI:S:b;;')]))).toEqual([
      'QR code 1 on page 1',
      'QR code 1 on page 2',
    ])
  })
})
