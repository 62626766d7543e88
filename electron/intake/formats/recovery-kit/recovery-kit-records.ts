import { decodeRecord } from '../../../accounts/encoding.ts'
import { recordFrom } from '../../../accounts/record-shapes.ts'
import type { AccountRecord, CodeSetRecord, Stored, TokenRecord } from '../../../accounts/records.ts'
import type { RecordId } from '../../../vault/vault.ts'
import type { Found, Origin } from '../../intake.ts'
import type { Note, Reason } from '../../judgements.ts'
import { utf8 } from '../../containers/text.ts'
import { NotBytes, withBytes } from './recovery-kit-bytes.ts'

/** A record as it is in the file. */
export interface Item {
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Turns the records of an export into entries. What is not understood is set aside as it is;
 * nothing is dropped without a note.
 */
export function readRecords(
  items: readonly Item[],
  unknown: readonly Readonly<Record<string, unknown>>[],
): { readonly found: readonly Found[]; readonly notes: readonly Note[] } {
  const read = [...items.map(readItem), ...unknown.map(readUnknown)]
  const records = read.flatMap((one) => ('record' in one ? [one.record] : []))
  const accounts = new Map<RecordId, Stored<AccountRecord>>()
  const twins: Found[] = []
  for (const record of records) {
    if (record.kind !== 'account') continue
    if (accounts.has(record.id)) twins.push(aside(record, 'account', { kind: 'two-accounts-one-id' }))
    else accounts.set(record.id, record)
  }
  const used = new Set(records.map((record) => (hasOwner(record) ? record.account : '')))
  return {
    found: [
      ...records.flatMap((record) => foundOf(record, accounts)),
      ...[...accounts.values()].filter(({ id }) => !used.has(id)).map(bareAccount),
      ...records.flatMap((record) => otherRecord(record, accounts)),
      ...twins,
      ...read.flatMap((one) => ('found' in one ? [one.found] : [])),
    ],
    notes: STAYS.filter((what) => records.some(({ kind }) => kind === what)).map((what) => ({ kind: 'stays', what })),
  }
}

/** What belongs to the vault that the export was made from. */
const STAYS = ['settings', 'identity', 'slot', 'copy', 'backup-drill', 'trash'] as const

/** The records of an export as they were in its vault; `unread` counts those that are not understood. */
export function storedRecords(
  items: readonly Item[],
  unknown: readonly Readonly<Record<string, unknown>>[],
): { readonly records: readonly Stored[]; readonly unread: number } {
  const read = [...items.map(readItem), ...unknown.map(readUnknown)]
  const records = read.flatMap((one) => ('record' in one ? [one.record] : []))
  return { records, unread: read.length - records.length }
}

type ReadItem = { readonly record: Stored } | { readonly found: Found }

function readItem({ kind, fields }: Item): ReadItem {
  const { id, ...content } = fields
  try {
    const record = recordFrom({ ...(withBytes(content) as object), kind })
    if (record && typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)) return { record: { ...record, id } }
    return { found: aside({ kind, ...fields }, kind, { kind: 'record-unknown' }) }
  } catch (error) {
    if (!(error instanceof NotBytes)) throw error
    return { found: aside({ kind, ...fields }, kind, { kind: 'bytes-disagree' }) }
  }
}

/** What the exporting version did not know may be known to this one. */
function readUnknown(fields: Readonly<Record<string, unknown>>): ReadItem {
  const { id, content } = fields
  try {
    const bytes = withBytes(content)
    if (!(bytes instanceof Uint8Array) || typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id)) throw new NotBytes()
    const record = decodeRecord(bytes)
    if (record) return { record: { ...record, id } }
    const what = `record ${id.slice(0, 8)}`
    return { found: { kind: 'quarantined', what, reason: { kind: 'kind-unknown-there' }, verbatim: bytes } }
  } catch (error) {
    if (!(error instanceof NotBytes)) throw error
    return { found: aside(fields, 'record', { kind: 'not-as-written' }) }
  }
}

/** Tokens, codes and what was set aside before. */
function foundOf(record: Stored, accounts: ReadonlyMap<RecordId, Stored<AccountRecord>>): Found[] {
  switch (record.kind) {
    case 'token': {
      const { service = '', name = '' } = accounts.get(record.account) ?? {}
      const { token, verbatim, proved, corrected } = record
      const origin: Origin = {
        ...originOf(record, accounts),
        ...(proved !== undefined && { proved }),
        ...(corrected !== undefined && { corrected }),
      }
      return [
        { kind: 'token', issuer: service, account: name, token, warnings: [], origin, ...(verbatim && { verbatim }) },
      ]
    }
    case 'code-set': {
      const { service = '', name = '' } = accounts.get(record.account) ?? {}
      const { codes, issued, voided } = record
      return [
        {
          kind: 'code-set',
          service,
          account: name,
          codes: codes.map(({ text }) => text),
          used: codes.map((code) => code.used),
          warnings: [],
          origin: originOf(record, accounts),
          ...(issued !== undefined && { issued }),
          ...(voided !== undefined && { voided }),
        },
      ]
    }
    case 'quarantined': {
      const { kind, what, reason, verbatim, added, source } = record
      return [{ kind, what, reason: { kind: 'kept-there' }, verbatim, origin: { added, source, reason } }]
    }
    default:
      return []
  }
}

function originOf(
  { account, added, source }: { readonly account: RecordId; readonly added: string; readonly source: string },
  accounts: ReadonlyMap<RecordId, Stored<AccountRecord>>,
): Origin {
  const former = accounts.get(account)
  const keys = former?.keys && { keys: former.keys }
  return { account: { id: account, note: former?.note ?? '', added: former?.added ?? added, ...keys }, added, source }
}

function bareAccount({ id, ...record }: Stored<AccountRecord>): Found {
  const { service, name } = record
  return { kind: 'record', what: 'account without tokens or codes', service, name, record, id }
}

/** Everything else: it has no account of its own, so it is shown under what it is. */
function otherRecord({ id, ...record }: Stored, accounts: ReadonlyMap<RecordId, Stored<AccountRecord>>): Found[] {
  const entry = (what: string, service: string, name: string): Found[] => [
    { kind: 'record', what, service, name, record, id },
  ]
  switch (record.kind) {
    case 'key':
      return entry('security key', 'Security key', record.name)
    case 'key-details':
      return entry('details of a security key', 'Security key', record.sticker ?? '')
    case 'key-test':
      return entry('test of a security key', 'Test of a key', record.name)
    case 'sheet':
      return entry('note of a printed sheet', 'Printed sheet', record.made.slice(0, 10))
    case 'cover':
      return entry('text of the cover page', 'Cover page', record.changed.slice(0, 10))
    case 'ledger':
      return entry('import report', 'Import', record.at.slice(0, 10))
    case 'bearer':
    case 'opened':
      return entry('answer', record.kind === 'bearer' ? 'Thing that holds credentials' : 'What opens it', record.name)
    case 'access': {
      const { service = record.service ?? '', name = record.name ?? '' } = accounts.get(record.account ?? '') ?? {}
      return entry('answers about an account', service, name)
    }
    case 'account-details': {
      const { service = '', name = '' } = accounts.get(record.account) ?? {}
      return entry('tags and pin of an account', service, name)
    }
    case 'snapshot':
      return entry('snapshot of a registry', 'Snapshot of a registry', record.package)
    case 'metadata':
      return entry("FIDO's metadata", "FIDO's metadata", `Number ${String(record.number)}`)
    case 'account':
    case 'token':
    case 'code-set':
    case 'quarantined':
      return []
    default:
      return !STAYS.some((kind) => kind === record.kind)
        ? entry(`${record.kind} record`, 'Recovery Kit', record.kind)
        : []
  }
}

function hasOwner(record: Stored): record is Stored<TokenRecord | CodeSetRecord> {
  return record.kind === 'token' || record.kind === 'code-set'
}

function aside(fields: object, what: string, reason: Reason): Found {
  return { kind: 'quarantined', what, reason, verbatim: utf8(JSON.stringify(fields)) }
}
