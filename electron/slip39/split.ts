import { KitError } from '../kit-error.ts'
import { encryptSecret } from './cipher.ts'
import { formatShare } from './share.ts'
import { shareValues } from './sharing.ts'

export interface SplitOptions {
  /** How many shares are needed, at least 2. */
  readonly threshold: number
  /** How many shares there are, at most 16. */
  readonly count: number
  /** As many random bytes as asked for, from a cryptographic source. */
  readonly random: (length: number) => Uint8Array
}

/** An index has four bits. */
const MOST_SHARES = 16

/**
 * Splits a secret by SLIP-39 into one group of shares, each a list of words: 33 for 32 bytes.
 *
 * The passphrase is empty and the exponent 0, since a random secret needs no stretching: enough shares
 * give it, and with fewer it cannot be guessed. `extendable` keeps the identifier out of the
 * encryption, so that the same secret can be split again. Not audited.
 *
 * @param secret - 16 bytes or more, an even number, all random: text must not be split by this.
 * @throws KitError `invalid-input` when the numbers make no sense.
 */
export function splitSecret(
  secret: Uint8Array,
  { threshold, count, random }: SplitOptions,
): readonly (readonly string[])[] {
  if (!Number.isInteger(threshold) || !Number.isInteger(count) || threshold < 2 || threshold > count)
    throw new KitError(
      'invalid-input',
      'At least two shares have to be needed, and not more than there are. Nothing was made. Choose other numbers.',
    )
  if (count > MOST_SHARES)
    throw new KitError('invalid-input', 'There can be 16 shares at most. Nothing was made. Choose a smaller number.')
  if (secret.length < 16 || secret.length % 2 !== 0) throw new Error('SLIP-39 takes an even number of bytes from 16 on')
  const [high = 0, low = 0] = random(2)
  const identifier = (high & 127) * 256 + low
  const head = { identifier, extendable: true, exponent: 0, group: { index: 0, threshold: 1, count: 1 } }
  const encrypted = encryptSecret(secret, { ...head, passphrase: '' })
  const values = shareValues(encrypted, { threshold, count, random })
  const shares = values.map((value, index) => formatShare({ ...head, index, threshold, value }))
  for (const bytes of [encrypted, ...values]) bytes.fill(0)
  return shares
}
