/** Sentences about tokens and links, for the window, the terminal and decoder.html. */
import { counted, plain, sentence, wordsFor, type Sentences } from './sentences.ts'

/** What is wrong with a token or link, or what to check in it. */
export function tokenSentence(judgement: { readonly kind: string }): string {
  const known = Object.hasOwn(TOKEN_SENTENCES, judgement.kind) ? TOKEN_SENTENCES[judgement.kind] : undefined
  return known?.(judgement) ?? 'It is not understood.'
}

const FIXED: Readonly<Record<string, string>> = {
  'steam algorithm': 'A Steam token uses SHA1, and this states something else.',
  'steam digits': 'A Steam code has five letters, and this states something else.',
  'steam period': 'A Steam token has a period of 30 s, and this states something else.',
  'motp algorithm': 'An mOTP token uses MD5, and this states something else.',
  'motp digits': 'An mOTP code has six characters, and this states something else.',
  'motp period': 'An mOTP token has a period of 10 s, and this states something else.',
  'yandex algorithm': 'A Yandex token uses SHA256, and this states something else.',
  'yandex digits': 'A Yandex code has eight letters, and this states something else.',
  'yandex period': 'A Yandex token has a period of 30 s, and this states something else.',
}

export const TOKEN_SENTENCES: Sentences = {
  'secret-empty': plain('The secret is empty.'),
  'not-base32': sentence({ at: 'number' }, ({ at }) => `Character ${String(at)} of the secret is not base32.`),
  'not-hex': plain('The secret is not hexadecimal.'),
  'base32-or-hex': plain('The secret could be base32 or hexadecimal.'),
  'yandex-length': plain('A Yandex secret has 16 or 26 bytes, and this one does not.'),
  'type-unknown': sentence({ stated: 'text' }, ({ stated }) => `The type ${stated} is not known.`),
  'algorithm-unknown': sentence({ stated: 'text' }, ({ stated }) => `The algorithm ${stated} is not known.`),
  'algorithm-md5': plain('No codes can be made with MD5.'),
  'digits-unclear': sentence({ stated: 'text' }, ({ stated }) => `${stated} is not a number of digits from 1 to 10.`),
  'period-unclear': sentence({ stated: 'text' }, ({ stated }) => `${stated} is not a period in whole seconds.`),
  'counter-missing': plain('A HOTP token needs a counter, and none is stated.'),
  'counter-unclear': sentence({ stated: 'text' }, ({ stated }) => `${stated} is not a counter.`),
  'setting-fixed': sentence({ type: 'text', setting: 'text' }, ({ type, setting }) =>
    wordsFor(`${type} ${setting}`, FIXED),
  ),

  'not-a-link': plain('This is not an otpauth link.'),
  'no-secret': plain('There is no secret in the link.'),
  'secret-misplaced': plain('The secret is not where a link has it.'),
  'two-secrets': plain('The link has two secrets.'),
  'encoder-unfit': plain('The encoder it names does not fit its type.'),
  'name-encoding': plain('The name is not percent-encoded correctly.'),
  'value-twice': sentence({ name: 'text' }, ({ name }) => `The link states "${name}" more than once.`),
  'value-encoding': sentence(
    { name: 'text' },
    ({ name }) => `The value of "${name}" is not percent-encoded correctly.`,
  ),
  'not-an-export-link': plain('This is not a Google Authenticator export link.'),
  'export-payloads': plain('The export link does not hold exactly one payload.'),
  'export-damaged': plain('The export link is damaged or cut off.'),
  'export-empty': plain('There are no entries in the export link.'),
  'export-entry-damaged': plain('This entry of the export is damaged.'),

  'odd-length': plain('No app makes a secret of this length: a character may be missing.'),
  'plus-as-space': plain('The issuer is written with "+", which was read as a space.'),
  'steam-by-name': plain(
    'It is called Steam, so it was read as Steam Guard, whose codes are letters. Compare one with your old app.',
  ),
  'two-issuers': sentence(
    { first: 'text', second: 'text' },
    ({ first, second }) => `It names two issuers, "${first}" and "${second}". The first is used.`,
  ),
  'values-ignored': sentence(
    { count: 'number' },
    ({ count }) => `${counted(count, 'value in the link is', 'values in the link are')} not known and ignored.`,
  ),
}
