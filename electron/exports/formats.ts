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

/** What can be saved, and what the file would reveal. Shown before anything is saved. */
export interface ExportKind {
  readonly format: ExportFormat
  readonly name: string
  /** `everything`: the whole vault, encrypted. `app`: tokens for another app, encrypted. `open`: not encrypted. */
  readonly group: 'everything' | 'app' | 'open'
  /** What the file reveals to someone who finds it. */
  readonly reveals: string
  readonly needsPassword: boolean
  /** The end of the file name. */
  readonly ending: string
}

/** Safest first. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  {
    format: 'age-identity',
    name: 'Everything, for the paper key (age)',
    group: 'everything',
    reveals: 'Without the paper key: its size, and that it is an age file. With it: everything in the vault.',
    needsPassword: false,
    ending: '.age',
  },
  {
    format: 'age-passphrase',
    name: 'Everything, with a passphrase (age)',
    group: 'everything',
    reveals:
      'Without the passphrase: its size, and that it is an age file. Anyone with the file can try to guess the passphrase, so choose a long one. With it: everything in the vault.',
    needsPassword: true,
    ending: '.age',
  },
  {
    format: 'aegis-encrypted',
    name: 'Tokens for Aegis, with a password',
    group: 'app',
    reveals:
      'Without the password: roughly how many tokens it holds. Anyone with the file can try to guess the password. With it: all tokens, their names and notes. It holds no recovery codes.',
    needsPassword: true,
    ending: '.json',
  },
  {
    format: '2fas-encrypted',
    name: 'Tokens for 2FAS, with a password',
    group: 'app',
    reveals:
      'Without the password: roughly how many tokens it holds. 2FAS makes guessing cheap, a few milliseconds a guess, so choose a long password. With it: all tokens and their names. It holds no notes and no recovery codes.',
    needsPassword: true,
    ending: '.2fas',
  },
  {
    format: 'aegis',
    name: 'Tokens for Aegis, not encrypted',
    group: 'open',
    reveals:
      'Anyone who opens it sees the secrets and PINs of all tokens, with names and notes. It holds no recovery codes. Delete it once you have imported it.',
    needsPassword: false,
    ending: '.json',
  },
  {
    format: '2fas',
    name: 'Tokens for 2FAS, not encrypted',
    group: 'open',
    reveals:
      'Anyone who opens it sees the secrets of all tokens, with names. It holds no notes and no recovery codes. Delete it once you have imported it.',
    needsPassword: false,
    ending: '.2fas',
  },
  {
    format: 'google-qr',
    name: 'QR codes for Google Authenticator (PDF), not encrypted',
    group: 'open',
    reveals:
      'Anyone who opens it or photographs a page sees the secrets of all tokens, with names. Tokens that Google Authenticator cannot hold are left out and named. Once the phone has read it, delete it and shred any printout.',
    needsPassword: false,
    ending: '.pdf',
  },
  {
    format: 'otpauth',
    name: 'Tokens as otpauth links, not encrypted',
    group: 'open',
    reveals:
      'Anyone who opens it sees the secrets and PINs of all tokens, with names. It holds no recovery codes. Delete it once you have imported it.',
    needsPassword: false,
    ending: '.txt',
  },
  {
    format: 'json',
    name: 'Everything, not encrypted (JSON)',
    group: 'open',
    reveals:
      'Anyone who opens it sees everything in the vault: secrets, recovery codes, names, notes, times. Keep it only on an encrypted disk, and delete it soon.',
    needsPassword: false,
    ending: '.json',
  },
]
