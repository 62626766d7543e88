import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remarkSentence } from '../../../electron/contract/words/intake-words.ts'
import { tokenSentence } from '../../../electron/contract/words/token-words.ts'
import { LIMITS } from '../../../electron/intake/containers/limits.ts'
import type { Note, Reason, Settlement, Warning } from '../../../electron/intake/judgements.ts'
import type { TypedProblem } from '../../../electron/intake/typed-token.ts'
import type { LinkProblem, MigrationProblem, TokenWarning } from '../../../electron/otp/problems.ts'

type Any = Reason | Settlement | Warning | Note | TypedProblem
type FactsOf<Kind, One = Any> = One extends Any ? (Kind extends One['kind'] ? Omit<One, 'kind'> : never) : never
type Example<Kind extends Any['kind']> = readonly [FactsOf<Kind>, string]

const LOCAL = { in: 'vault', name: 'PyPI: alice' } as const
const EARLIER = { in: 'import', name: '' } as const

/** Of each kind that this version can store, what is said of it. */
const SAID: { readonly [Kind in Any['kind']]: Example<Kind> } = {
  'secret-empty': [{}, 'The secret is empty.'],
  'base32-or-hex': [{}, 'The secret could be base32 or hexadecimal.'],
  'not-hex': [{}, 'The secret is not hexadecimal.'],
  'not-base32': [{ at: 4 }, 'Character 4 of the secret is not base32.'],
  'yandex-length': [{}, 'A Yandex secret has 16 or 26 bytes, and this one does not.'],
  'counter-missing': [{}, 'A HOTP token needs a counter, and none is stated.'],
  'algorithm-md5': [{}, 'No codes can be made with MD5.'],
  'type-unknown': [{ stated: '"u2f"' }, 'The type "u2f" is not known.'],
  'algorithm-unknown': [{ stated: '7' }, 'The algorithm 7 is not known.'],
  'digits-unclear': [{ stated: '11' }, '11 is not a number of digits from 1 to 10.'],
  'period-unclear': [{ stated: '1.5' }, '1.5 is not a period in whole seconds.'],
  'counter-unclear': [{ stated: '-1' }, '-1 is not a counter.'],
  'setting-fixed': [
    { type: 'steam', setting: 'digits' },
    'A Steam code has five letters, and this states something else.',
  ],
  'not-a-link': [{}, 'This is not an otpauth link.'],
  'no-secret': [{}, 'There is no secret in the link.'],
  'secret-misplaced': [{}, 'The secret is not where a link has it.'],
  'two-secrets': [{}, 'The link has two secrets.'],
  'encoder-unfit': [{}, 'The encoder it names does not fit its type.'],
  'name-encoding': [{}, 'The name is not percent-encoded correctly.'],
  'value-twice': [{ name: 'digits' }, 'The link states "digits" more than once.'],
  'value-encoding': [{ name: 'issuer' }, 'The value of "issuer" is not percent-encoded correctly.'],
  'not-an-export-link': [{}, 'This is not a Google Authenticator export link.'],
  'export-payloads': [{}, 'The export link does not hold exactly one payload.'],
  'export-damaged': [{}, 'The export link is damaged or cut off.'],
  'export-empty': [{}, 'There are no entries in the export link.'],
  'export-entry-damaged': [{}, 'This entry of the export is damaged.'],
  'odd-length': [{}, 'No app makes a secret of this length: a character may be missing.'],
  'plus-as-space': [{}, 'The issuer is written with "+", which was read as a space.'],
  'steam-by-name': [
    {},
    'It is called Steam, so it was read as Steam Guard, whose codes are letters. Compare one with your old app.',
  ],
  'two-issuers': [{ first: 'PyPI', second: 'npm' }, 'It names two issuers, "PyPI" and "npm". The first is used.'],
  'values-ignored': [{ count: 1 }, '1 value in the link is not known and ignored.'],

  'other-shape': [{ app: 'Aegis' }, 'It is not in the form that Aegis writes.'],
  'other-secret-shape': [{ app: 'Authy' }, 'Its secret is not in the form that Authy writes.'],
  'text-too-long': [{}, 'A name or note in it is longer than any app keeps.'],
  'not-base64': [{}, 'Its secret is not base64.'],
  'secret-not-text': [{}, 'Its secret is not text.'],
  'secret-damaged': [{}, 'Its secret is damaged, or encrypted with another password than the rest.'],
  'secret-missing': [{}, 'Its secret is missing from the backup.'],
  'secret-only-in-backup': [{}, 'Its secret is not in this file. Make a backup in the app and import that.'],
  'secret-other-base': [{}, 'Its secret is not in the base it states.'],
  'phone-key': [{}, 'It is encrypted with a key that does not leave the phone.'],
  'account-type-unknown': [{}, 'Its type of account is not known.'],
  'rest-damaged': [{}, 'What the backup says about it, besides its secret, is missing or damaged.'],
  'two-algorithms': [{}, 'It states two different algorithms.'],
  'steam-unclear': [{}, 'The entry and its link disagree about whether it is a Steam token.'],
  'code-not-read': [{}, 'The QR code in its row could not be read, and the row does not say everything.'],
  'code-not-text': [{}, 'Its one-time code is not text.'],
  'code-too-long': [{}, 'Its one-time code is too long for a link.'],
  'code-link-unknown': [{}, 'Its one-time code is a kind of link that is not known.'],
  'link-unknown': [{}, 'This kind of link is not known.'],
  'link-too-long': [{}, 'This is too long for a link.'],
  'link-may-go-on': [{}, 'The link may continue on the next line of the page. Put it together and import it as text.'],
  'row-too-long': [{}, 'The row has more cells than the table has columns, so they may not be in their places.'],
  'not-like-the-others': [{}, 'This is not a code like the others.'],
  'too-many-codes': [
    {},
    `There are more than ${LIMITS.codes} of these, or one has more than ${LIMITS.codeCharacters} characters. That is too much for recovery codes.`,
  ],
  'split-code': [
    { part: 1, of: 3, missing: [2, 3] },
    'This is part 1 of 3 of a QR code that was split, and parts 2 and 3 are missing. Import all of them together.',
  ],
  'qr-push': [
    { app: 'Okta Verify' },
    'This QR code sets up Okta Verify, and its codes cannot be made here. Ask the service for an authenticator app of another kind, and import the QR code it shows then.',
  ],
  'qr-sign-in': [
    { app: 'Steam' },
    'This QR code signs a device in to Steam. It works for a minute or two and holds no token. Scan it with the Steam app.',
  ],
  'qr-duo': [
    {},
    'This QR code sets up Duo Mobile for push messages and holds no token. Scan it with Duo Mobile, and keep recovery codes or a security key here as a second way in.',
  ],
  'qr-microsoft': [
    {},
    'This QR code sets up Microsoft Authenticator and holds no token. On the page that shows it, choose a different authenticator app, and import the QR code you see then.',
  ],
  'qr-passkey': [
    {},
    'This QR code signs you in with a passkey of a phone, once. It holds no token. Scan it with the phone.',
  ],
  'qr-wifi': [
    {},
    'This QR code holds the password of a Wi-Fi network and no token. Scan it with the phone that is to join.',
  ],
  'qr-contact': [
    {},
    'This QR code holds the address of a person and no token. Import the QR code that the service shows when you set up an authenticator app.',
  ],
  'qr-web': [
    {},
    'This QR code holds a web address and no token. Open the address, and import the QR code that the service shows when you set up an authenticator app.',
  ],
  'qr-age-recipient': [
    {},
    'This QR code is an age public key: files can be encrypted with it, and nothing opened. It is not a token.',
  ],
  'qr-age-identity': [
    {},
    'This QR code is an age secret key and not a token. If it is the paper key of a vault, use it to open that vault or a backup. Nothing of it was kept.',
  ],
  'qr-age-file': [
    {},
    'This QR code holds something encrypted with age, as sealed sheets of this app do. Open it in decoder.html with its passphrase, and import the link you see then.',
  ],
  'qr-page-mark': [
    {},
    'This QR code is the page mark of a sheet of this app and holds no secret. Scan the large QR code on the sheet.',
  ],
  'qr-share': [
    {},
    'This QR code is a share of a paper key and not a token. To put shares together, choose them where you open a vault or a backup. Nothing of it was kept.',
  ],
  'settings-unclear': [{}, 'Its TOTP Settings are not understood.'],
  'secrets-of-one-kind': [{}, 'It has two secrets of one kind.'],
  'unknown-value': [{}, 'It states something that is not known.'],
  'stated-twice': [{}, 'It states something twice.'],
  'not-percent-encoded': [{}, 'It is not percent-encoded correctly.'],
  'encoding-unknown': [{}, 'The encoding of its secret is not known.'],
  'two-accounts-one-id': [{}, 'Two accounts in the export have the same id.'],
  'record-unknown': [{}, 'This version does not know a record like this.'],
  'bytes-disagree': [{}, 'A secret or code in it is written in two ways that disagree.'],
  'kind-unknown-there': [{}, 'The version that exported it did not know this kind of record.'],
  'not-as-written': [{}, 'It is not written the way this app writes it.'],
  'kept-there': [{}, 'The vault it comes from had set it aside.'],

  same: [{ what: 'codes', place: EARLIER }, 'The same set of codes is earlier in this import, without a name.'],
  'in-vault': [{}, 'The same is in the vault already.'],
  'account-in-vault': [{}, 'The vault has an account with this name.'],
  'left-out': [{}, 'You left it out.'],
  'account-not-imported': [{}, 'Its account was not imported.'],
  'other-answer': [{}, 'The vault has another answer from the same day, which stays.'],
  'kept-before': [
    { reason: { kind: 'link-unknown' } },
    'An earlier import set it aside already. This kind of link is not known.',
  ],
  'first-row-names': [{}, 'The first row was taken as the names of the columns.'],
  'not-read': [{ code: 'password-needed' }, 'It is encrypted, and no password was given.'],

  'two-names': [{ app: 'Proton', first: 'a', second: 'b' }, 'Proton calls it "a" and its link "b". The first is used.'],
  'text-before-link': [{}, 'The text before the link was skipped.'],
  'note-too-long': [{}, 'Its note is too long and is not imported.'],
  'only-secret': [
    {},
    'Only the secret was given, so the usual settings are assumed: TOTP, SHA1, 6 digits, 30 s. Compare a code with the app that has it.',
  ],
  'other-secret-in-link': [
    {},
    'The link in the file has another secret. The one in `shared_secret` is used. Compare a code.',
  ],
  'unusual-settings': [
    {},
    'TOTP Authenticator states other digits or another period than six and 30 s, which some readers of this file ignore. Compare a code before you rely on it.',
  ],
  'counter-one-ahead': [
    {},
    'If the first code is refused, use the next one: Google Authenticator may be one code ahead.',
  ],
  'other-start': [
    {},
    'OTP Auth states a start of the first period other than the usual one, 1970. It was not taken over. Compare a code before you rely on it.',
  ],
  'display-unread': [{}, 'What Ente says about it (note, tags, trash) could not be read.'],
  'secret-short': [
    { bytes: 5 },
    'The secret has only 5 bytes, fewer than services give: part of it may be missing. Compare a code.',
  ],
  'motp-capitals': [
    {},
    'The secret has capitals, which make other codes than small letters. Some apps ignore them: compare a code.',
  ],
  'steam-by-digits': [
    {},
    'It is called Steam and has five digits, so it was read as Steam Guard, whose codes are letters. Compare one with your old app.',
  ],
  'steam-ordinary': [
    {},
    'It is called Steam and is an ordinary token: check that Steam asks for digits here, not for five letters.',
  ],
  'code-cut-off': [
    { unit: 'line', at: 3 },
    'The code on line 3 ends in dots, so it was cut off where it was copied from.',
  ],
  'code-shorter': [{ unit: 'code', at: 2 }, 'Code 2 is shorter than the others: part of it may be missing.'],
  'code-otherwise': [{ unit: 'line', at: 2 }, 'The code on line 2 is not written like the others.'],
  'odd-hex': [
    {},
    'The codes have an odd number of hexadecimal digits: the page they were copied from may have cut them off.',
  ],
  'code-repeated': [{}, 'A code is in the list more than once.'],
  'read-from-picture': [
    {},
    'The codes were read from a picture. One wrong character makes a code useless, so compare them with the original once more when you can.',
  ],
  'codes-from-picture': [
    { count: 8 },
    'Its text was read as 8 recovery codes, and each was compared with the picture.',
  ],
  'maybe-secrets': [
    { count: 2 },
    'These could also be secrets of tokens. If they are, leave them out here and import them one by one.',
  ],
  'recovery-key': [
    { service: 'Tuta' },
    'This is a recovery key of Tuta, not a code: it stays valid after use. Say which account it opens.',
  ],
  respelled: [
    { count: 1 },
    '1 code has long dashes or wide digits, as word processors write them. Here are plain ones, as services use them.',
  ],
  'used-undated': [{ count: 2 }, '2 codes are marked as used without a day, so the day of this import is noted.'],
  'other-service': [
    { from: 'file-name', service: 'GitHub' },
    'The file name says GitHub, whose codes look different. Check whose they are.',
  ],
  'shape-of': [
    { services: ['GitHub', 'Gitea'] },
    'GitHub or Gitea, among others, issues codes that look like this. Say which it is.',
  ],
  'guessed-by-shape': [{ service: 'PyPI' }, 'The service was guessed from how the codes look. Check that it is PyPI.'],
  'fewer-codes': [
    { service: 'PyPI', issued: 8, here: 5 },
    'PyPI issues 8 codes, and there are 5 here. Used ones may have been removed.',
  ],
  'other-settings': [
    { place: LOCAL, settings: 'Steam' },
    'Conflict: the same secret is in the vault already, as "PyPI: alice", with other settings (Steam). One of the two makes wrong codes.',
  ],
  'other-counter': [{ here: 7, there: 9 }, 'The counter is 7 here and 9 there. The higher one is usually right.'],
  'older-codes': [{}, 'The vault has a newer set for this account, so this one is kept as void.'],
  'replaces-codes': [{ count: 1 }, 'The 1 recovery code that the vault has for this account becomes void.'],
  'name-tidied': [{ written: 'GitHub: null' }, 'The file writes its name as "GitHub: null".'],
  'second-cover': [{}, 'The vault already has text for the cover page. Where the two differ, the cover will say both.'],

  'newer-app': [{ app: '2FAS' }, 'A newer 2FAS wrote it. Check that everything is here.'],
  'maybe-cut-off': [
    {},
    'The last entry lacks what Ente writes after every other one: the file may have been cut off there.',
  ],
  'not-marked-complete': [
    {},
    'The export does not say that it is complete, as most do. Check that everything is here.',
  ],
  'without-code': [{ count: 1 }, '1 item without a one-time code was skipped.'],
  attachments: [{ count: 1 }, '1 attachment without links or recovery codes is not imported.'],
  'only-links': [
    {},
    'This app does not know this kind of file, so it took only the links in it. Check that every account is here.',
  ],
  icons: [{ count: 2 }, '2 icons are not imported.'],
  'former-versions': [{ count: 1 }, '1 former version of an entry was skipped.'],
  archived: [{ count: 2 }, '2 items are in the archive of 1Password and imported as well.'],
  'pages-without-code': [{ count: 1 }, '1 page has no QR code.'],
  'in-trash': [
    { bin: 'recycle-bin', count: 3, names: ['PyPI: alice', 'npm'], more: 1 },
    '3 entries in the recycle bin were skipped: PyPI: alice, npm and 1 more.',
  ],
  comments: [{ count: 2, links: 1 }, '2 comment lines were skipped, 1 of them with a link.'],
  'no-codes': [{ lines: [1, 2, 9] }, 'Lines 1, 2 and 9 are not codes and were skipped.'],
  'part-of-export': [{ part: 1, of: 2 }, 'Part 1 of 2 of a Google Authenticator export.'],
  'part-of-code': [{ part: 1, of: 2 }, 'Part 1 of 2 of a QR code that was split was read with the others.'],
  'tokens-missing': [
    { count: 3, names: ['a', 'b'] },
    '3 of the tokens that FreeOTP lists are not in the file: a, b and others.',
  ],
  'token-list-unread': [{}, 'Its list of tokens cannot be read.'],
  'html-incomplete': [
    {},
    'Stratum leaves out of its HTML what no link can hold. Compare the number of entries with the app.',
  ],
  'key-file': [{}, 'It opens a KeePass database that is imported with it, and holds no codes itself.'],
  'steam-manifest': [
    { count: 2 },
    'It says how 2 maFiles are kept, and holds no codes itself. Import the maFiles with it.',
  ],
  stays: [{ what: 'slot' }, 'The names of its passphrases are not imported: they open the other vault.'],
  'parts-missing': [
    { missing: [1, 3], here: [2], of: 3 },
    'Parts 1 and 3 of 3 of a Google Authenticator export are missing; part 2 is here.',
  ],

  'secret-untyped': [{}, 'Type the secret. It is the text that is shown beside the QR code.'],
  'motp-not-hex': [{}, 'The secret of an mOTP token has pairs of 0 to 9 and a to f, and this one does not.'],
  'not-base32-typed': [{}, 'The secret has a character in it that no secret has: only A to Z and 2 to 7 are allowed.'],
  'odd-length-typed': [{}, 'No secret has this length: a character is missing, or there is one too many.'],
  'counter-untyped': [
    {},
    'A HOTP token needs its counter. It is shown where the token was set up; 0 or 1 for a new one.',
  ],
  'look-alikes': [{ found: [{ at: 8, typed: '0' }] }, 'Character 8 is 0, which no secret has. It may be the letter O.'],
}

test.each(Object.entries(SAID))('%s is said in a whole sentence', (kind, [facts, words]) => {
  expect(remarkSentence({ kind, ...facts })).toBe(words)
  expect(words).toMatch(/^[A-Z"\d-].*\.$/s)
})

test.each([
  [
    { kind: 'split-code', part: 1, of: 2, missing: [] },
    'the parts do not belong together. Take new pictures of all of them.',
  ],
  [{ kind: 'maybe-secrets', count: 1 }, 'type it under "Type a secret".'],
  [
    { kind: 'in-trash', bin: 'deletion-mark', count: 1, names: [], more: 0 },
    '1 entry marked for deletion was skipped.',
  ],
  [{ kind: 'comments', count: 1, links: 0 }, '1 comment line was skipped.'],
  [{ kind: 'no-codes', lines: [4] }, 'Line 4 is not a code and was skipped.'],
])('%j ends as it should', (remark, end) => {
  expect(remarkSentence(remark).endsWith(end)).toBe(true)
})

test.each(['the secret is empty', 'The same is in the vault already.', '', '2 icons are not brought in.'])(
  'what earlier versions stored is shown word for word: %j',
  (words) => {
    expect(remarkSentence(words)).toBe(words)
  },
)

test.each([
  [{ kind: 'secret-odd' }, 'Reason not known to this version: secret-odd.'],
  [{ kind: 'secret-short', bytes: 'five' }, 'Reason not known to this version: secret-short, bytes "five".'],
  [{ kind: 'secret-short', bytes: 5, at: [1] }, 'Reason not known to this version: secret-short, bytes 5, at [1].'],
  [
    { kind: 'same', what: 'soul', place: LOCAL },
    `Reason not known to this version: same, what "soul", place ${JSON.stringify(LOCAL)}.`,
  ],
  [{ kind: 'constructor' }, 'Reason not known to this version: constructor.'],
  [{ kind: 'not-read', code: 'constructor' }, 'Reason not known to this version: not-read, code "constructor".'],
  [{ kind: 'stays', what: 'toString' }, 'Reason not known to this version: stays, what "toString".'],
  [{ kind: 'look-alikes', found: [null] }, 'Reason not known to this version: look-alikes, found [null].'],
  [{ kind: 'kept-before', reason: null }, 'Reason not known to this version: kept-before, reason null.'],
])('%j, of a later version, is named with its facts', (remark, words) => {
  expect(remarkSentence(remark)).toBe(words)
})

test('decoder.html says the same of tokens and links', () => {
  const kinds: readonly (LinkProblem | MigrationProblem | TokenWarning)['kind'][] = [
    'secret-empty',
    'no-secret',
    'odd-length',
  ]
  for (const kind of kinds) expect(tokenSentence({ kind })).toBe(SAID[kind][1])
  for (const kind of ['other', 'constructor']) expect(tokenSentence({ kind })).toBe('It is not understood.')
})

test('whatever a record holds, a sentence is made of it', () => {
  const kind = fc.constantFrom(...Object.keys(SAID), 'x', '__proto__')
  const names = [...new Set(Object.values(SAID).flatMap(([facts]) => Object.keys(facts)))]
  fc.assert(
    fc.property(kind, fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 })), (one, facts) => {
      expect(typeof remarkSentence({ ...facts, kind: one })).toBe('string')
    }),
    { seed: 7 },
  )
})
