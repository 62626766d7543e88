import { Decrypter, Encrypter } from 'age-encryption'
import { afterEach, expect, it, vi } from 'vitest'
import { makeIdentity } from '../../../../electron/vault/age/identity.ts'
import { standInForWebCrypto } from '../../../../renderer/decoder/reading/missing-webcrypto.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('an export opens with the paper key also where the browser has no WebCrypto', async () => {
  const { identity, recipient } = await makeIdentity()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const file = await encrypter.encrypt('what is inside')
  const bare = { subtle: undefined }
  vi.stubGlobal('crypto', bare)
  standInForWebCrypto({ crypto: bare })
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  expect(await decrypter.decrypt(file, 'text')).toBe('what is inside')
})

it('WebCrypto stays where it is', () => {
  const subtle = {}
  const scope = { crypto: { subtle } }
  standInForWebCrypto(scope)
  expect(scope.crypto.subtle).toBe(subtle)
})
