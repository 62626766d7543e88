import { accountSheet, type SheetAccount } from './content/account-sheet.ts'
import { shortLabel } from './content/account-warnings.ts'
import { only, type Part } from './content/account-parts.ts'
import { notePieces } from './content/note-pieces.ts'
import { sealedName, sealedSheet, type SheetSealed } from './content/sealed-sheet.ts'
import { sealedText } from './content/sealed-text.ts'
import { sheetId } from './content/sheet-set.ts'
import type { WarningKind } from './content/warnings.ts'
import { fingerprintOf } from './drill/fingerprint.ts'
import type { MadeSheet, SheetContent } from './made-sheet.ts'
import type { ChosenAccount, SetRequest } from './set-request.ts'
import { covers } from './typeface/typeface.ts'

/**
 * The sealed sheet of a part of an account. A note that alone takes its QR code away is not on it,
 * as the code restores and the note does not: it is left out, or sealed on sheets of its own that follow.
 */
export async function* sealedSheets(
  request: SetRequest,
  { account, part }: Part<ChosenAccount>,
  number: number,
): AsyncGenerator<MadeSheet, void> {
  // What the service asks for besides is no secret, and is not in a sealed text.
  const { needs: _, note, ...others } = fingerprintOf(account, part)
  const content = { account: account.id, ...others }
  const held = only(account, part)
  const inside = accountSheet(held, { set: request.sheetSet, number, part, covers, drawSymbols: false })
  const also = inside.warnings.filter(({ kind }) => ALSO_SEALED.has(kind))
  const whole = await sealOne(request, held, number)
  const short = hasCode(whole) ? undefined : await withoutNote(request, held, number)
  if (!short) {
    yield { sheet: whole.sheet, warnings: [...also, ...whole.warnings], content: { ...content, ...(note && { note }) } }
    return
  }
  const kind = request.longNotes === 'keep' ? 'note-apart' : 'note-left-out'
  yield { sheet: short.sheet, warnings: [...also, { kind, account: shortLabel(held) }], content }
  if (kind === 'note-apart') yield* noteSheets(request, account, number + 1)
}

/** The sheets of a note alone. By what is noted of them they have neither secrets nor codes. */
async function* noteSheets(
  request: SetRequest,
  account: ChosenAccount,
  first: number,
): AsyncGenerator<MadeSheet, void> {
  const { id, service, name } = account
  const { names, note } = fingerprintOf(account, 'account')
  const content: SheetContent = { account: id, ...(names && { names }), ...(note && { note }) }
  const pieces = notePieces(account)
  for (const [at, piece] of pieces.entries()) {
    const place = { part: at + 1, of: pieces.length }
    yield { ...(await sealOne(request, { service, name, note: piece, tokens: [] }, first + at, place)), content }
  }
}

/** Undefined where that does not bring the code back either. */
async function withoutNote(request: SetRequest, held: SheetAccount, number: number) {
  const instead = request.longNotes === 'keep' ? whereNoteIs(request, held, number + 1) : NOTE_LEFT_OUT
  if ((held.note ?? '').length <= instead.length) return undefined
  const short = await sealOne(request, { ...held, note: instead }, number)
  return hasCode(short) ? short : undefined
}

/** In its place, so that nobody thinks that there was none. */
const NOTE_LEFT_OUT = 'The note was too long for this sheet.'

function whereNoteIs({ sheetSet }: SetRequest, held: SheetAccount, first: number): string {
  const more = notePieces(held).length - 1
  const id = sheetId(sheetSet, first)
  return more === 0 ? `The note is on sheet ${id}.` : `The note is on sheets ${id} to ${first + more}.`
}

async function sealOne(
  { sheetSet: set, madeAt, named, seal }: SetRequest,
  one: SheetAccount,
  number: number,
  note?: SheetSealed['note'],
): Promise<ReturnType<typeof sealedSheet>> {
  const text = sealedText([one], { sheet: sheetId(set, number), printed: madeAt.slice(0, 10) })
  const sealed = { armored: await seal(text), name: named ? sealedName([one]) : '', ...(note && { note }) }
  return sealedSheet(sealed, { set, number, covers })
}

function hasCode({ warnings }: ReturnType<typeof sealedSheet>): boolean {
  return warnings.length === 0
}

/** What is so whether it is sealed or not. */
const ALSO_SEALED: ReadonlySet<WarningKind> = new Set(['nothing', 'no-pin', 'few-codes'])
