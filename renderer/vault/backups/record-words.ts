import { counted, listed } from '../../wording.ts'

/** One and several of a kind of record, what matters most first. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  account: ['account', 'accounts'],
  token: ['2FA secret', '2FA secrets'],
  'code-set': ['set of recovery codes', 'sets of recovery codes'],
  key: ['key', 'keys'],
  sheet: ['note of a sheet', 'notes of sheets'],
  quarantined: ['entry that was set aside', 'entries that were set aside'],
  ledger: ['import report', 'import reports'],
  'account-details': ['note of tags and pins', 'notes of tags and pins'],
  trash: ['deleted account', 'deleted accounts'],
  copy: ['note of a copy', 'notes of copies'],
  'backup-drill': ['note of a backup drill', 'notes of backup drills'],
  bearer: ['thing that holds credentials', 'things that hold credentials'],
  opened: ['answer on what opens something', 'answers on what opens something'],
  access: ['set of answers about an account', 'sets of answers about accounts'],
  snapshot: ['snapshot of a registry', 'snapshots of registries'],
  metadata: ["copy of FIDO's metadata", "copies of FIDO's metadata"],
  settings: ['record of settings', 'records of settings'],
  slot: ['name of a passphrase', 'names of passphrases'],
  identity: ['paper key', 'paper keys'],
}
const OTHER = ['unknown record', 'unknown records'] as const

export function kindInWords(kind: string): string {
  return (KINDS[kind] ?? OTHER)[0]
}

/** Accounts first, then by name: the order in the file is of no use to a reader. */
export function inReadingOrder<Row extends { readonly kind: string; readonly name: string }>(
  rows: readonly Row[],
): Row[] {
  return rows.toSorted((one, other) => rank(one.kind) - rank(other.kind) || one.name.localeCompare(other.name))
}

/** "2 accounts and 1 2FA secret", from the kind of each; empty for none. */
export function kindsInWords(kinds: readonly string[]): string {
  const counts = new Map<readonly [string, string], number>()
  for (const kind of kinds.toSorted((one, other) => rank(one) - rank(other))) {
    const words = KINDS[kind] ?? OTHER
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return listed([...counts].map(([[one, many], count]) => counted(count, one, many)))
}

function rank(kind: string): number {
  const place = Object.keys(KINDS).indexOf(kind)
  return place === -1 ? Object.keys(KINDS).length : place
}
