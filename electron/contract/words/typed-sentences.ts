/** What is wrong with a token that was typed, beside the field. */
import { plain, wordsFor, type JudgementView, type Sentences } from './sentences.ts'

const ALIKE: Readonly<Record<string, string>> = { '0': 'the letter O', '1': 'the letter I or L', '8': 'the letter B' }

export const TYPED_SENTENCES: Sentences = {
  'secret-untyped': plain('Type the secret. It is the text that is shown beside the QR code.'),
  'motp-not-hex': plain('The secret of an mOTP token has pairs of 0 to 9 and a to f, and this one does not.'),
  'not-base32-typed': plain('The secret has a character in it that no secret has: only A to Z and 2 to 7 are allowed.'),
  'odd-length-typed': plain('No secret has this length: a character is missing, or there is one too many.'),
  'counter-untyped': plain(
    'A HOTP token needs its counter. It is shown where the token was set up; 0 or 1 for a new one.',
  ),
  'look-alikes': lookAlikes,
}

function lookAlikes({ found }: JudgementView): string | undefined {
  if (!Array.isArray(found)) return undefined
  const sentences = found.map(lookAlike)
  return sentences.includes(undefined) ? undefined : sentences.join(' ')
}

function lookAlike(found: unknown): string | undefined {
  if (typeof found !== 'object' || found === null || !('at' in found) || !('typed' in found)) return undefined
  const letter = wordsFor(String(found.typed), ALIKE)
  return letter && `Character ${String(found.at)} is ${String(found.typed)}, which no secret has. It may be ${letter}.`
}
