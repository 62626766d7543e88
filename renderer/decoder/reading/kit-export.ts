/** The JSON of an export: electron/exports/EXPORT.md. */
import { decodeBase64 } from '../../../electron/otp/base64.ts'
import { contentsOf, type KitContents } from '../kit/kit-contents.ts'
import { fieldsIn, textOf, type KitRecord } from '../kit/kit-record.ts'
import { isFields } from '../vault/cbor.ts'

/** The highest version that is read. */
const VERSION = 1

export type ExportResult =
  | { readonly ok: true; readonly contents: KitContents }
  /** Its version is newer than what is read here. */
  | { readonly ok: false }

/** Undefined when the text is no export of ours. */
export function readExport(text: string): ExportResult | undefined {
  const whole = parsed(text)
  if (!isFields(whole) || whole.format !== 'recovery-kit-export') return undefined
  if (typeof whole.version !== 'number' || whole.version > VERSION) return { ok: false }
  const records = Object.entries(isFields(whole.records) ? whole.records : {}).flatMap(
    ([kind, list]): readonly KitRecord[] => fieldsIn(list).map((fields) => ({ kind, id: textOf(fields.id), fields })),
  )
  return { ok: true, contents: contentsOf(records, Array.isArray(whole.unknown) ? whole.unknown.length : 0) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown) => withBytes(value)) as unknown
  } catch {
    return undefined
  }
}

/** Bytes are a map with `base64`; no other map of an export has that name in it. */
function withBytes(value: unknown): unknown {
  return isFields(value) && typeof value.base64 === 'string' ? decodeBase64(value.base64) : value
}
