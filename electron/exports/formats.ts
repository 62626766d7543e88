export type ExportFormat =
  | 'age-identity'
  | 'age-passphrase'
  | 'json'
  | 'aegis-encrypted'
  | 'aegis'
  | '2fas-encrypted'
  | '2fas'
  | 'google-qr'
  | 'otpauth'

/** What can be saved, and what a finder of the file learns; shown before anything is saved. */
export interface ExportKind {
  readonly format: ExportFormat
  readonly name: string
  /** `everything`: the whole vault, encrypted. `app`: tokens for another app, encrypted. `open`: not encrypted. */
  readonly group: 'everything' | 'app' | 'open'
  /** What a finder of the file learns. */
  readonly reveals: string
  readonly needsPassword: boolean
  /** Of the file name. */
  readonly ending: string
}

/** The safest first. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  {
    format: 'age-identity',
    name: 'Everything, for the backup identity (age)',
    group: 'everything',
    reveals:
      'Without the backup identity: how large it is, and that it is an age file. With it: everything in the vault.',
    needsPassword: false,
    ending: '.age',
  },
  {
    format: 'age-passphrase',
    name: 'Everything, with a passphrase (age)',
    group: 'everything',
    reveals:
      'Without the passphrase: how large it is, and that it is an age file. The passphrase can be guessed at on any machine, so it has to be a long one. With it: everything in the vault.',
    needsPassword: true,
    ending: '.age',
  },
  {
    format: 'aegis-encrypted',
    name: 'Tokens for Aegis, with a password',
    group: 'app',
    reveals:
      'Without the password: roughly how many tokens there are. The password can be guessed at on any machine. With it: all tokens, their names and notes. No recovery codes are in it.',
    needsPassword: true,
    ending: '.json',
  },
  {
    format: '2fas-encrypted',
    name: 'Tokens for 2FAS, with a password',
    group: 'app',
    reveals:
      'Without the password: roughly how many tokens there are. 2FAS makes a guess cheap, a few milliseconds each, so the password has to be a long one. With it: all tokens and their names. No notes and no recovery codes are in it.',
    needsPassword: true,
    ending: '.2fas',
  },
  {
    format: 'aegis',
    name: 'Tokens for Aegis, not encrypted',
    group: 'open',
    reveals:
      'To whoever opens it: the secrets and PINs of all tokens, with names and notes. No recovery codes are in it. Delete it when it has been brought in.',
    needsPassword: false,
    ending: '.json',
  },
  {
    format: '2fas',
    name: 'Tokens for 2FAS, not encrypted',
    group: 'open',
    reveals:
      'To whoever opens it: the secrets of all tokens, with names. No notes and no recovery codes are in it. Delete it when it has been brought in.',
    needsPassword: false,
    ending: '.2fas',
  },
  {
    format: 'google-qr',
    name: 'QR codes for Google Authenticator (PDF), not encrypted',
    group: 'open',
    reveals:
      'To whoever opens it, or photographs a page: the secrets of all tokens, with names. Tokens that Google Authenticator cannot hold are left out and named. Delete it, and shred what was printed, when the phone has read it.',
    needsPassword: false,
    ending: '.pdf',
  },
  {
    format: 'otpauth',
    name: 'Tokens as otpauth links, not encrypted',
    group: 'open',
    reveals:
      'To whoever opens it: the secrets and PINs of all tokens, with names. No recovery codes are in it. Delete it when it has been brought in.',
    needsPassword: false,
    ending: '.txt',
  },
  {
    format: 'json',
    name: 'Everything, not encrypted (JSON)',
    group: 'open',
    reveals:
      'To whoever opens it: everything in the vault: secrets, recovery codes, names, notes, times. Keep it on an encrypted disk only, and delete it soon.',
    needsPassword: false,
    ending: '.json',
  },
]
