import { isDeepStrictEqual } from 'node:util'
import { accountName } from '../../accounts/account-name.ts'
import { decodeRecord } from '../../accounts/encoding.ts'
import { credentialName } from '../../accounts/credential-name.ts'
import { wipe } from '../../accounts/wipe.ts'
import type { MergeRow } from '../../accounts/merge/merge.ts'
import type { KitRecord } from '../../accounts/records.ts'
import { assertNever } from '../../kit-error.ts'
import { KIND_NAMES } from '../../otp/token.ts'
import { compareSnapshots, type Snapshot } from '../../vault/backups/compare.ts'
import type { ComparedRow, OpenedBackup } from '../../contract.ts'

/** Two copies side by side, in words: what differs and in which fields, but no secret. */
export function comparedView(
  here: Snapshot,
  there: Snapshot,
  plan: readonly MergeRow[] | undefined,
): Pick<OpenedBackup, 'counts' | 'rows'> {
  const { same, onlyHere, onlyThere, different } = compareSnapshots(here, there)
  const outcomes = new Map(plan?.map(({ id, outcome }) => [id, outcome]))
  const rowsOf = (ids: readonly string[], what: ComparedRow['what']): ComparedRow[] =>
    ids.map((id) => {
      const merge = outcomes.get(id) ?? (plan && 'here')
      return { id, what, ...describe(here, there, id), ...(merge && { merge }) }
    })
  return {
    counts: {
      same: same.length,
      onlyHere: onlyHere.length,
      onlyThere: onlyThere.length,
      different: different.length,
    },
    rows: [...rowsOf(different, 'different'), ...rowsOf(onlyHere, 'only-here'), ...rowsOf(onlyThere, 'only-there')],
  }
}

function describe(here: Snapshot, there: Snapshot, id: string): Pick<ComparedRow, 'kind' | 'name' | 'fields'> {
  const mine = decoded(here, id)
  const theirs = decoded(there, id)
  const shown = mine ?? theirs
  const side = mine ? here : there
  const described = {
    kind: shown?.kind ?? 'unknown',
    name: shown ? nameOf(shown, side) : `Record ${id.slice(0, 8)}`,
    fields: mine && theirs ? differingFields(mine, theirs) : [],
  }
  wipe([mine, theirs])
  return described
}

function decoded(side: Snapshot, id: string): KitRecord | undefined {
  const record = side.get(id)
  return record && decodeRecord(record.plaintext)
}

function nameOf(record: KitRecord, side: Snapshot): string {
  switch (record.kind) {
    case 'account':
      return accountName(record)
    case 'token':
      return `${KIND_NAMES[record.token.type]} of ${ownerName(side, record.account)}`
    case 'code-set':
      return `${record.codes.length} codes of ${ownerName(side, record.account)}`
    case 'key':
      return record.name
    case 'sheet':
      return `Sheet of ${record.made.slice(0, 10)}`
    case 'quarantined':
      return record.what
    case 'ledger':
      return `Import of ${record.at.slice(0, 10)}`
    case 'copy':
      return `Copy at ${record.path}`
    case 'backup-drill':
      return `Drill of ${record.path}`
    case 'cover':
      return 'Cover page'
    case 'bearer':
    case 'opened':
      return record.name
    case 'access':
      return `Answers about ${record.account === undefined ? (record.name ?? record.service ?? '') : ownerName(side, record.account)}`
    case 'key-details':
      return `Details of ${keyName(side, record.credential)}`
    case 'account-details':
      return `Tags and pin of ${ownerName(side, record.account)}`
    case 'trash':
      return `Deleted: ${accountName(record)}`
    case 'key-test':
      return `Test of ${record.name}, ${record.at.slice(0, 10)}`
    case 'snapshot':
      return `Snapshot of ${record.package}, ${record.on}`
    case 'metadata':
      return `FIDO's metadata, number ${record.number}`
    case 'settings':
      return 'Settings'
    case 'slot':
      return record.name
    case 'identity':
      return 'Paper key'
    default:
      return assertNever(record)
  }
}

function ownerName(side: Snapshot, id: string): string {
  const account = decoded(side, id)
  return account?.kind === 'account' ? nameOf(account, side) : 'an account that is missing'
}

function keyName(side: Snapshot, credential: string): string {
  for (const { id } of side.values()) {
    const key = decoded(side, id)
    if (key?.kind === 'key' && credentialName(key.credentialId) === credential) return key.name
  }
  return 'a key that is missing'
}

/** The names of fields that differ: a token's own fields one by one, and used marks separate from codes. */
function differingFields(mine: KitRecord, theirs: KitRecord): string[] {
  if (mine.kind !== theirs.kind) return ['kind']
  const one = flat(mine)
  const other = flat(theirs)
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => !isDeepStrictEqual(one[name], other[name])).sort()
}

function flat(record: KitRecord): Readonly<Record<string, unknown>> {
  if (record.kind === 'token') {
    const { token, ...rest } = record
    return { ...rest, ...token }
  }
  if (record.kind === 'code-set') {
    const { codes, ...rest } = record
    return { ...rest, codes: codes.map(({ text }) => text), used: codes.map(({ used }) => used) }
  }
  return { ...record }
}
