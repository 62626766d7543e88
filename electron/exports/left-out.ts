import type { RecordKind, Stored } from '../accounts/records.ts'
import type { KitContents } from './contents.ts'

/** The singular and plural of each kind, in the order they are listed. A kind that is not here is an "other record". */
const WORDS: Partial<Record<RecordKind, readonly [string, string]>> = {
  account: ['account', 'accounts'],
  token: ['token', 'tokens'],
  'code-set': ['set of recovery codes', 'sets of recovery codes'],
  key: ['security key', 'security keys'],
  sheet: ['note of a printed sheet', 'notes of printed sheets'],
  cover: ['text of the cover page', 'texts of cover pages'],
  quarantined: ['entry that was set aside', 'entries that were set aside'],
  ledger: ['import report', 'import reports'],
  bearer: ['thing that holds credentials', 'things that hold credentials'],
  opened: ['answer on what opens something', 'answers on what opens something'],
  access: ['record of answers about an account', 'records of answers about accounts'],
  snapshot: ['snapshot of a registry', 'snapshots of registries'],
  metadata: ["copy of FIDO's metadata", "copies of FIDO's metadata"],
  'account-details': ['record of tags and pins', 'records of tags and pins'],
  trash: ['account in the trash', 'accounts in the trash'],
  settings: ['record of settings', 'records of settings'],
  slot: ['name of a passphrase', 'names of passphrases'],
  identity: ['recipient of the paper key', 'recipients of paper keys'],
  copy: ['note of a backup', 'notes of backups'],
}

/** What is in the vault but not in the export, counted by kind, so that nothing is dropped silently. */
export function leftOutOf(contents: KitContents, taken: (record: Stored) => boolean): string[] {
  const left = contents.records.filter((record) => !taken(record))
  const known = Object.entries(WORDS).map(([kind, [one, many]]) =>
    phrase(left.filter((record) => record.kind === kind).length, one, many),
  )
  const others = left.filter(({ kind }) => !(kind in WORDS)).length
  return [...known, phrase(others, 'other record', 'other records')].flat()
}

/** Only the documented JSON has room for these. */
export function unknownLeftOut({ unknown }: KitContents): string[] {
  if (unknown.length === 0) return []
  return [`${counted(unknown.length, 'record', 'records')} of a kind this version does not know`]
}

/** What no export can hold. */
export function damagedLeftOut({ damaged }: KitContents): string[] {
  return damaged === 0 ? [] : [`${counted(damaged, 'record', 'records')} changed outside the app, which cannot be read`]
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function phrase(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)]
}
