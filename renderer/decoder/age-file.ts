/** age files, https://c2sp.org/age: what locks one, and opening it. */
import { armor, Decrypter } from 'age-encryption'

/** What an age file asks for. */
export type AgeLock = 'passphrase' | 'identity'

export type AgeKey = { readonly passphrase: string } | { readonly identity: string }

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----'
const END = '-----END AGE ENCRYPTED FILE-----'
const INTRO = 'age-encryption.org/v1\n'
/** As `age` itself: 2^22 takes 4 GiB, and a file may claim any number. */
const HIGHEST_WORK_FACTOR = 22

/** The lock of an age file; undefined when the bytes are none. */
export function lockOf(file: Uint8Array): AgeLock | undefined {
  const start = new TextDecoder('latin1').decode(file.subarray(0, 4096))
  if (!start.startsWith(INTRO)) return undefined
  return start.slice(INTRO.length).startsWith('-> scrypt ') ? 'passphrase' : 'identity'
}

/** The armored files in a text, decoded; `damaged` counts those that are not whole. */
export function armoredIn(text: string): { readonly files: readonly Uint8Array[]; readonly damaged: number } {
  const files: Uint8Array[] = []
  let damaged = 0
  for (const piece of text.split(BEGIN).slice(1)) {
    const [inside = '', ...after] = piece.split(END)
    // Spaces come in with pasting and typing; the last line shows where base64 ends.
    const lines = inside.split(/\s+/).filter((line) => line !== '').join('').match(/.{1,64}/g) ?? []
    const file = after.length > 0 ? decoded([BEGIN, ...lines, END].join('\n')) : undefined
    if (file && lockOf(file)) files.push(file)
    else damaged++
  }
  return { files, damaged }
}

/**
 * Opens an age file in memory.
 *
 * @returns undefined when the key is wrong or the file is altered, which age does not tell apart.
 */
export async function openAge(file: Uint8Array, key: AgeKey): Promise<Uint8Array | undefined> {
  try {
    if (!affordable(file)) return undefined
    const decrypter = new Decrypter()
    if ('passphrase' in key) decrypter.addPassphrase(key.passphrase)
    else decrypter.addIdentity(key.identity)
    return await decrypter.decrypt(file)
  } catch {
    return undefined
  }
}

function affordable(file: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(file.subarray(0, 256))
  const factor = /^-> scrypt \S+ (\d+)$/m.exec(start)?.[1]
  return factor === undefined || Number(factor) <= HIGHEST_WORK_FACTOR
}

function decoded(text: string): Uint8Array | undefined {
  try {
    return armor.decode(text)
  } catch {
    return undefined
  }
}
