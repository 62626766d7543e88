import { Decrypter, Encrypter, Stanza } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { passphraseIdentity, passphraseRecipient } from '../../../electron/vault/age/age-passphrase.ts'
import { HIGHEST_WORK_FACTOR } from '../../../electron/vault/age/age-scrypt.ts'

const text = new TextEncoder().encode('what is inside')

async function decrypt(file: Uint8Array, identity: ReturnType<typeof passphraseIdentity>): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return await decrypter.decrypt(file)
}

describe('a passphrase of an age file', () => {
  it('opens what the library encrypted', async () => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase('пароль 🔑')
    encrypter.setScryptWorkFactor(4)
    const file = await encrypter.encrypt(text)
    expect(await decrypt(file, passphraseIdentity('пароль 🔑'))).toEqual(text)
    await expect(decrypt(file, passphraseIdentity('пароль'))).rejects.toThrow('no identity matched')
  })

  it('encrypts what the library opens', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(passphraseRecipient('correct horse', 4))
    const decrypter = new Decrypter()
    decrypter.addPassphrase('correct horse')
    expect(await decrypter.decrypt(await encrypter.encrypt(text))).toEqual(text)
  })

  it.each([
    ['has a short salt', ['scrypt', 'AAAA', '4'], 32],
    ['has a salt that is not base64', ['scrypt', '!'.repeat(22), '4'], 32],
    ['has a short key', ['scrypt', 'A'.repeat(22), '4'], 31],
    ['has no work factor', ['scrypt', 'A'.repeat(22)], 32],
    ['writes its work factor with a zero', ['scrypt', 'A'.repeat(22), '04'], 32],
  ])('is not tried on a stanza that %s', async (_, args, length) => {
    const stanza = new Stanza(args, new Uint8Array(length))
    await expect(passphraseIdentity('x').unwrapFileKey([stanza])).rejects.toThrow('invalid scrypt stanza')
  })

  it('is not tried on a stanza that asks for more work than is allowed', async () => {
    const stanza = new Stanza(['scrypt', 'A'.repeat(22), String(HIGHEST_WORK_FACTOR + 1)], new Uint8Array(32))
    await expect(passphraseIdentity('x').unwrapFileKey([stanza])).rejects.toThrow(
      expect.objectContaining({ code: 'cost-too-high' }),
    )
  })

  it('is not tried next to other recipients, and skips stanzas for somebody else', async () => {
    const stanza = new Stanza(['scrypt', 'A'.repeat(22), '4'], new Uint8Array(32))
    await expect(passphraseIdentity('x').unwrapFileKey([stanza, stanza])).rejects.toThrow('invalid scrypt stanza')
    expect(await passphraseIdentity('x').unwrapFileKey([new Stanza(['X25519', 'x'], new Uint8Array(32))])).toBeNull()
  })
})
