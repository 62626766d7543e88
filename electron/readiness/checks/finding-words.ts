/** One sentence for each thing that checks find. Days are shown beside them, and are not in them. */
import { listed, lossWords } from '../plain-words.ts'
import type { Finding } from './check.ts'

export function findingSentence(finding: Finding): string {
  const { about, thing, names = [], count = 0 } = finding
  const words = WORDS[finding.what]
  return words
    ? words({ about, thing: lossWords(thing, about), names: listed(names), options: names.join(' or '), count })
    : `${about}: ${finding.what}`
}

interface Facts {
  readonly about: string
  /** "phone", "everything at home": what is lost. */
  readonly thing: string
  readonly names: string
  /** Any one of the names. */
  readonly options: string
  readonly count: number
}

const WORDS: Readonly<Partial<Record<string, (facts: Facts) => string>>> = {
  // One loss, one find
  shut: ({ about }) => `${about}: nothing that you told of opens it, even now.`,
  'maybe-shut': ({ about }) => `${about}: too little is known to say that you can sign in.`,
  'one-loss': ({ thing, names }) => `Losing ${thing} alone locks you out of ${names}.`,
  'maybe-one-loss': ({ thing, names }) => `Losing ${thing} may lock you out of ${names}. Too little is known.`,
  'no-one-loss': () => 'No single loss locks you out of any account.',
  'found-together': ({ thing, names }) => `A finder of ${thing} can sign in at ${names}.`,
  'together-not-told': ({ names }) =>
    `Nobody has said where the passwords of ${names} are, so what a finder gets is not known.`,
  'nothing-together': () => 'Nothing that can be found opens an account by itself.',
  'no-reset': ({ about }) => `${about}: nobody resets it, and no single loss shuts it.`,
  'no-reset-one-loss': ({ about, options }) => `${about}: nobody resets it, and losing ${options} alone would shut it.`,
  'no-reset-maybe': ({ about, options }) =>
    `${about}: nobody resets it, and losing ${options} may shut it. Too little is known.`,
  // Passwords
  'password-kept': ({ about }) => `${about}: the password survives any one loss.`,
  'password-once': ({ about, options }) => `${about}: the password is gone once ${options} is lost.`,
  'password-maybe-once': ({ about, options }) => `${about}: the password may be gone once ${options} is lost.`,
  'password-not-told': ({ about }) => `${about}: nobody has said where the password is.`,
  'no-password': ({ about }) => `${about}: the password is kept nowhere.`,
  // Mailboxes
  'mailbox-safe': ({ about }) => `${about} has a key and a second way of its own.`,
  'mailbox-circle': ({ about, names }) => `${about}: what opens it lies in ${names}, which it takes to get in.`,
  'mailbox-no-key': ({ about }) => `${about}: no security key is registered at this mailbox.`,
  'mailbox-no-copy': ({ about }) =>
    `${about}: this mailbox has neither recovery codes nor an authenticator secret kept.`,
  'mailbox-part-not-told': ({ about }) => `${about}: nobody has said which keys and codes this mailbox has.`,
  'mailbox-not-told': ({ about }) => `${about}: nobody has said which mailbox is behind it.`,
  'mailbox-outside': ({ about, names }) =>
    `${about}: its mailbox ${names} is not in this kit, so only you know that it is safe.`,
  'second-address': ({ about }) => `${about} has a second address on another domain.`,
  'no-second-address': ({ about }) => `${about} has no second address on another domain.`,
  'second-address-not-told': ({ about }) => `${about}: nobody has said whether it has a second address.`,
  'domain-paid': ({ about }) => `${about}: the domain is paid for.`,
  'domain-soon': ({ about }) => `${about}: the domain is paid for less than a year ahead.`,
  'domain-lapsed': ({ about }) => `${about}: by what you told, the domain has lapsed.`,
  'domain-not-told': ({ about }) => `${about}: nobody has said until when its domain is paid for.`,
  // Keys
  'two-keys': ({ about, names }) => `${about} has ${names}.`,
  'no-key': ({ about }) => `${about} has no security key.`,
  'one-key': ({ about, names }) => `${about} has only ${names}.`,
  'keys-one-place': ({ about, names }) => `${about}: ${names} are in one place.`,
  'keys-one-model': ({ about, names }) => `${about}: ${names} are the same model.`,
  'keys-place-not-told': ({ about, names }) => `${about}: nobody has said where each of ${names} is.`,
  'keys-not-told': ({ about }) => `${about}: nobody has said which keys are registered there.`,
  'keys-not-compared': ({ about, names }) => `${about}: no test has shown yet that ${names} are two different keys.`,
  'keys-model-not-known': ({ about, names }) => `${about}: nobody knows yet which models ${names} are.`,
  'key-counter': ({ about }) => `The counter of ${about} went back: there may be a copy of it.`,
  'key-suspect': ({ about }) => `The last test of ${about} speaks against it.`,
  'key-tested': ({ about }) => `${about} works.`,
  'key-tested-long-ago': ({ about }) => `${about} was not tested for longer than you want.`,
  'key-not-tested': ({ about }) => `${about} was never tried here.`,
  // Codes and secrets
  'codes-left': ({ about, count }) => `${about}: ${String(count)} codes are left.`,
  'recovery-key': ({ about }) => `${about}: its recovery key is in the vault, and stays valid after use.`,
  'few-codes': ({ about, count }) => `${about}: only ${String(count)} ${count === 1 ? 'code is' : 'codes are'} left.`,
  'codes-used-up': ({ about }) => `${about}: no code is left.`,
  'codes-no-date': ({ about }) => `${about}: it is not known when the codes were issued, so they may be void.`,
  'codes-not-told': ({ about }) => `${about}: nobody has said whether there are recovery codes.`,
  'codes-not-counted': ({ about, names }) =>
    `${about}: the codes are in ${names}, and the app cannot count them there.`,
  'no-codes': ({ about }) => `${about} has no recovery codes.`,
  'secret-kept': ({ about }) => `${about}: the authenticator secret is kept.`,
  'secret-twice': ({ about, names }) => `${about}: the authenticator secret is in ${names}.`,
  'secret-once': ({ about, names }) => `${about}: the authenticator secret is only in ${names}.`,
  'secret-not-told': ({ about }) => `${about}: nobody has said where the authenticator secret is.`,
  'file-there': ({ about }) => `${about} has secrets in it and is not said to be deleted.`,
  'downloads-searched': () => 'You looked for files of codes.',
  'downloads-searched-long-ago': () => 'You looked for files of codes more than six months ago.',
  'downloads-searched-never': () => 'You never looked for files of codes.',
  'downloads-searched-not-told': () => 'Nobody has said whether files of codes lie about.',
  // Paper
  'copy-read': ({ about }) => `${about} was read back whole.`,
  'copy-part-read': ({ about }) => `${about} was read back in part.`,
  'copy-not-read': ({ about }) => `${about} was not read back yet.`,
  'copy-overdue': ({ about }) => `${about} is to be read back.`,
  'copy-wrong': ({ about }) => `${about} failed when it was last read back.`,
  copies: ({ about, count }) => `${about} is on ${String(count)} copies in different places.`,
  'no-paper': ({ about }) => `${about} is on no paper.`,
  'one-copy': ({ about }) => `${about} is on one copy only.`,
  'copies-one-place': ({ about, names }) => `${about}: all copies are in one place, ${names}.`,
  'copies-place-not-told': ({ about }) => `${about}: nobody has said where each copy is.`,
  'line-typed': () => 'A line typed from paper passed its check.',
  'line-typed-long-ago': () => 'A line was typed from paper more than a year ago.',
  'no-line-typed': () => 'No line was typed from paper yet.',
  'paper-restores': ({ about }) => `${about}: the newest paper restores it.`,
  'paper-not-known': ({ about }) => `${about}: whether the newest paper restores it is not known.`,
  'paper-out-of-date': ({ about }) => `${about}: the newest paper does not restore it any more.`,
  'share-shown': ({ about }) => `${about} was read back.`,
  'share-shown-long-ago': ({ about }) => `${about} was read back more than a year ago.`,
  'share-not-shown': ({ about }) => `${about} was not read back yet.`,
  'shares-one-place': ({ about, names }) => `${about} has enough shares to open the vault: ${names}.`,
  // The vault
  'backup-elsewhere': () => 'A copy of the vault is on another disk.',
  'backup-told': ({ names }) => `By what you told, the vault is on ${names}. The app has made no copy there.`,
  'no-backup-elsewhere': () => 'The vault is on this computer only.',
  'backup-read': () => 'You opened a backup, and everything was in it.',
  'backup-read-long-ago': () => 'You last opened a backup more than 90 days ago.',
  'backup-not-read': () => 'You have not opened a backup yet.',
  'backup-failed': () => 'The backup that you opened last did not hold everything.',
  'passphrase-typed': ({ about }) => `"${about}" was typed lately.`,
  'passphrase-due': ({ about }) => `"${about}" was not typed for a while.`,
  openers: ({ count }) => `The vault opens in ${String(count)} ways.`,
  'one-opener': ({ names }) => `Only ${names} opens the vault.`,
  'openers-not-told': () => 'Nobody has said what opens the vault.',
  'told-lately': () => 'All of it was told lately.',
  'told-long-ago': ({ count }) =>
    `${String(count)} ${count === 1 ? 'answer is' : 'answers are'} old. Say whether they are still true.`,
  // Proofs
  repository: ({ about, names }) => `${about}: ${names} can push to the linked repository.`,
  'no-repository': ({ about }) => `${about}: no project links a repository that you can push to.`,
  'repository-not-told': ({ about }) =>
    `${about}: nobody has said whether a project links a repository that you can push to.`,
  'github-link': ({ about, names }) => `${about} is linked with ${names}.`,
  'no-github-link': ({ about }) => `${about} is linked with no GitHub account.`,
  'github-link-not-told': ({ about }) => `${about}: nobody has said whether a GitHub account is linked.`,
  'other-factor': ({ about, names }) => `${about}: ${names} would count as proof.`,
  'no-other-factor': ({ about }) => `${about}: no SSH key, token or known device would count as proof.`,
  'other-factor-not-told': ({ about }) =>
    `${about}: nobody has said whether an SSH key, a token or a known device is there.`,
  // People and publishing
  'other-owner': ({ about, names }) => `${about}: ${names} also owns what is there.`,
  'no-other-owner': ({ about }) => `${about}: nobody else owns what is there.`,
  'owners-not-told': ({ about }) => `${about}: nobody has said who else owns what is there.`,
  'co-owner-released': ({ about }) => `${about}: another owner released without you.`,
  'co-owner-released-long-ago': ({ about }) =>
    `${about}: another owner last released without you more than a year ago.`,
  'co-owner-released-never': ({ about }) => `${about}: no other owner ever released without you.`,
  'co-owner-released-not-told': ({ about }) =>
    `${about}: nobody has said whether another owner can release without you.`,
  'publishers-reviewed': ({ about }) => `${about}: you looked through the trusted publishers.`,
  'publishers-reviewed-long-ago': ({ about }) =>
    `${about}: you last looked through the trusted publishers more than a year ago.`,
  'publishers-reviewed-never': ({ about }) => `${about}: you never looked through the trusted publishers.`,
  'publishers-reviewed-not-told': ({ about }) => `${about}: nobody has looked through the trusted publishers.`,
  'side-door': ({ about }) => `${about} can still be published to when one account is lost.`,
  'only-door': ({ about, options }) => `${about}: losing ${options} ends publishing.`,
  'stage-only': ({ about }) => `${about}: the publisher may only stage a release, and approving it takes a sign-in.`,
  'signing-key': ({ about, names }) => `${about}: the signing key is in ${names}.`,
  'signing-key-once': ({ about, names }) => `${about}: the signing key is only in ${names}.`,
  'signing-key-not-told': ({ about }) => `${about}: nobody has said where the signing key is.`,
  revocation: ({ about }) => `${about}: the revocation certificate is kept.`,
  'no-revocation': ({ about }) => `${about}: no revocation certificate is kept.`,
  'revocation-not-told': ({ about }) => `${about}: nobody has said whether the revocation certificate is kept.`,
  procedure: () => 'Where the envelope is, and who may open it, is written down.',
  'no-procedure': () => 'Nobody has written down where the envelope is, and who may open it.',
  'procedure-on-cover': () => 'The cover page says something. Say here where the envelope is, and who may open it.',
  retrieved: () => 'Somebody fetched the envelope, to try.',
  'retrieved-long-ago': () => 'Somebody last fetched the envelope more than a year ago.',
  'retrieved-never': () => 'Nobody ever fetched the envelope, to try.',
  'retrieved-not-told': () => 'Nobody has said whether somebody fetched the envelope, to try.',
  reachable: ({ about }) => `${about}: mail to the addresses in the packages was answered.`,
  'reachable-long-ago': ({ about }) =>
    `${about}: mail to the addresses in the packages was last answered more than a year ago.`,
  'reachable-never': ({ about }) => `${about}: mail to the addresses in the packages was never answered.`,
  'reachable-not-told': ({ about }) =>
    `${about}: nobody has said whether mail to the addresses in the packages is answered.`,
}
