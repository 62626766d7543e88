import type { Kit } from '../../accounts/kit.ts'
import type { PrintedSheet, SetRecord } from '../../accounts/records.ts'
import { formatOtpauth, labelText, parseOtpauth } from '../../otp/otpauth.ts'
import { accountSheet } from '../content/account-sheet.ts'
import { mayBeCut } from '../content/paper-link.ts'
import { isOfNote, partsOn } from './copy-proof.ts'
import { asPrinted } from './earlier-lines.ts'
import type { HalfRead, OpenedSeal } from './judge.ts'
import type { ExpectedSheet, Piece } from './readings.ts'
import { fingerprintOf, sameFingerprint } from './fingerprint.ts'
import { noteLines, readSealedText } from '../content/sealed-text.ts'
import { linesIn } from '../content/sheet-lines.ts'
import { sheetId } from '../content/sheet-set.ts'
import { partOf, sheetState, type AccountNow, type SheetState } from './stale.ts'
import { covers } from '../typeface/typeface.ts'
import { vaultNow } from './vault-now.ts'

/** A sheet of a set as the vault would print it today. */
export interface DrillSheet extends ExpectedSheet {
  /** "PyPI: alice", empty for one without names; absent where it is of none, or that is gone. */
  readonly account?: string
  /** Compares an opened sealed text with what the vault has. */
  readonly opened: (text: string) => OpenedSeal
}

/** The sheets of a set, to be compared with the vault; none for records of version 0.1, which have no marks. */
export function drillSheets(kit: Kit, record: SetRecord): readonly DrillSheet[] {
  const { set, sheets = [], made } = record
  if (set === undefined) return []
  const now = vaultNow(kit)
  const read = lastRead()
  return sheets.map((printed) => {
    const account = printed.account === undefined ? undefined : now.accounts.get(printed.account)
    const state = sheetState(printed, made, account, now)
    return {
      set,
      number: printed.number,
      kind: printed.kind,
      parts: partsOn(printed),
      // A sealed text is other text each time it is sealed.
      pieces: account && printed.kind !== 'sealed' ? piecesOf(account, set, printed, state) : [],
      state,
      ...(account && { account: labelText(account.service, account.name) }),
      wasPrinted: (links) => wasPrinted(printed, links, read),
      namesPrinted: (link) => namesPrinted(printed, link),
      opened: (text) =>
        isOfNote(printed)
          ? openedNote(account, state, sheetId(set, printed.number), text)
          : openedSeal(account, printed, text),
    }
  })
}

function piecesOf(account: AccountNow, set: string, printed: PrintedSheet, state: SheetState): readonly Piece[] {
  const part = partOf(printed)
  const { sheet } = accountSheet(account, { set, number: printed.number, part, covers, drawSymbols: false })
  const isOther = (kinds: RegExp) => state.changes.some(({ kind }) => kinds.test(kind))
  const [otherSecrets, otherCodes] = [isOther(/^secret-/), isOther(/^codes-(?:replaced|void)$/)]
  const { service: issuer, name } = account
  const secrets = sheet.blocks
    .filter((block) => block.kind === 'lines')
    .map((block, at): Piece => {
      const token = account.tokens[at]?.token
      return {
        half: 'secret',
        ...(token && { link: formatOtpauth({ issuer, account: name, token }) }),
        lines: otherSecrets ? [] : linesIn(block),
      }
    })
  const codes = sheet.blocks
    .filter((block) => block.kind === 'codes')
    .map((block): Piece => ({ half: 'codes', lines: otherCodes ? [] : linesIn(block) }))
  const tokens = account.tokens.map(({ token }) => token)
  return asPrinted([...secrets, ...codes], tokens, { id: sheetId(set, printed.number), count: printed.lines })
}

function wasPrinted(printed: PrintedSheet, links: readonly string[], read: ReadLinks): boolean | undefined {
  if (!printed.tokens) return undefined
  const fingerprint = read(links)
  if (!fingerprint || !sameFingerprint(printed.tokens, fingerprint)) return false
  return links.every((link) => namesPrinted(printed, link))
}

/** The fingerprint of the tokens in links; undefined where one of them is none. */
type ReadLinks = (links: readonly string[]) => Uint8Array | undefined

/** Keeps the latest: every sheet of a set is asked about the same links, and reading them takes much longer than comparing. */
function lastRead(): ReadLinks {
  let last: { readonly links: readonly string[]; readonly fingerprint: Uint8Array | undefined } | undefined
  return (links) => {
    if (last?.links.length === links.length && last.links.every((link, at) => link === links[at]))
      return last.fingerprint
    const tokens = links.flatMap((link) => {
      const one = parseOtpauth(link)
      return one.kind === 'read' ? [{ token: one.token }] : []
    })
    const isRead = tokens.length === links.length
    const fingerprint = isRead ? fingerprintOf({ service: '', name: '', tokens }, 'totp').tokens : undefined
    last = { links, fingerprint }
    return fingerprint
  }
}

function namesPrinted(printed: PrintedSheet, link: string): boolean {
  const read = parseOtpauth(link)
  if (read.kind !== 'read') return false
  const { names } = fingerprintOf({ service: read.issuer, name: read.account, tokens: [] }, 'totp')
  // Of names that may have been cut nothing tells what they were.
  return !printed.names || sameFingerprint(printed.names, names) || mayBeCut(link)
}

function openedSeal(account: AccountNow | undefined, printed: PrintedSheet, text: string): OpenedSeal {
  const part = partOf(printed)
  const [inside, ...others] = readSealedText(text)?.accounts ?? []
  const tokens = (inside?.links ?? []).flatMap((link) => {
    const read = parseOtpauth(link)
    return read.kind === 'read' ? [{ token: read.token }] : []
  })
  const isOne = inside !== undefined && others.length === 0 && tokens.length === inside.links.length
  const codes = (inside?.codes ?? []).map((code) => ({ text: new TextEncoder().encode(code.text) }))
  const read = fingerprintOf({ service: '', name: '', tokens, codeSet: { codes, added: '' } }, part)
  const now = account && fingerprintOf(account, part)
  const parts = partsOn(printed)
  const half = (name: 'secret' | 'codes', field: 'tokens' | 'codes'): HalfRead => {
    if (isOne && now && (!now[field] || sameFingerprint(read[field], now[field])))
      return parts.includes(name) ? 'matches' : 'none-on-sheet'
    return 'differs'
  }
  return { secret: half('secret', 'tokens'), codes: half('codes', 'codes') }
}

/** The text of a note alone: that of its own sheet, and of the vault's note where that is as it was printed. */
function openedNote(account: AccountNow | undefined, state: SheetState, id: string, text: string): OpenedSeal {
  const contents = readSealedText(text)
  const [inside, ...others] = contents?.accounts ?? []
  const isNote = inside && others.length === 0 && inside.links.length + inside.codes.length === 0
  const lines = account ? noteLines(account.note) : []
  const isChanged = state.changes.some(({ kind }) => kind === 'note')
  const isSame = isChanged || inside?.remarks.every((remark) => lines.some((line) => line.includes(remark))) === true
  const fits = contents?.sheet === id && isNote === true && isSame
  return { secret: fits ? 'none-on-sheet' : 'differs', codes: 'none-on-sheet' }
}
