/** Words for what a vault or an export holds besides accounts. */
import { remarkSentence } from '../../../electron/contract/words/intake-words.ts'
import { counted, listed, wordsFor } from '../../../electron/contract/words/sentences.ts'
import type { Counted, KitContents, SetAside, ShownKey } from '../kit/kit-contents.ts'

/** "12 accounts, 3 security keys, 1 deleted account." */
export function holdsSentence({ accounts, deleted, keys, setAside }: KitContents): string {
  const parts = [
    counted(accounts.length, 'account'),
    ...(keys.length > 0 ? [counted(keys.length, 'security key')] : []),
    ...(setAside.length > 0
      ? [counted(setAside.length, 'entry that was set aside', 'entries that were set aside')]
      : []),
    ...(deleted.length > 0 ? [counted(deleted.length, 'deleted account')] : []),
  ]
  return `It holds ${listed(parts)}.`
}

/** A security key on one line. */
export function keySentence({ name, sticker, gone, accounts }: ShownKey): string {
  return [
    name === '' ? 'A key without a name.' : `${name}.`,
    ...(sticker === undefined ? [] : [`Its sticker is ${sticker}.`]),
    ...(gone ? [gone.how === 'lost' ? `Lost on ${gone.on}.` : `Out of use since ${gone.on}.`] : []),
    accounts.length > 0 ? `It signs in to ${listed(accounts)}.` : 'Nobody noted where it signs in.',
  ].join(' ')
}

/** Why an entry was set aside. */
export function setAsideSentence({ reason, source }: SetAside): string {
  return `From ${source}. ${remarkSentence(reason)}`
}

const KINDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'account-details': ['note on tags and pins', 'notes on tags and pins'],
  'key-test': ['test of a security key', 'tests of security keys'],
  sheet: ['printed set of sheets', 'printed sets of sheets'],
  ledger: ['import report', 'import reports'],
  copy: ['note of a backup', 'notes of backups'],
  'backup-drill': ['check of a backup', 'checks of backups'],
  identity: ['note of a paper key', 'notes of paper keys'],
  slot: ['name of a passphrase', 'names of passphrases'],
  bearer: ['answer about where things are', 'answers about where things are'],
  opened: ['answer about what opens the vault', 'answers about what opens the vault'],
  access: ['answer about how to get into an account', 'answers about how to get into accounts'],
  snapshot: ['report of a package registry', 'reports of package registries'],
  metadata: ['list of models of security keys', 'lists of models of security keys'],
  settings: ['set of settings', 'sets of settings'],
}

/** What is in the kit and not shown: kinds with a name, and those that this page does not know. */
export function othersSentences(others: readonly Counted[], unread: number): readonly string[] {
  const known = others.flatMap(({ kind, count }) => {
    const words = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
    return words ? [counted(count, ...words)] : []
  })
  const unknown = others.filter(({ kind }) => !Object.hasOwn(KINDS, kind))
  return [
    ...(known.length > 0 ? [`${sentenceCase(listed(known))}. Nobody needs these to sign in.`] : []),
    ...unknown.map(
      ({ kind, count }) =>
        `${counted(count, 'record')} of the kind “${kind}”, which this page does not know. A newer decoder.html may show ${count === 1 ? 'it' : 'them'}.`,
    ),
    ...(unread > 0
      ? [
          `${counted(unread, 'entry', 'entries')} could not be read. The file still has ${unread === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ]
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** The names of types that an import gives to what it set aside. */
export function setAsideTitle({ what }: SetAside): string {
  return wordsFor(what, { '': 'An entry without a name' }) ?? what
}
