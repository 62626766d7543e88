/** age files, https://c2sp.org/age: those in a text, and opening one. */
import { armor, Decrypter } from 'age-encryption'
import { KitError } from '../../../electron/kit-error.ts'
import { ageLock, type AgeLock } from '../../../electron/vault/age/age-header.ts'
import { passphraseIdentity, type Trying } from './age-passphrase.ts'

/** What this page opens age files with. */
export type OpenableLock = Exclude<AgeLock, 'other'>

export type AgeKey = ({ readonly passphrase: string } & Trying) | { readonly identity: string }

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----'
const END = '-----END AGE ENCRYPTED FILE-----'

/** The armored files in a text, decoded; `damaged` counts those that are not whole. */
export function armoredIn(text: string): { readonly files: readonly Uint8Array[]; readonly damaged: number } {
  const files: Uint8Array[] = []
  let damaged = 0
  for (const piece of text.split(BEGIN).slice(1)) {
    const [inside = '', ...after] = piece.split(END)
    // Spaces come in with pasting and typing; the last line shows where base64 ends.
    const lines =
      inside
        .split(/\s+/)
        .filter((line) => line !== '')
        .join('')
        .match(/.{1,64}/g) ?? []
    const file = after.length > 0 ? decoded([BEGIN, ...lines, END].join('\n')) : undefined
    if (file && ageLock(file)) files.push(file)
    else damaged++
  }
  return { files, damaged }
}

/** Why an age file did not open. `stopped`: the person asked for it. */
export type Unopened = 'wrong-key' | 'damaged' | 'cost-too-high' | 'no-memory' | 'stopped'

export type Opened =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly reason: Unopened }

/**
 * Opens an age file in memory. A passphrase takes some seconds for the usual 2^18 rounds of scrypt,
 * and 256 MiB; more than 2^20 are refused, as a file may claim any number.
 */
export async function openAge(file: Uint8Array, key: AgeKey): Promise<Opened> {
  try {
    const decrypter = new Decrypter()
    if ('passphrase' in key) decrypter.addIdentity(passphraseIdentity(key.passphrase, key))
    else decrypter.addIdentity(key.identity)
    return { ok: true, content: await decrypter.decrypt(file) }
  } catch (error) {
    return { ok: false, reason: 'signal' in key && key.signal.aborted ? 'stopped' : reasonOf(error) }
  }
}

function reasonOf(error: unknown): Unopened {
  if (error instanceof KitError && error.code === 'cost-too-high') return 'cost-too-high'
  // What a browser throws for an array that it has no room for.
  if (error instanceof RangeError) return 'no-memory'
  // The library has no codes; this is its sentence for a key that opens nothing.
  const wrongKey = error instanceof Error && error.message.startsWith('no identity matched')
  return wrongKey ? 'wrong-key' : 'damaged'
}

function decoded(text: string): Uint8Array | undefined {
  try {
    return armor.decode(text)
  } catch {
    return undefined
  }
}
