import { isDeepStrictEqual } from 'node:util'
import type { CoverRecord, PaperCopy, PaperDrill, SavedFile, SheetRecord } from '../records.ts'

/**
 * Two covers as one, since a vault has one: the fields of both. Where a field differs, it says
 * both, with a stroke between; it is for a person to strike what no longer holds. The order of the
 * two does not matter, and a second time changes nothing.
 */
export function combineCovers(one: CoverRecord, other: CoverRecord): CoverRecord {
  const [newer, older] = isNewer(one, other) ? [one, other] : [other, one]
  const fields = [...newer.fields, ...older.fields]
  const labels = [...new Set(fields.map(({ label }) => label))]
  return {
    kind: 'cover',
    fields: labels.map((label) => ({
      label,
      value: joinedTexts(fields.filter((field) => field.label === label).map(({ value }) => value)),
    })),
    changed: newer.changed,
  }
}

/**
 * Two notes of one set as one: the drills of both, what either side says is gone, and where they
 * differ both places.
 *
 * @returns Undefined when it is not the same set on the same sheets.
 */
export function combineSets(one: SheetRecord, other: SheetRecord): SheetRecord | undefined {
  const { copies, file, ...rest } = one
  const { copies: otherCopies, file: otherFile, ...otherRest } = other
  if (!isDeepStrictEqual(rest, otherRest)) return undefined
  if (file && otherFile && file.path !== otherFile.path) return undefined
  return {
    ...rest,
    ...((copies ?? otherCopies) && { copies: combineCopies(copies ?? [], otherCopies ?? []) }),
    ...((file ?? otherFile) && { file: combineFiles(file ?? otherFile, otherFile ?? file) }),
  }
}

function combineCopies(ones: readonly PaperCopy[], others: readonly PaperCopy[]): PaperCopy[] {
  const byNumber = Map.groupBy([...ones, ...others], ({ number }) => number)
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, copies]) => ({
      number,
      place: joinedTexts(copies.map(({ place }) => place)),
      holder: joinedTexts(copies.map(({ holder }) => holder)),
      drills: distinct(copies.flatMap(({ drills }) => drills)),
      ...goneOf(copies),
    }))
}

function combineFiles(...files: readonly (SavedFile | undefined)[]): SavedFile {
  const known = files.filter((file) => file !== undefined)
  return { path: known[0]?.path ?? '', ...goneOf(known) }
}

/** What is destroyed or deleted does not come back; the first to say so is right about the day. */
function goneOf(all: readonly { readonly gone?: string }[]): { readonly gone?: string } {
  const [first] = all.flatMap(({ gone }) => gone ?? []).sort()
  return first === undefined ? {} : { gone: first }
}

/** Oldest first; the same drill is one, whichever side it comes from. */
function distinct(drills: readonly PaperDrill[]): PaperDrill[] {
  const byContent = new Map(
    drills.map((drill) => [JSON.stringify([drill.at, drill.how, drill.same, drill.wrong, halvesOf(drill)]), drill]),
  )
  return [...byContent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, drill]) => drill)
}

/** In an order of fields that is the same on every side; null where none were noted. */
function halvesOf({ half }: PaperDrill): readonly (readonly [number, string])[] | undefined {
  return half?.map(({ sheet, read }) => [sheet, read])
}

/** `both / ways`: each text once, in an order of their own. */
export function joinedTexts(texts: readonly string[]): string {
  const [first = '', ...others] = texts
  if (others.every((text) => text === first)) return first
  const parts = texts.flatMap((text) => text.split(STROKE)).filter((text) => text.trim() !== '')
  return [...new Set(parts)].sort().join(STROKE)
}

const STROKE = ' / '

/** Of two that were changed at one moment, one is taken by its content, so that the order does not matter. */
function isNewer(one: CoverRecord, other: CoverRecord): boolean {
  return one.changed === other.changed
    ? JSON.stringify(one.fields) >= JSON.stringify(other.fields)
    : one.changed > other.changed
}
