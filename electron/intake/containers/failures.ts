/**
 * The ways in which a file of another app cannot be read: what happened, what is safe, what to do.
 *
 * @param what - The format in the middle of a sentence: "Aegis export".
 */
import { KitError } from '../../kit-error.ts'
import { LIMITS } from './limits.ts'

export function passwordNeeded(what: string): KitError {
  return new KitError(
    'password-needed',
    `This ${what} is encrypted. Nothing was read yet. Give the password it was exported with.`,
  )
}

export function wrongPassword(what: string): KitError {
  return new KitError(
    'wrong-password',
    `This password does not open the ${what}. Nothing was read. Check Caps Lock and the keyboard layout; it is the password of the day of the export, which may not be the one the app has now.`,
  )
}

/** For formats that cannot tell a wrong password from a damaged file. */
export function wrongPasswordOrDamaged(what: string): KitError {
  return new KitError(
    'wrong-password',
    `This password does not open the ${what}, or the file was damaged; this kind of file cannot tell which. Nothing was read. Check Caps Lock and the keyboard layout, then export it again.`,
  )
}

export function cutOff(what: string): KitError {
  return new KitError(
    'file-truncated',
    `This ${what} ends too early, so it was not copied completely. Nothing was read. Copy it again, or export it again.`,
  )
}

export function damaged(what: string): KitError {
  return new KitError(
    'file-damaged',
    `This ${what} was damaged or edited. Nothing was read. Copy it again, or export it again.`,
  )
}

/** The file is what it says, and what is looked for is not where this app puts it. */
export function otherShape(what: string): KitError {
  return new KitError(
    'file-damaged',
    `The entries of this ${what} are not where they belong. Nothing was read. Export it again.`,
  )
}

export function tooMany(what: string): KitError {
  return new KitError(
    'file-too-large',
    `This ${what} holds more than ${LIMITS.entries} entries. Nothing was read. Split it into smaller exports.`,
  )
}

export function costTooHigh(what: string): KitError {
  return new KitError(
    'cost-too-high',
    `This ${what} asks for more work or memory to open than any app writes. Nothing was read. Export it again.`,
  )
}

/** @param most - Bytes. */
export function unpacksTooLarge(what: string, most: number = LIMITS.unpackedBytes): KitError {
  return new KitError(
    'file-too-large',
    `This ${what} unpacks to more than ${Math.floor(most / 1024 / 1024)} MB, and no export does. Nothing was read. Export it again.`,
  )
}
