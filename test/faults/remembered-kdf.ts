import type * as Kdf from '../../electron/vault/slots/kdf.ts'

/**
 * The same derivation, done once per input: opening a thousand altered copies of one vault then
 * costs no more than reading them. A test file asks for it with `vi.mock`.
 */
export function rememberDerivations(kdf: typeof Kdf): typeof Kdf {
  const known = new Map<string, Uint8Array>()
  return {
    ...kdf,
    deriveKey: async (passphrase, salt, costs) => {
      const input = [Buffer.from(passphrase).toString('hex'), Buffer.from(salt).toString('hex'), JSON.stringify(costs)]
      const name = input.join(' ')
      const key = known.get(name) ?? (await kdf.deriveKey(passphrase, salt, costs))
      known.set(name, key)
      // The caller wipes what it gets.
      return Uint8Array.from(key)
    },
  }
}
