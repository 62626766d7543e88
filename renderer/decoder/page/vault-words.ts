/** Sentences about a vault file: why it is not opened, and what in it is not as it was written. */
import { counted } from '../../../electron/contract/words/sentences.ts'
import { assertNever } from '../../../electron/kit-error.ts'
import type { News } from '../reading/news.ts'
import type { VaultUnopened } from '../reading/open-sealed.ts'
import type { Damage } from '../vault/manifest.ts'
import type { VaultProblem } from '../vault/problem.ts'

/** Why a file is not opened as a vault. The app names the same faults. */
export function vaultProblemSentence(problem: VaultProblem): string {
  switch (problem.kind) {
    case 'not-a-vault':
      return 'This file is not a Recovery Kit vault. Choose another file.'
    case 'newer':
      return 'This vault was written by a newer version of Recovery Kit. Use the decoder.html of that version.'
    case 'too-large':
      return 'This file is larger than 128 MB, the most a vault can have. It was not read. Choose another file.'
    case 'cut-short':
      return `This vault is cut short: only ${problem.size} of ${problem.expected} bytes are there, as after an interrupted copy. Copy it again, or bring a backup.`
    case 'second-file':
      return 'Another program has changed how this vault is stored: the newest changes may be in a second file beside it, whose name ends in -wal. This page would miss them, so it did not open the vault. Put both files in one folder and open the vault with Recovery Kit, or bring a backup.'
    case 'damaged':
      return `This vault file is damaged, or it was copied while the app was writing to it. ${KEEP_IT}`
    case 'head-damaged':
      return `The head of this vault file was damaged or edited, or it was copied while the app was writing to it. ${KEEP_IT}`
    case 'costs':
      return 'The passphrases of this file ask for key derivations outside the limits of Recovery Kit, so nothing was derived. Bring a backup instead.'
    default:
      return assertNever(problem)
  }
}

/** What an interrupted write left can only be put right by SQLite, from the journal. */
const KEEP_IT =
  'Keep it, and bring a backup. If there is a file beside it whose name ends in -journal, put both in one folder and open the vault with Recovery Kit.'

/** Why a vault did not open. */
export function vaultUnopenedSentence(why: VaultUnopened): string {
  return UNOPENED[why]
}

const UNOPENED: Readonly<Record<VaultUnopened, string>> = {
  'wrong-passphrase':
    'This passphrase does not open the vault. Capitals, spaces and the order of words count. Try again. A backup may have an earlier passphrase.',
  'wrong-paper-key':
    'This paper key does not open the vault: it belongs to another one, or to another time. Look for an older or newer paper, or type a passphrase.',
  'no-paper-key': 'The paper key is here, but this vault has none. Type its passphrase.',
  'head-damaged': vaultProblemSentence({ kind: 'head-damaged' }),
  'no-memory':
    'This browser has too little memory to open the vault. Nothing is lost. Close other pages, or use another computer.',
  stopped: 'Stopped. The vault is still locked, and you can try again.',
  failed: 'This page failed at the vault and opened nothing of it. Nothing is lost. Try another browser.',
}

/** A vault waits for its key. */
export function vaultSealedSentence(paperKey: boolean): string {
  return paperKey
    ? 'This is a vault. Type its passphrase below, or bring its paper key or enough shares.'
    : 'This is a vault. Type its passphrase below.'
}

/** What came of a vault or an export that is open. */
export function kitSentence({ accounts, unread, damage }: Extract<News, { readonly kind: 'kit' }>): string {
  return [
    `It is open: ${counted(accounts, 'account')}.`,
    ...(unread > 0 ? [`${counted(unread, 'entry in it', 'entries in it')} could not be read.`] : []),
    ...(damage > 0 ? ['Parts of it are damaged or were changed outside the app; they are listed below.'] : []),
  ].join(' ')
}

/** How many damaged places are named one by one. */
const NAMED = 20

const DAMAGE: Readonly<Record<Damage['what'], (id: string) => string>> = {
  missing: (id) => `Record ${id} was removed outside the app.`,
  altered: (id) => `Record ${id} was changed, swapped or put back outside the app. It is left out here.`,
  unknown: (id) => `Record ${id} was put in outside the app. It is left out here.`,
  unlisted: (id) =>
    `The list of the records that start with ${id} was changed outside the app: some may be old or missing.`,
}

/** Each place where the vault is not as the app wrote it, by the app's own names. */
export function damageSentences(damage: readonly Damage[]): readonly string[] {
  const more = damage.length - NAMED
  return [
    ...damage.slice(0, NAMED).map(({ id, what }) => DAMAGE[what](id.slice(0, 8))),
    ...(more > 0 ? [`And ${counted(more, 'more place', 'more places')} like these.`] : []),
  ]
}
