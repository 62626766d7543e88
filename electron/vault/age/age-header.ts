/** The head of an age file (https://c2sp.org/age): one stanza for each key that opens it. */

/** The first line of every age file. */
export const AGE_INTRO = 'age-encryption.org/v1\n'

/** What opens a file. `other` is an SSH key or a plugin's, which nothing here can use. */
export type AgeLock = 'passphrase' | 'identity' | 'other'

/** X25519 identities, and the hybrid ones that withstand quantum computers. */
const IDENTITY_STANZAS = ['X25519', 'mlkem768x25519']

/** More than a head of many stanzas has; what comes behind is not looked at. */
const MOST_BYTES = 65_536

/** The lock of an age file that is not armored; undefined for other bytes. */
export function ageLock(file: Uint8Array): AgeLock | undefined {
  const start = new TextDecoder('latin1').decode(file.subarray(0, MOST_BYTES))
  if (!start.startsWith(AGE_INTRO)) return undefined
  const [head = ''] = start.split('\n---')
  const stanzas = [...head.matchAll(/^-> (\S+)/gm)].map(([, type = '']) => type)
  if (stanzas[0] === 'scrypt') return 'passphrase'
  // Without any, the file is damaged, which opening it will say.
  return stanzas.length === 0 || stanzas.some((type) => IDENTITY_STANZAS.includes(type)) ? 'identity' : 'other'
}
