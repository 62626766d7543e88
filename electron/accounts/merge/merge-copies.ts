import { createHash } from 'node:crypto'
import type { OpenRecord, RecordId } from '../../vault/vault.ts'
import { decodeRecord, encodeRecord } from '../encoding.ts'
import { wipe } from '../wipe.ts'

/**
 * The id under which the other side's version of a record is kept beside this side's. It is computed
 * from the write itself, so a second merge finds the copy instead of making another. It reveals
 * nothing about the content: the tag is in the file anyway.
 */
export function copyIdOf({ id, tag }: Pick<OpenRecord, 'id' | 'tag'>): RecordId {
  const hash = createHash('sha256').update('recovery-kit v1 merge copy\0').update(Buffer.from(id, 'hex')).update(tag)
  return hash.digest('hex').slice(0, 32)
}

/**
 * The record moved to another account. Undefined when it belongs to no account, or to one that was
 * not copied.
 *
 * @param copyOf - The id of an account's copy, if there is one.
 */
export function movedPlaintext(
  { plaintext }: OpenRecord,
  copyOf: (account: RecordId) => RecordId | undefined,
): Uint8Array | undefined {
  const record = decodeRecord(plaintext)
  const account = record && 'account' in record ? copyOf(record.account) : undefined
  const moved = record && account !== undefined ? encodeRecord({ ...record, account } as typeof record) : undefined
  wipe(record)
  return moved
}

/** The account that a token, a code set or an answer belongs to. */
export function ownerOf({ plaintext }: OpenRecord): RecordId | undefined {
  const record = decodeRecord(plaintext)
  const account = record && 'account' in record ? record.account : undefined
  wipe(record)
  return account
}
