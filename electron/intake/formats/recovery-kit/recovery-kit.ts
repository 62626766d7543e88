/**
 * This app's own export: JSON of everything, as `exports/EXPORT.md` describes it.
 *
 *   { "format": "recovery-kit-export", "version": 1, "exported": "2026-…", "vault": "3f…",
 *     "records": { "account": [...], "token": [...], ... }, "unknown": [...] }
 */
import * as v from 'valibot'
import { KitError } from '../../../kit-error.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import { readRecords, type Item } from './recovery-kit-records.ts'

export const recoveryKit: Format = {
  id: 'recovery-kit',
  name: 'Recovery Kit export',
  recognises: (source) => {
    const { text } = textOf(source.bytes)
    return /^\s*\{/.test(text) && /"format"\s*:\s*"recovery-kit-export"/.test(text)
  },
  read: readExport,
}

const KNOWN_VERSION = 1

const item = v.record(v.string(), v.unknown())
const schema = v.object({
  format: v.literal('recovery-kit-export'),
  version: v.literal(KNOWN_VERSION),
  vault: v.optional(v.string(), ''),
  records: v.record(v.string(), v.array(item)),
  unknown: v.optional(v.array(item), []),
})

/** @throws KitError `file-truncated`, `file-damaged`, `file-too-large`, or `unreadable` for a later version */
export function readExport(source: Source): Reading {
  const { items, unknown } = exportItems(source.bytes)
  const read = readRecords(items, unknown)
  if (read.found.length > LIMITS.kitEntries)
    throw new KitError(
      'file-too-large',
      `This export holds more than ${LIMITS.kitEntries} entries, more than one import takes. Nothing was read. Export fewer accounts at a time.`,
    )
  return { format: recoveryKit.id, formatName: recoveryKit.name, ...read, parts: [] }
}

/**
 * The records of an export, as they are in it.
 *
 * @throws KitError `file-truncated`, `file-damaged`, or `unreadable` for a later version
 */
export function exportItems(bytes: Uint8Array): {
  readonly vault: string
  readonly items: readonly Item[]
  readonly unknown: readonly Item['fields'][]
} {
  const json = readJson(textOf(bytes).text)
  if (!json.ok) throw json.broken === 'cut-off' ? cutOff() : damaged()
  if (v.is(v.looseObject({ version: v.pipe(v.number(), v.gtValue(KNOWN_VERSION)) }), json.value)) throw tooNew()
  const result = v.safeParse(schema, json.value)
  if (!result.success) throw damaged()
  const { vault, records, unknown } = result.output
  const items = Object.entries(records).flatMap(([kind, all]): Item[] => all.map((fields) => ({ kind, fields })))
  return { vault, items, unknown }
}

function cutOff(): KitError {
  return new KitError(
    'file-truncated',
    'This export ends too early, so it was not copied completely. Nothing was read. Copy it again, or take another copy.',
  )
}

function damaged(): KitError {
  return new KitError(
    'file-damaged',
    'This export was damaged or edited, so that its records are not where they belong. Nothing was read. Take another copy.',
  )
}

function tooNew(): KitError {
  return new KitError(
    'unreadable',
    'This export was written by a later version of the app. Nothing was read. Open it with that version.',
  )
}
