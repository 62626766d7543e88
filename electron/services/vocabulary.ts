/**
 * The words of the table of services, each with one line of meaning. The lists are closed: no file
 * uses a word that is not here. SERVICES.md shows them as tables.
 */

/** What someone may want at a service. */
export const GOALS = {
  'sign-in': 'Sign in to the account; at a password manager, unlock the vault.',
  password: 'Set a new password in place of a forgotten one.',
  'new-codes': 'Get a new set of recovery codes.',
  'reset-factors': 'Have the second factors taken off, so that the password alone opens the account.',
  push: 'Push to the repositories of a source host.',
  publish: 'Publish a release of a package.',
  own: 'Add or remove owners of a package or an organization.',
} as const

export type Goal = keyof typeof GOALS

/** Where a trusted publisher runs. */
export const PUBLISHERS = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI/CD',
  'google-cloud': 'Google Cloud',
  activestate: 'ActiveState',
  circleci: 'CircleCI',
} as const

/**
 * What a route asks for. An atom named after a goal is yours once that goal is reached at the same
 * account: reaching `password` gives you a password. Reaching `new-codes` gives a `code`.
 */
export const ATOMS = {
  // What you know or keep
  password: 'The password of the account.',
  totp: 'A code from an authenticator app: its secret, in the app or anywhere it was kept.',
  key: 'A security key registered at the account.',
  passkey: 'A passkey of the account, which signs in alone.',
  code: 'An unused recovery code.',
  'recovery-phrase': 'The recovery phrase: words that Proton shows once.',
  'secret-key': 'The Secret Key that 1Password asks for beside the password.',
  'ssh-key': 'A private SSH key whose public half is at the account.',
  'gpg-key': 'The OpenPGP key that signs releases, or a new one published in its place.',
  'api-token': 'An access token of the account that is still valid; programs use it in place of a sign-in.',
  'api-token-bypass-2fa': 'An access token that npm lets publish without a second factor.',

  // What you can reach
  mail: 'The mailbox of the account: you can read a link or a code sent there.',
  sms: 'The telephone number of the account: you can read a text message sent to it.',
  app: "The service's own app, signed in, where a sign-in is approved.",
  'known-device': 'A device that the service has seen before.',
  'known-network': 'A network, by its IP address, from which the account was used and confirmed before.',
  'repo-push': 'Pushing to the source repository: at its source host, the goal push.',

  // Accounts elsewhere
  github: 'The GitHub account that signs in here.',
  google: 'The Google account that signs in here.',
  microsoft: 'The Microsoft account that signs in here.',
  entra: 'The Entra account, of an employer or a school, that signs in here.',
  sso: 'The single sign-on of an employer or a school.',
  'linked-github': 'A GitHub account that was linked before, as proof of identity.',

  // People and arrangements
  owner: 'Another owner of the package or organization, who acts from an account of their own.',
  'paid-plan': 'The account is on a paid plan.',
  'trusted-publisher:github': 'A trusted publisher set up on GitHub, and the right to start its workflow there.',
  'trusted-publisher:gitlab': 'The same on GitLab.',
  'trusted-publisher:google-cloud': 'The same on Google Cloud.',
  'trusted-publisher:activestate': 'The same on ActiveState.',
  'trusted-publisher:circleci': 'The same on CircleCI.',
  'stage-only-publisher:github': 'A trusted publisher on GitHub that may stage a release and not approve it.',
  'stage-only-publisher:gitlab': 'The same on GitLab.',
  'stage-only-publisher:circleci': 'The same on CircleCI.',

  // Goals of the same account
  'sign-in': 'Being signed in: the goal of that name.',
  'reset-factors': 'The second factors were taken off: the goal of that name.',
} as const

export type Atom = keyof typeof ATOMS

/** What kind of service it is. */
export const KINDS = {
  registry: 'Packages are published there.',
  'source-host': 'Source code is kept there.',
  mail: 'A mailbox, where other services send their links.',
  registrar: 'Domains are registered there.',
  'password-manager': 'Passwords are kept there.',
  hosting: 'Programs or pages run there.',
  software: 'Many people host it themselves: the facts are about the program, not one site.',
  other: 'Anything else.',
} as const

/** Second factors that can be registered. Those that are also atoms mean the same. */
export const FACTORS = ['totp', 'key', 'passkey', 'sms', 'app', 'mail', 'yubico-otp'] as const
