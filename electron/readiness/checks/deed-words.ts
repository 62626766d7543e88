/** What to do about a check, in one sentence. */
import type { CheckId } from './checks.ts'

export function deedSentence({
  check,
  about,
  what,
}: {
  readonly check: CheckId
  readonly about: string
  readonly what: string
}): string {
  return (SPECIAL[what] ?? DEEDS[check])(about)
}

const DEEDS: Readonly<Record<CheckId, (about: string) => string>> = {
  'one-loss': (about) => `Find a way into ${about} while you still can, and say where things are.`,
  'one-place': (about) => `Keep a password or a second factor somewhere else than ${about}.`,
  'no-reset': (about) => `Give ${about} one more way in: another key, or codes on paper in another place.`,
  passwords: (about) => `Keep the password of ${about} in a second place.`,
  mailboxes: (about) => `Give the mailbox ${about} a security key and recovery codes of its own.`,
  'two-keys': (about) => `Register one more security key at ${about}.`,
  'keys-tested': (about) => `Try the security key ${about}.`,
  'codes-left': (about) => `Get new recovery codes at ${about}, import them and print them.`,
  'secrets-kept': (about) => `Import the authenticator secret of ${about}.`,
  'paper-read': (about) => `Read ${about} back.`,
  'paper-fresh': (about) => `Print ${about} again.`,
  'line-typed': (about) => `Type one line from ${about}.`,
  shares: (about) => `Ask the holder of ${about} to show the share.`,
  'backup-elsewhere': () => 'Copy the vault to a stick and keep it in another place.',
  'backup-read': () => 'Open a backup and compare it with the vault.',
  passphrases: (about) => `Type the passphrase "${about}" once.`,
  'second-opener': () => 'Print a paper key that opens the vault, and keep it in another place.',
  'plain-files': () => 'Look for files of codes in Downloads and elsewhere.',
  repository: (about) => `Link a public repository that you can push to in a project at ${about}.`,
  'linked-github': (about) => `Link your GitHub account at ${about}.`,
  'other-factors': (about) => `Add an SSH key at ${about} and keep it in a safe place.`,
  'second-address': (about) => `Confirm a second mail address at ${about}, on another domain.`,
  domains: (about) => `Pay for the domain of ${about}.`,
  owners: (about) => `Make somebody you trust an owner of what ${about} owns.`,
  'owner-released': (about) => `Ask another owner of ${about} to release without you.`,
  publishers: (about) => `Look through the trusted publishers of ${about}.`,
  'side-door': (about) => `Give ${about} a second way to publish.`,
  'signing-key': (about) => `Keep the signing key of ${about} in a second place, with its revocation certificate.`,
  retrieval: () => 'Write down where the envelope is and who may open it.',
  reachable: (about) => `Answer mail to the addresses in the packages of ${about}.`,
  'still-true': () => 'Go through what you told and say whether it is still true.',
}

/** Where the same check asks for something else. */
const SPECIAL: Readonly<Partial<Record<string, (about: string) => string>>> = {
  'no-paper': (about) => `Print a sheet of ${about}: it is on no paper yet.`,
  'one-copy': (about) => `Print ${about} once more, for another place.`,
  'copies-one-place': (about) => `Print ${about} once more, for another place.`,
  'keys-one-place': (about) => `Move one of the security keys of ${about} to another place.`,
  'keys-not-compared': (about) => `Test one security key of ${about} on Linux while the others are not plugged in.`,
  'keys-model-not-known': (about) => `Ask the security keys of ${about} which model they are.`,
  'key-counter': (about) => `Add another security key at the accounts of ${about}, then remove ${about} there.`,
  'shares-one-place': (about) => `Move shares away from ${about}, so that no place has enough to open the vault.`,
  'file-there': (about) => `Delete ${about} once its pages are printed and were read back.`,
  'stage-only': (about) => `Give ${about} a publisher that may publish, or a second way to sign in.`,
  'mailbox-circle': (about) => `Keep what opens the mailbox ${about} somewhere else as well.`,
  'retrieved-long-ago': () => 'Ask somebody to fetch the envelope, to try.',
  'retrieved-never': () => 'Ask somebody to fetch the envelope, to try.',
}
