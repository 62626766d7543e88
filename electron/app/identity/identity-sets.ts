import { randomBytes } from 'node:crypto'
import type { IdentityRecord, PrintedSheet } from '../../accounts/records.ts'
import type { Input } from '../../contract.ts'
import { archivistSheet } from '../../sheets/content/archivist-sheet.ts'
import { identityLines, identitySheet } from '../../sheets/content/identity-sheet.ts'
import { shareSheet } from '../../sheets/content/share-sheet.ts'
import { setOf, type MadeSet } from '../../sheets/make-set.ts'
import type { Sheet } from '../../sheets/content/sheet-set.ts'
import { readShare } from '../../slip39/share.ts'
import { splitSecret } from '../../slip39/split.ts'
import { covers } from '../../sheets/typeface/typeface.ts'
import { wordLines } from '../../sheets/content/words-block.ts'
import { identityBytes } from '../../vault/age/identity-bytes.ts'
import { newSetId } from '../sheets/set-record.ts'

/** A set of one sheet and the page that says how it is written, of no account, and who gets it. */
export interface IdentitySet extends Pick<MadeSet, 'set' | 'pages' | 'accounts' | 'printed'> {
  readonly holder: string
}

/** What all sheets that are saved together have in common. */
export interface Printing {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
  readonly record: IdentityRecord
  /** ISO 8601. */
  readonly madeAt: string
  readonly verifyBy: string
  /** SHA-256 of decoder.html, where the app has one. */
  readonly decoderHash: string | undefined
}

/** The identity as it is. */
export function wholeSet(
  { identity, record, madeAt, verifyBy, decoderHash }: Printing,
  { paper, copies }: Pick<Input<'identity.sheet'>, 'paper' | 'copies'>,
): IdentitySet {
  const { recipient, created } = record
  const id = newSetId()
  const sheet = identitySheet({ identity, recipient, created: created.slice(0, 10) }, { set: id, number: 1 })
  const noted = { identity: recipient, lines: identityLines(identity, '').length }
  return { ...setOfOne({ madeAt, verifyBy, paper, copies, sheetSet: id }, sheet, { noted, decoderHash }), holder: '' }
}

/** Its shares. Each is a set of its own: it is kept, read back and destroyed by itself. */
export function shareSets(
  { identity, record, madeAt, verifyBy, decoderHash }: Printing,
  { paper, threshold, holders, nameOthers }: Omit<Input<'identity.shares'>, 'identity' | 'to'>,
): readonly IdentitySet[] {
  const { recipient, created } = record
  const count = holders.length
  return splitIdentity(identity, threshold, count).map((words, at): IdentitySet => {
    const id = newSetId()
    const read = readShare(words.join(' '))
    const share = { identifier: read.ok ? read.share.identifier : 0, index: at + 1, threshold, count }
    const holder = holders[at] ?? ''
    const others = nameOthers ? holders.filter((_, other) => other !== at) : []
    const sheet = shareSheet(
      { ...share, words, holder, others, recipient, created: created.slice(0, 10) },
      { set: id, number: 1, covers },
    )
    const noted = { identity: recipient, share, lines: wordLines(words, '').length }
    return { ...setOfOne({ madeAt, verifyBy, paper, sheetSet: id }, sheet, { noted, decoderHash }), holder }
  })
}

function setOfOne(
  request: Parameters<typeof setOf>[0],
  sheet: Sheet,
  {
    noted,
    decoderHash,
  }: {
    readonly noted: Pick<PrintedSheet, 'identity' | 'share' | 'lines'>
    readonly decoderHash: string | undefined
  },
): Omit<IdentitySet, 'holder'> {
  const archivist = archivistSheet({
    set: request.sheetSet,
    number: 2,
    holds: new Set(['key'] as const),
    ...(decoderHash !== undefined && { decoderHash }),
  })
  const set = setOf(request, [sheet, archivist])
  // The other page holds nothing that could be proven, so it is not noted and no drill asks for it.
  const pages = set.pages.filter(({ sheets }) => sheets.includes(sheet)).length
  return { set, pages: set.pages.length, accounts: [], printed: [{ number: 1, kind: sheet.kind, pages, ...noted }] }
}

function splitIdentity(identity: string, threshold: number, count: number): readonly (readonly string[])[] {
  const bytes = identityBytes(identity)
  if (!bytes) throw new Error('an identity that has a recipient has bytes')
  const shares = splitSecret(bytes, { threshold, count, random: (length) => randomBytes(length) })
  bytes.fill(0)
  return shares
}
