import type { Stored } from '../accounts/records.ts'
import { encodeBase32 } from '../otp/base32.ts'
import type { RecordId } from '../vault/vault.ts'
import { isChosen, withTheirKeys, type Exported, type KitContents } from './contents.ts'
import { damagedLeftOut, leftOutOf, unknownLeftOut } from './left-out.ts'

/**
 * Everything in the vault as JSON; EXPORT.md describes each field. Records are written as stored, so
 * fields that a later version adds are included without a change here.
 *
 * @param accounts - Only these, with their tokens, codes and keys; undefined for everything.
 */
export function kitJson(contents: KitContents, accounts?: ReadonlySet<RecordId>): Exported {
  const chosen = accounts && withTheirKeys(contents, accounts)
  const records = contents.records.filter((record) => isChosen(record, chosen))
  const unknown = accounts ? [] : contents.unknown
  const value = {
    format: 'recovery-kit-export',
    version: 1,
    exported: contents.at,
    vault: contents.vault,
    records: Object.fromEntries(
      [...Map.groupBy(records, ({ kind }) => kind)].map(([kind, all]) => [kind, all.map(withoutKind)]),
    ),
    unknown: unknown.map(({ id, content }) => ({ id, content: bytesJson(content) })),
  }
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`),
    count: records.length + unknown.length,
    leftOut: [
      ...leftOutOf(contents, (record) => isChosen(record, chosen)),
      ...(accounts ? unknownLeftOut(contents) : []),
      ...damagedLeftOut(contents),
    ],
  }
}

function withoutKind({ kind: _kind, ...fields }: Stored): object {
  return plain(fields) as object
}

/** A value with every byte string in it written as JSON. */
function plain(value: unknown, name = ''): unknown {
  if (value instanceof Uint8Array) return bytesJson(value, name)
  if (Array.isArray(value)) return value.map((one) => plain(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, key)]))
}

/** `base64` is what counts; the other field is for a person restoring by hand. */
function bytesJson(bytes: Uint8Array, name = ''): object {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  if (name === 'secret') return { base64, base32: encodeBase32(bytes) }
  const text = readableText(bytes)
  return text === undefined ? { base64 } : { base64, text }
}

/** The bytes as text, if they are UTF-8 without control characters other than line breaks and tabs. */
function readableText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return /[^\P{C}\n\r\t]/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
