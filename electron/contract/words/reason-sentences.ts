/** Why an entry was not added, or not as it is: whole sentences. */
import { listed, plain, sentence, wordsFor, type PlaceFact, type Sentences } from './sentences.ts'

const ENTRY_REASONS: Sentences = {
  'other-shape': sentence({ app: 'text' }, ({ app }) => `It is not in the form that ${app} writes.`),
  'other-secret-shape': sentence({ app: 'text' }, ({ app }) => `Its secret is not in the form that ${app} writes.`),
  'text-too-long': plain('A name or note in it is longer than any app keeps.'),
  'not-base64': plain('Its secret is not base64.'),
  'secret-not-text': plain('Its secret is not text.'),
  'secret-damaged': plain('Its secret is damaged, or encrypted with another password than the rest.'),
  'secret-missing': plain('Its secret is missing from the backup.'),
  'secret-only-in-backup': plain('Its secret is not in this file. Make a backup in the app and import that.'),
  'secret-other-base': plain('Its secret is not in the base it states.'),
  'phone-key': plain('It is encrypted with a key that does not leave the phone.'),
  'account-type-unknown': plain('Its type of account is not known.'),
  'rest-damaged': plain('What the backup says about it, besides its secret, is missing or damaged.'),
  'two-algorithms': plain('It states two different algorithms.'),
  'steam-unclear': plain('The entry and its link disagree about whether it is a Steam token.'),
  'code-not-read': plain('The QR code in its row could not be read, and the row does not say everything.'),
  'code-not-text': plain('Its one-time code is not text.'),
  'code-too-long': plain('Its one-time code is too long for a link.'),
  'code-link-unknown': plain('Its one-time code is a kind of link that is not known.'),
  'link-unknown': plain('This kind of link is not known.'),
  'link-too-long': plain('This is too long for a link.'),
  'link-may-go-on': plain('The link may continue on the next line of the page. Put it together and import it as text.'),
  'row-too-long': plain('The row has more cells than the table has columns, so they may not be in their places.'),
  'not-like-the-others': plain('This is not a code like the others.'),
  'too-many-codes': plain(
    'There are more than 200 of these, or one has more than 128 characters. That is too much for recovery codes.',
  ),
  'split-code': sentence({ part: 'number', of: 'number', missing: 'numbers' }, splitSentence),
}

/** What a QR code is for, and what to do instead. */
const OTHER_CODES: Sentences = {
  'qr-push': sentence(
    { app: 'text' },
    ({ app }) =>
      `This QR code sets up ${app}, and its codes cannot be made here. Ask the service for an authenticator app of another kind, and import the QR code it shows then.`,
  ),
  'qr-sign-in': sentence(
    { app: 'text' },
    ({ app }) =>
      `This QR code signs a device in to ${app}. It works for a minute or two and holds no token. Scan it with the ${app} app.`,
  ),
  'qr-duo': plain(
    'This QR code sets up Duo Mobile for push messages and holds no token. Scan it with Duo Mobile, and keep recovery codes or a security key here as a second way in.',
  ),
  'qr-microsoft': plain(
    'This QR code sets up Microsoft Authenticator and holds no token. On the page that shows it, choose a different authenticator app, and import the QR code you see then.',
  ),
  'qr-passkey': plain(
    'This QR code signs you in with a passkey of a phone, once. It holds no token. Scan it with the phone.',
  ),
  'qr-wifi': plain(
    'This QR code holds the password of a Wi-Fi network and no token. Scan it with the phone that is to join.',
  ),
  'qr-contact': plain(
    'This QR code holds the address of a person and no token. Import the QR code that the service shows when you set up an authenticator app.',
  ),
  'qr-web': plain(
    'This QR code holds a web address and no token. Open the address, and import the QR code that the service shows when you set up an authenticator app.',
  ),
  'qr-age-recipient': plain(
    'This QR code is an age public key: files can be encrypted with it, and nothing opened. It is not a token.',
  ),
  'qr-age-identity': plain(
    'This QR code is an age secret key and not a token. If it is the paper key of a vault, use it to open that vault or a backup. Nothing of it was kept.',
  ),
  'qr-age-file': plain(
    'This QR code holds something encrypted with age, as sealed sheets of this app do. Open it in decoder.html with its passphrase, and import the link you see then.',
  ),
  'qr-page-mark': plain(
    'This QR code is the page mark of a sheet of this app and holds no secret. Scan the large QR code on the sheet.',
  ),
  'qr-share': plain(
    'This QR code is a share of a paper key and not a token. To put shares together, choose them where you open a vault or a backup. Nothing of it was kept.',
  ),
}

const KEEPASS_REASONS: Sentences = {
  'settings-unclear': plain('Its TOTP Settings are not understood.'),
  'secrets-of-one-kind': plain('It has two secrets of one kind.'),
  'unknown-value': plain('It states something that is not known.'),
  'stated-twice': plain('It states something twice.'),
  'not-percent-encoded': plain('It is not percent-encoded correctly.'),
  'encoding-unknown': plain('The encoding of its secret is not known.'),
}

const EXPORT_REASONS: Sentences = {
  'two-accounts-one-id': plain('Two accounts in the export have the same id.'),
  'record-unknown': plain('This version does not know a record like this.'),
  'bytes-disagree': plain('A secret or code in it is written in two ways that disagree.'),
  'kind-unknown-there': plain('The version that exported it did not know this kind of record.'),
  'kept-there': plain('The vault it comes from had set it aside.'),
  'not-as-written': plain('It is not written the way this app writes it.'),
}

const WHAT: Readonly<Record<string, string>> = { token: 'token', codes: 'set of codes', entry: 'entry' }

const SETTLEMENTS: Sentences = {
  same: sentence({ what: 'text', place: 'place' }, ({ what, place }) => {
    const thing = wordsFor(what, WHAT)
    return thing && `The same ${thing} is ${placeInWords(place)}.`
  }),
  'in-vault': plain('The same is in the vault already.'),
  'account-in-vault': plain('The vault has an account with this name.'),
  'left-out': plain('You left it out.'),
  'account-not-imported': plain('Its account was not imported.'),
  'other-answer': plain('The vault has another answer from the same day, which stays.'),
}

/** Why a file could not be read, by the code of the error; the remedy was given when it was read. */
const UNREAD: Readonly<Record<string, string>> = {
  'password-needed': 'It is encrypted, and no password was given.',
  'wrong-password': 'The password that was given does not open it.',
  'columns-needed': 'Nobody said what is in its columns.',
  'companion-needed': 'It needs another file, which was not there.',
  'file-truncated': 'It ends too early: it was not copied completely.',
  'file-damaged': 'It is damaged or was edited.',
  'file-too-large': 'It holds more than one import takes.',
  'cost-too-high': 'It asks for more work or memory than any export.',
  'no-qr-code': 'No QR code was found in it.',
  unreadable: 'It is in a form that this app does not open.',
  'unknown-format': 'It is not a kind of file that this app reads.',
  internal: 'It could not be read.',
}

export const REASON_SENTENCES: Sentences = {
  ...ENTRY_REASONS,
  ...OTHER_CODES,
  ...KEEPASS_REASONS,
  ...EXPORT_REASONS,
  ...SETTLEMENTS,
  'not-read': sentence({ code: 'text' }, ({ code }) => wordsFor(code, UNREAD)),
}

/** 'in the vault already, as "PyPI: alice"'. */
export function placeInWords({ in: where, name }: PlaceFact): string {
  return `${where === 'vault' ? 'in the vault already' : 'earlier in this import'}, ${name === '' ? 'without a name' : `as "${name}"`}`
}

function splitSentence({ part, of, missing }: { part: number; of: number; missing: readonly number[] }): string {
  const which = `This is part ${String(part)} of ${String(of)} of a QR code that was split`
  if (missing.length === 0) return `${which}, and the parts do not belong together. Take new pictures of all of them.`
  const parts = missing.length === 1 ? `part ${listed(missing)} is` : `parts ${listed(missing)} are`
  return `${which}, and ${parts} missing. Import all of them together.`
}
