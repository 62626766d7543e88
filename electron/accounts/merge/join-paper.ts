import { isDeepStrictEqual } from 'node:util'
import type { CoverRecord, PaperCopy, PaperDrill, SavedFile, SetRecord } from '../records.ts'

/**
 * Joins two covers, since a vault has only one: the result has the fields of both. Where a field
 * differs it holds both texts with a slash between them, and the user strikes out the wrong one. The
 * order of the two does not matter, and joining again changes nothing.
 */
export function joinCovers(one: CoverRecord, other: CoverRecord): CoverRecord {
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
 * Joins two notes of one set: the drills of both, whatever either side says is gone, and both places
 * where they differ.
 *
 * @returns Undefined when they are not the same set on the same sheets.
 */
export function joinSets(one: SetRecord, other: SetRecord): SetRecord | undefined {
  const { copies, file, ...rest } = one
  const { copies: otherCopies, file: otherFile, ...otherRest } = other
  if (!isDeepStrictEqual(rest, otherRest)) return undefined
  if (file && otherFile && file.path !== otherFile.path) return undefined
  return {
    ...rest,
    ...((copies ?? otherCopies) && { copies: joinCopies(copies ?? [], otherCopies ?? []) }),
    ...((file ?? otherFile) && { file: joinFiles(file ?? otherFile, otherFile ?? file) }),
  }
}

function joinCopies(ones: readonly PaperCopy[], others: readonly PaperCopy[]): PaperCopy[] {
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

function joinFiles(...files: readonly (SavedFile | undefined)[]): SavedFile {
  const known = files.filter((file) => file !== undefined)
  return { path: known[0]?.path ?? '', ...goneOf(known) }
}

/** Sheets that were destroyed or deleted do not come back; the earlier day is the right one. */
function goneOf(all: readonly { readonly gone?: string }[]): { readonly gone?: string } {
  const [first] = all.flatMap(({ gone }) => gone ?? []).sort()
  return first === undefined ? {} : { gone: first }
}

/** Oldest first. The same drill counts once, whichever side it comes from. */
function distinct(drills: readonly PaperDrill[]): PaperDrill[] {
  const byContent = new Map(
    drills.map((drill) => [JSON.stringify([drill.at, drill.how, drill.same, drill.wrong, halvesOf(drill)]), drill]),
  )
  return [...byContent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, drill]) => drill)
}

/** In a fixed order of fields, the same on both sides; null where no halves were noted. */
function halvesOf({ half }: PaperDrill): readonly (readonly [number, string])[] | undefined {
  return half?.map(({ sheet, read }) => [sheet, read])
}

/** `both / ways`: each text once, sorted. */
export function joinedTexts(texts: readonly string[]): string {
  const [first = '', ...others] = texts
  if (others.every((text) => text === first)) return first
  const parts = texts.flatMap((text) => text.split(STROKE)).filter((text) => text.trim() !== '')
  return [...new Set(parts)].sort().join(STROKE)
}

const STROKE = ' / '

/** When both were changed at the same moment, the content decides, so that the order of the two does not matter. */
function isNewer(one: CoverRecord, other: CoverRecord): boolean {
  return one.changed === other.changed
    ? JSON.stringify(one.fields) >= JSON.stringify(other.fields)
    : one.changed > other.changed
}
