/**
 * How the key of a KeePass database is made slow to guess: AES over and over, or Argon2.
 * https://keepass.info/help/kb/kdbx.html#kdfp
 */
import { costTooHigh, damaged } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { unreadable, WHAT } from './kdbx-failures.ts'

const AES = 'c9d9f39a628a4460bf740d08c18a4fea'
const ARGON2 = ['ef636ddf8c29444b91f7a9a403e30a0c', '9e298b1956db4773b23dfc3ec6f0a1e6']
/** Version 1.3 of RFC 9106. */
const ARGON2_VERSION = 0x13

/**
 * Whether the derivation that a header of KDBX 4 asks for can be done here. The costs of Argon2 are
 * checked where it runs.
 *
 * @throws KitError `unreadable`, `cost-too-high` or `file-damaged`
 */
export function checkKdf(values: ReadonlyMap<string, Buffer>): void {
  const type = values.get('$UUID')?.toString('hex') ?? ''
  if (type === AES) checkRounds(values.get('R'))
  else if (ARGON2.includes(type)) checkArgon2(values)
  else throw unreadable('its key is made in a way that only newer apps know', 'save it with Argon2')
}

/**
 * Of AES.
 *
 * @throws KitError `cost-too-high` or `file-damaged`
 */
export function checkRounds(rounds: Buffer | undefined): void {
  if (rounds?.length !== 8) throw damaged(WHAT)
  const count = rounds.readBigUInt64LE()
  if (count < LIMITS.kdbxRounds.min) throw damaged(WHAT)
  if (count > LIMITS.kdbxRounds.max) throw costTooHigh(WHAT)
}

function checkArgon2(values: ReadonlyMap<string, Buffer>): void {
  const version = values.get('V')
  if (version?.length !== 4) throw damaged(WHAT)
  if (version.readUInt32LE() !== ARGON2_VERSION || values.has('K') || values.has('A'))
    throw unreadable('its key is made with an uncommon form of Argon2', 'save it as KDBX 4')
}
