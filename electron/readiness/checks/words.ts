/** What each check asks for, why, and where that was read. Findings have their sentences in finding-words.ts. */
import type { CheckId } from './checks.ts'

export interface CheckWords {
  /** What is to be so. */
  readonly title: string
  readonly why: string
  /** Whose advice it is; `here` where it follows from the ways of the services. */
  readonly source: string
}

const HERE = 'Worked out from the ways that lead into your accounts'
const NIST = 'NIST SP 800-63B-4'
const OPENSSF = 'OpenSSF Best Practices, access_continuity'

export const CHECK_WORDS: Readonly<Record<CheckId, CheckWords>> = {
  'one-loss': {
    title: 'No single loss locks you out',
    why: 'Phones break, keys get lost, services suspend accounts. One of these must not be the end.',
    source: HERE,
  },
  'one-place': {
    title: 'No place and no thing opens an account by itself',
    why: 'A finder would be in at once. Keep the password and the second factor apart.',
    source: HERE,
  },
  'no-reset': {
    title: 'Accounts that nobody resets survive any one loss',
    why: 'There, support does not help: codes and keys are all there is.',
    source: 'The recovery policies of the services',
  },
  passwords: {
    title: 'Every password can be had a second way',
    why: 'The vault keeps no passwords. At most services, losing the password closes every way that is known to work.',
    source: 'The recovery policies of the services',
  },
  mailboxes: {
    title: 'The mailbox behind each account is safe by itself',
    why: 'A thief with the mailbox can often get the account. Its own codes must not lie in it.',
    source: 'PyPI, "Preventing domain resurrection attacks", 2025-08-18',
  },
  'two-keys': {
    title: 'Two security keys at each service, of different models, in different places',
    why: 'One key can be lost, and one model can fail or be recalled.',
    source: `${NIST}, section 4.1.2.1`,
  },
  'keys-tested': {
    title: 'Each security key was tested lately',
    why: 'A test shows that the key works, not that a service has it or that you know its PIN.',
    source: 'Practice of key ceremonies',
  },
  'codes-left': {
    title: 'Three recovery codes are left, and you know how old they are',
    why: 'A new set voids the old one, and each code works once.',
    source: `${NIST}, section 4.2`,
  },
  'secrets-kept': {
    title: 'Authenticator secrets are kept outside the phone',
    why: 'Some services allow only one app, and npm takes no new one.',
    source: 'The services themselves',
  },
  'paper-read': {
    title: 'Two copies on paper in two places, read back within a year',
    why: 'Paper that nobody has read back may not restore.',
    source: 'The FAQ of qr-backup: test it first',
  },
  'paper-fresh': {
    title: 'The newest paper restores each account as it is now',
    why: 'New codes void those on paper, and a changed secret is useless there.',
    source: 'The services themselves',
  },
  'line-typed': {
    title: 'A line typed from paper passed its check within a year',
    why: 'When no scanner reads the code, your eyes must.',
    source: 'Simulations of this project',
  },
  shares: {
    title: 'Each holder showed their share within a year',
    why: 'Shares get lost quietly. Too many in one place are no shares.',
    source: 'ReMemory',
  },
  'backup-elsewhere': {
    title: 'A copy of the vault is on another disk',
    why: 'The backups beside the vault are lost together with this computer.',
    source: HERE,
  },
  'backup-read': {
    title: 'You opened a backup within 90 days',
    why: 'Only a backup that you opened shows that you still can.',
    source: 'Practice of backups',
  },
  passphrases: {
    title: 'You typed each passphrase lately',
    why: 'A passphrase that is not typed is forgotten.',
    source: 'Practice of this project',
  },
  'second-opener': {
    title: 'Something besides your memory opens the vault',
    why: 'Nobody else knows the passphrase, and you may forget it.',
    source: HERE,
  },
  'plain-files': {
    title: 'No files with codes or secrets lie about',
    why: 'Any program can read them in Downloads.',
    source: 'GitHub, "Downloading your two-factor authentication recovery methods"',
  },
  repository: {
    title: 'A project links a public repository that you can push to',
    why: 'Staff ask for a push as proof. Without one a reset takes a week longer, or does not come.',
    source: 'PyPI, account recovery',
  },
  'linked-github': {
    title: 'The GitHub account is linked',
    why: 'npm believes it when you ask for your account back.',
    source: 'npm, "Recovering your 2FA-enabled account"',
  },
  'other-factors': {
    title: 'The source host knows an SSH key, a token or a device',
    why: 'They count as proof when everything else is gone.',
    source: 'GitHub and GitLab, account recovery',
  },
  'second-address': {
    title: 'A second confirmed address, on another domain',
    why: 'A domain that lapses takes its mailbox along.',
    source: 'PyPI, "Preventing domain resurrection attacks", 2025-08-18',
  },
  domains: {
    title: 'The domain of each mailbox is paid for a year ahead',
    why: 'The buyer of a lapsed domain gets its mail.',
    source: 'PyPI, "Preventing domain resurrection attacks", 2025-08-18',
  },
  owners: {
    title: 'Each package has another owner',
    why: 'Work goes on without you, and they can let you in again.',
    source: OPENSSF,
  },
  'owner-released': {
    title: 'Another owner released without you within a year',
    why: 'Being listed is not being able to.',
    source: OPENSSF,
  },
  publishers: {
    title: 'You looked through the trusted publishers within a year',
    why: 'They belong to the project and stay when people leave.',
    source: 'PyPI, "Security model and considerations"',
  },
  'side-door': {
    title: 'Publishing does not hang on one other account',
    why: 'A trusted publisher is no help when the account it runs on is what was lost.',
    source: HERE,
  },
  'signing-key': {
    title: 'The signing key is kept twice, with its revocation certificate',
    why: 'Without it nothing can be published, or taken back.',
    source: 'Maven Central, "Working with PGP signatures"',
  },
  retrieval: {
    title: 'Somebody knows where the envelope is, and has tried',
    why: 'When you are the one who is away, others need to find it.',
    source: OPENSSF,
  },
  reachable: {
    title: 'Mail to the addresses in your packages is answered',
    why: 'A registry may give a name away after six weeks of silence.',
    source: 'PEP 541',
  },
  'still-true': {
    title: 'What you told is still true',
    why: 'Things move, and people leave.',
    source: 'Practice of this project',
  },
}
