/** The head of an age file (https://c2sp.org/age): one stanza for each key that opens it. */

/** The first line of every age file. */
export const AGE_INTRO = 'age-encryption.org/v1\n'

/** What opens a file. `other` is an SSH key or a plugin's key, which the app cannot use. */
export type AgeLock = 'passphrase' | 'identity' | 'other'

/** X25519 identities, and the hybrid ones that withstand quantum computers. */
const IDENTITY_STANZAS = ['X25519', 'mlkem768x25519']

/** More than a head with many stanzas needs; the rest of the file is not read. */
const MOST_BYTES = 65_536

/** What opens an unarmored age file; undefined for other bytes. */
export function ageLock(file: Uint8Array): AgeLock | undefined {
  const start = new TextDecoder('latin1').decode(file.subarray(0, MOST_BYTES))
  if (!start.startsWith(AGE_INTRO)) return undefined
  const [head = ''] = start.split('\n---')
  const stanzas = [...head.matchAll(/^-> (\S+)/gm)].map(([, type = '']) => type)
  if (stanzas[0] === 'scrypt') return 'passphrase'
  // Without any stanza the file is damaged; opening it will say so.
  return stanzas.length === 0 || stanzas.some((type) => IDENTITY_STANZAS.includes(type)) ? 'identity' : 'other'
}
