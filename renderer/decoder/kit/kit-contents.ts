/** What a whole kit holds, from a vault or an export: the records of electron/vault/FORMAT.md, as this page shows them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { labelText } from '../../../electron/otp/otpauth.ts'
import type { RemarkView } from '../../../electron/contract/words/sentences.ts'
import { decodeFields, isFields, type Fields } from '../vault/cbor.ts'
import type { Restored } from '../reading/restored.ts'
import { hex } from '../vault/sealing.ts'
import { accountsAmong } from './kit-accounts.ts'
import { dateOf, fieldsIn, textOf, type KitRecord } from './kit-record.ts'

export interface KitContents {
  readonly accounts: readonly Restored[]
  /** Deleted, and not gone yet. */
  readonly deleted: readonly { readonly account: Restored; readonly on: string }[]
  readonly keys: readonly ShownKey[]
  readonly setAside: readonly SetAside[]
  /** The user's own words on the cover page. */
  readonly cover: readonly { readonly label: string; readonly value: string }[]
  /** Kinds that are not shown, each with how many there are. */
  readonly others: readonly Counted[]
  /** So many entries could not be read. */
  readonly unread: number
}

/** A security key. */
export interface ShownKey {
  readonly name: string
  /** The colour of the sticker on it. */
  readonly sticker?: string
  readonly gone?: { readonly how: 'lost' | 'retired'; readonly on: string }
  /** The accounts where it is registered. */
  readonly accounts: readonly string[]
}

/** An entry that an import did not understand, as it was. */
export interface SetAside {
  readonly what: string
  readonly reason: RemarkView
  readonly source: string
  readonly verbatim: Uint8Array
}

export interface Counted {
  readonly kind: string
  readonly count: number
}

/** Shown as accounts, or with them. */
const WITH_ACCOUNTS = ['account', 'token', 'code-set']
const SHOWN = [...WITH_ACCOUNTS, 'key', 'key-details', 'trash', 'quarantined', 'cover']

/** @param unread - How many entries could not even be taken apart into records. */
export function contentsOf(records: readonly KitRecord[], unread = 0): KitContents {
  const by = Map.groupBy(records, ({ kind }) => kind)
  const all = (kind: string): readonly KitRecord[] => by.get(kind) ?? []
  const keyNames = new Map(all('key').map(({ id, fields }) => [id, textOf(fields.name)]))
  const living = accountsAmong(
    WITH_ACCOUNTS.flatMap((kind) => all(kind)),
    keyNames,
  )
  const deleted = all('trash').map(({ fields }) => deletedOf(fields, keyNames))
  const setAside = all('quarantined').map(({ fields }) => setAsideOf(fields))
  const others = [...by].filter(([kind]) => !SHOWN.includes(kind))
  return {
    accounts: living.accounts,
    deleted: deleted.flatMap((one) => one.accounts.map((account) => ({ account, on: one.on }))),
    keys: all('key').map((key) => keyOf(key, all('key-details'), all('account'))),
    setAside: setAside.filter((one) => one !== undefined),
    cover: all('cover').flatMap(({ fields }) =>
      fieldsIn(fields.fields).map(({ label, value }) => ({ label: textOf(label), value: textOf(value) })),
    ),
    others: others.map(([kind, list]) => ({ kind, count: list.length })),
    unread:
      unread +
      living.unread +
      deleted.reduce((sum, one) => sum + one.unread, 0) +
      setAside.filter((one) => one === undefined).length,
  }
}

function deletedOf(
  { service, name, deleted, records }: Fields,
  keyNames: ReadonlyMap<string, string>,
): { readonly accounts: readonly Restored[]; readonly unread: number; readonly on: string } {
  const stored = fieldsIn(records)
  const inside = stored.flatMap(({ id, content }): readonly KitRecord[] => {
    const fields = content instanceof Uint8Array ? decodeFields(content) : undefined
    return fields ? [{ kind: textOf(fields.kind), id: textOf(id), fields }] : []
  })
  const found = accountsAmong(inside, keyNames)
  const unread = found.unread + stored.length - inside.length
  const on = dateOf(deleted) ?? ''
  if (found.accounts.length > 0) return { accounts: found.accounts, unread, on }
  const bare = { name: labelText(textOf(service), textOf(name)), notes: [], asides: [], tokens: [], codes: [] }
  return { accounts: [bare], unread, on }
}

function keyOf({ id, fields }: KitRecord, details: readonly KitRecord[], accounts: readonly KitRecord[]): ShownKey {
  const { credentialId } = fields
  const credential = credentialId instanceof Uint8Array ? hex(sha256(credentialId)) : ''
  const told = details.find((one) => one.fields.credential === credential)?.fields ?? {}
  const { gone } = told
  const isGone = isFields(gone) && (gone.how === 'lost' || gone.how === 'retired')
  return {
    name: textOf(fields.name),
    ...(typeof told.sticker === 'string' && { sticker: told.sticker }),
    ...(isGone && { gone: { how: gone.how === 'lost' ? 'lost' : 'retired', on: dateOf(gone.on) ?? '' } }),
    accounts: accounts
      .filter((account) => fieldsIn(account.fields.keys).some(({ key }) => key === id))
      .map((account) => labelText(textOf(account.fields.service), textOf(account.fields.name))),
  }
}

function setAsideOf({ what, reason, source, verbatim }: Fields): SetAside | undefined {
  const isRemark = typeof reason === 'string' || (isFields(reason) && typeof reason.kind === 'string')
  if (!isRemark || !(verbatim instanceof Uint8Array)) return undefined
  return {
    what: textOf(what),
    reason: typeof reason === 'string' ? reason : { ...reason, kind: textOf(reason.kind) },
    source: textOf(source),
    verbatim,
  }
}
