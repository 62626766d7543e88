import { describe, expect, test } from 'vitest'
import { openRnCryptor } from '../../../electron/intake/containers/rncryptor.ts'
import { rncryptor } from '../../fixtures/intake/otp-auth.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))

/** RNCryptor-Spec, vectors/v3/password: password, plaintext, message. */
const VECTORS = [
  [
    'a',
    '',
    '03010000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 0000b303 9be31cd7 ece5e754 f5c8da17 00366631 3ae8a89d dcf8e3cb 41fdc130 b2329dbe 07d6f4d3 2c34e050 c8bd7e93 3b12',
  ],
  [
    'thepassword',
    '01',
    '03010001 02030405 06070102 03040506 07080203 04050607 08090a0b 0c0d0e0f 0001a1f8 730e0bf4 80eb7b70 f690abf2 1e029514 164ad3c4 74a51b30 c7eaa1ca 545b7de3 de5b010a cbad0a9a 13857df6 96a8',
  ],
  [
    '中文密码',
    '23456789abcdef 0123456701',
    '03010304 05060700 01020405 06070801 02030506 0708090a 0b0c0d0e 0f000102 03048a9e 08bdec1c 4bfe13e8 1fb85f00 9ab3ddb9 1387e809 c4ad86d9 e8a60145 57716657 bd317d4b b6a76446 15b3de40 2341',
  ],
] as const

test.each(VECTORS)('the message that the specification has for %j is opened', async (password, plaintext, message) => {
  expect(await openRnCryptor(hex(message), password, 'backup')).toEqual(hex(plaintext))
})

describe('a message is not opened', () => {
  const message = rncryptor(new TextEncoder().encode('accounts'), 'pass')
  const changed = (at: number) => {
    const copy = message.slice()
    copy.set([(copy.at(at) ?? 0) ^ 1], at < 0 ? copy.length + at : at)
    return copy
  }

  test.each([
    ['with another password', message, 'Pass', 'wrong-password'],
    ['with a changed salt', changed(3), 'pass', 'wrong-password'],
    ['with a changed ciphertext', changed(40), 'pass', 'wrong-password'],
    ['with a changed MAC', changed(-1), 'pass', 'wrong-password'],
    ['of another version', changed(0), 'pass', 'file-damaged'],
    ['for a key', changed(1), 'pass', 'file-damaged'],
    ['that is too short', message.slice(0, 80), 'pass', 'file-damaged'],
  ])('%s', async (_, bytes, password, code) => {
    await expect(openRnCryptor(bytes, password, 'backup')).rejects.toMatchObject({ code })
  })
})
