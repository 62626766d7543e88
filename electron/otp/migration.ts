/**
 * The links in Google Authenticator's export pictures: `otpauth-migration://offline?data=…`, a
 * protobuf message in base64. Google never published its layout; this is the one that public
 * decoders agree on:
 *
 *   message Payload       { repeated Entry 1; int32 version 2, batch_size 3, batch_index 4, batch_id 5 }
 *   message Entry         { bytes secret 1; string name 2, issuer 3; enum algorithm 4, digits 5, type 6; int64 counter 7 }
 */
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { decodeBase64 } from './base64.ts'
import { readEntry, type MigrationEntry } from './migration-entry.ts'
import type { MigrationProblem, TokenProblem } from './problems.ts'

export type MigrationResult =
  | {
      readonly kind: 'read'
      readonly entries: readonly MigrationEntry[]
      /** Absent when the numbers make no sense, as in part 7 of 3. */
      readonly part?: BatchPart
    }
  | { readonly kind: 'refused'; readonly reason: MigrationProblem }

/** Which picture of an export this is. All pictures of one export carry the same number. */
export interface BatchPart {
  readonly batch: number
  /** From 0. */
  readonly index: number
  readonly size: number
}

/** More parts than any export has; higher numbers are taken for damage. */
const MOST_PARTS = 1000

export function isMigrationLink(text: string): boolean {
  return /^otpauth-migration:/i.test(text)
}

/**
 * Reads all entries of one link. An entry that is not understood is set aside on its own. Only a
 * payload that cannot be parsed at all is refused, and then none of it is used.
 */
export function parseMigration(link: string): MigrationResult {
  const query = /^otpauth-migration:\/\/offline\/?\?(.*)$/is.exec(link.trim())?.[1]
  if (query === undefined) return refuse('not-an-export-link')
  const data = query.split('&').filter((pair) => /^data=/i.test(pair))
  if (data.length !== 1) return refuse('export-payloads')
  const payload = readBase64((data[0] ?? '').slice('data='.length))
  if (!payload) return refuse('export-damaged')
  try {
    return readPayload(payload)
  } catch {
    return refuse('export-damaged')
  } finally {
    payload.fill(0)
  }
}

/**
 * Decodes percent escapes by hand, because a query parser turns the `+` of base64 into a space. Some
 * tools encode twice or use the URL alphabet, and many leave out the padding.
 */
function readBase64(text: string): Uint8Array | undefined {
  const plain = unescape(unescape(text))
    .replace(/[ -]/g, '+')
    .replaceAll('_', '/')
    .replace(/(?<!=)=+$/, '')
  return /^[A-Za-z0-9+/]+$/.test(plain) ? decodeBase64(plain) : undefined
}

function unescape(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** @throws whatever `BinaryReader` throws on bytes that are not protobuf. */
function readPayload(payload: Uint8Array): MigrationResult {
  const reader = new BinaryReader(payload)
  const entries: MigrationEntry[] = []
  const numbers = new Map<number, number>()
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag()
    if (field === 1) {
      if (wire !== WireType.LengthDelimited) return refuse('export-damaged')
      entries.push(readEntry(reader.bytes()))
    } else if (field <= 5 && wire === WireType.Varint) numbers.set(field, reader.int32())
    else reader.skip(wire, field)
  }
  if (entries.length === 0) return refuse('export-empty')
  // Old exports have no batch: such a link is the whole of it.
  const part = { batch: numbers.get(5) ?? 0, index: numbers.get(4) ?? 0, size: numbers.get(3) ?? 1 }
  const sensible = part.index >= 0 && part.index < part.size && part.size <= MOST_PARTS
  return { kind: 'read', entries, ...(sensible && { part }) }
}

function refuse(kind: Exclude<MigrationProblem, TokenProblem>['kind']): MigrationResult {
  return { kind: 'refused', reason: { kind } }
}
