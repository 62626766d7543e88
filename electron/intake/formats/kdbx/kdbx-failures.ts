import { KitError } from '../../../kit-error.ts'

export const WHAT = 'KeePass database'

/** Both in the middle of a sentence. */
export function unreadable(reason: string, remedy: string): KitError {
  return new KitError(
    'unreadable',
    `This ${WHAT} cannot be read here: ${reason}. Nothing was read. Open it in KeePass or KeePassXC, ${remedy}, and try again.`,
  )
}

export function keePass1(): KitError {
  return new KitError(
    'unreadable',
    'This is a database of KeePass 1 (.kdb), which cannot be read here. Nothing was read. Import it in KeePassXC or KeePass 2, save it there as KDBX 4, and import that file.',
  )
}

export function tooManyElements(): KitError {
  return new KitError(
    'file-too-large',
    `This ${WHAT} holds more entries and former versions of them than can be read here. Nothing was read. In KeePass or KeePassXC, take out former versions, or split it, and try again.`,
  )
}

/** Whatever is missing, the key is another one; the file cannot tell which part of it is wrong. */
export function wrongKeys(version: 3 | 4, withKeyFile: boolean): KitError {
  const what = withKeyFile ? 'This password and key file do not open' : 'This password does not open'
  // Only KDBX 4 has a checksum over its header that proves the key.
  const damage = version === 3 ? ', or the file was damaged' : ''
  const other = withKeyFile
    ? 'It cannot tell which of the two is wrong: choose another key file as well.'
    : 'If it needs a key file as well, choose that too.'
  return new KitError(
    'wrong-password',
    `${what} the ${WHAT}${damage}. Nothing was read. Check Caps Lock and the keyboard layout. ${other} One that needs a hardware key cannot be read here: save a copy of it without.`,
  )
}

export function damagedKeyFile(): KitError {
  return new KitError(
    'wrong-password',
    'The key file was damaged or edited: it does not fit the checksum in it. Nothing was read. Choose another copy of it.',
  )
}
