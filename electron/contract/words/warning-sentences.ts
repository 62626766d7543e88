/** What to check in an entry before and after it is imported: whole sentences. */
import { placeInWords } from './reason-sentences.ts'
import { counted, listed, plain, sentence, type Sentences } from './sentences.ts'

const TOKEN_WARNINGS: Sentences = {
  'two-names': sentence(
    { app: 'text', first: 'text', second: 'text' },
    ({ app, first, second }) => `${app} calls it "${first}" and its link "${second}". The first is used.`,
  ),
  'text-before-link': plain('The text before the link was skipped.'),
  'note-too-long': plain('Its note is too long and is not imported.'),
  'only-secret': plain(
    'Only the secret was given, so the usual settings are assumed: TOTP, SHA1, 6 digits, 30 s. Compare a code with the app that has it.',
  ),
  'other-secret-in-link': plain(
    'The link in the file has another secret. The one in `shared_secret` is used. Compare a code.',
  ),
  'unusual-settings': plain(
    'TOTP Authenticator states other digits or another period than six and 30 s, which some readers of this file ignore. Compare a code before you rely on it.',
  ),
  'counter-one-ahead': plain(
    'If the first code is refused, use the next one: Google Authenticator may be one code ahead.',
  ),
  'other-start': plain(
    'OTP Auth states a start of the first period other than the usual one, 1970. It was not taken over. Compare a code before you rely on it.',
  ),
  'display-unread': plain('What Ente says about it (note, tags, trash) could not be read.'),
  'secret-short': sentence(
    { bytes: 'number' },
    ({ bytes }) =>
      `The secret has only ${counted(bytes, 'byte')}, fewer than services give: part of it may be missing. Compare a code.`,
  ),
  'motp-capitals': plain(
    'The secret has capitals, which make other codes than small letters. Some apps ignore them: compare a code.',
  ),
  'steam-by-digits': plain(
    'It is called Steam and has five digits, so it was read as Steam Guard, whose codes are letters. Compare one with your old app.',
  ),
  'steam-ordinary': plain(
    'It is called Steam and is an ordinary token: check that Steam asks for digits here, not for five letters.',
  ),
}

const CODES_WARNINGS: Sentences = {
  'code-cut-off': codeWarning('ends in dots, so it was cut off where it was copied from.'),
  'code-shorter': codeWarning('is shorter than the others: part of it may be missing.'),
  'code-otherwise': codeWarning('is not written like the others.'),
  'odd-hex': plain(
    'The codes have an odd number of hexadecimal digits: the page they were copied from may have cut them off.',
  ),
  'code-repeated': plain('A code is in the list more than once.'),
  'read-from-picture': plain(
    'The codes were read from a picture. One wrong character makes a code useless, so compare them with the original once more when you can.',
  ),
  'maybe-secrets': sentence({ count: 'number' }, ({ count }) =>
    count === 1
      ? 'This could also be the secret of a token. If it is, leave it out here and type it under "Type a secret".'
      : 'These could also be secrets of tokens. If they are, leave them out here and import them one by one.',
  ),
  'recovery-key': sentence(
    { service: 'text' },
    ({ service }) =>
      `This is a recovery key of ${service}, not a code: it stays valid after use. Say which account it opens.`,
  ),
  respelled: sentence(
    { count: 'number' },
    ({ count }) =>
      `${counted(count, 'code has', 'codes have')} long dashes or wide digits, as word processors write them. Here are plain ones, as services use them.`,
  ),
  'used-undated': sentence(
    { count: 'number' },
    ({ count }) =>
      `${counted(count, 'code is', 'codes are')} marked as used without a day, so the day of this import is noted.`,
  ),
  'other-service': sentence({ from: 'text', service: 'text' }, ({ from, service }) => {
    const where = from === 'text' ? 'The text' : from === 'file-name' ? 'The file name' : undefined
    return where && `${where} says ${service}, whose codes look different. Check whose they are.`
  }),
  'shape-of': sentence(
    { services: 'texts' },
    ({ services }) => `${listed(services, 'or')}, among others, issues codes that look like this. Say which it is.`,
  ),
  'guessed-by-shape': sentence(
    { service: 'text' },
    ({ service }) => `The service was guessed from how the codes look. Check that it is ${service}.`,
  ),
  'fewer-codes': sentence(
    { service: 'text', issued: 'number', here: 'number' },
    ({ service, issued, here }) =>
      `${service} issues ${String(issued)} codes, and there are ${String(here)} here. Used ones may have been removed.`,
  ),
}

const PLAN_WARNINGS: Sentences = {
  'other-settings': sentence(
    { place: 'place', settings: 'text' },
    ({ place, settings }) =>
      `Conflict: the same secret is ${placeInWords(place)}, with other settings (${settings}). One of the two makes wrong codes.`,
  ),
  'other-counter': sentence(
    { here: 'number', there: 'number' },
    ({ here, there }) =>
      `The counter is ${String(here)} here and ${String(there)} there. The higher one is usually right.`,
  ),
  'older-codes': plain('The vault has a newer set for this account, so this one is kept as void.'),
  'replaces-codes': sentence(
    { count: 'number' },
    ({ count }) =>
      `The ${counted(count, 'recovery code')} that the vault has for this account ${count === 1 ? 'becomes' : 'become'} void.`,
  ),
  'name-tidied': sentence({ written: 'text' }, ({ written }) => `The file writes its name as "${written}".`),
  'second-cover': plain(
    'The vault already has text for the cover page. Where the two differ, the cover will say both.',
  ),
}

export const WARNING_SENTENCES: Sentences = { ...TOKEN_WARNINGS, ...CODES_WARNINGS, ...PLAN_WARNINGS }

/** No code is in a sentence: it is named by its place. */
function codeWarning(words: string): Sentences[string] {
  return sentence({ unit: 'text', at: 'number' }, ({ unit, at }) => {
    if (unit === 'line') return `The code on line ${String(at)} ${words}`
    return unit === 'code' ? `Code ${String(at)} ${words}` : undefined
  })
}
