/** Sentences about a drill, for the window and the terminal, made of kinds and facts. */
import { assertNever } from '../../kit-error.ts'
import type { DrillNoteView, DrillSheetView, FinishedDrill, SheetDifferenceView } from '../drills.ts'
import { changeSentence, GRADE_SENTENCES, sheetNumbers, type DayInWords } from './sheets-words.ts'

/** "PyPI: alice", "Cover page". */
export function sheetTitle({ kind, account }: Pick<DrillSheetView, 'kind' | 'account'>): string {
  switch (kind) {
    case 'cover':
      return 'Cover page'
    case 'archivist':
      return 'Archivist page'
    case 'keys':
      return 'Table of keys'
    case 'identity':
      return 'Paper key'
    case 'share':
      return 'Share of the paper key'
    case 'account':
    case 'totp':
    case 'codes':
    case 'sealed':
      if (account === undefined) return 'An account that is gone'
      return account === '' ? 'An account without a name' : account
    default:
      return assertNever(kind)
  }
}

/** "line 2", "recovery code 3": how a line is asked for. */
export function lineInWords(label: string): string {
  return label.startsWith('C') ? `recovery code ${label.slice(1)}` : `line ${label}`
}

/** What came of a sheet, in whole sentences. */
export function verdictSentences(sheet: DrillSheetView, day: DayInWords): readonly string[] {
  const changes = sheet.changes.map((change) => changeSentence(change, day))
  switch (sheet.verdict) {
    case 'not-read':
      return ['Not read yet.']
    case 'proven':
      return [provenSentence(sheet), ...(sheet.grade === 'restores' ? [GRADE_SENTENCES.restores, ...changes] : [])]
    case 'half-proven':
      return [matchSentence(sheet), unreadSentence(sheet), ...(sheet.grade === 'restores' ? changes : [])]
    case 'nothing-read':
      return [sheet.secrets ? secretsSentence(sheet.secrets) : unreadSentence(sheet)]
    case 'line-failed':
      return [...failedSentences(sheet), ...(isMatched(sheet) ? [matchSentence(sheet)] : [])]
    case 'does-not-restore':
      return [...changes, ...(isMatched(sheet) ? [matchSentence(sheet)] : []), GRADE_SENTENCES['does-not-restore']]
    case 'altered':
      return [
        differenceSentence(sheet.difference),
        'This is not what was printed. Do not use it. Print a new one and read that back.',
      ]
    case 'sealed':
      return ['Its QR code was read. Its passphrase is needed to compare what is inside.']
    case 'not-comparable':
      return [...changes, 'There is nothing to compare it with. Keep it: it may be the only copy.']
    case 'elsewhere':
      return [
        sheet.kind === 'share'
          ? 'Check it in Settings, under Security, where shares are put together.'
          : 'Check it in Settings, under Security, where the paper key is typed from its paper.',
      ]
    default:
      return assertNever(sheet.verdict)
  }
}

/** What was read that belongs to no sheet, or could not be read. */
export function noteSentence(note: DrillNoteView): string {
  switch (note.kind) {
    case 'unreadable':
      return `${note.from}: ${note.message}`
    case 'no-code':
      return `${note.from}: No QR code was found. Scan it again with 300 dots an inch.`
    case 'stray-code':
      return `${note.from}: A QR code in it is on no sheet of this set.`
    case 'other-set':
      return note.known
        ? `A page of set ${note.set} was read, which is another set of this vault. Read that one back by itself.`
        : `A page of set ${note.set} was read, which this vault does not know: it is from another vault.`
    case 'several-copies':
      return 'Pages of several copies were read together. Each copy is recorded by itself.'
    default:
      return assertNever(note)
  }
}

/** What was recorded of a copy, and what is left to do. */
export function finishedSentences({ set, copy, same, half, wrong, of, complete }: FinishedDrill): readonly string[] {
  const name = `Copy ${String(copy)} of set ${set}`
  if (complete)
    return [
      of === 1
        ? `${name}: its one sheet is as in the vault. Recorded.`
        : `${name}: all ${String(of)} sheets are as in the vault. Recorded.`,
    ]
  const halfOnly = (read: 'secret' | 'codes') =>
    half.filter((one) => one.read === read && !wrong.includes(one.sheet)).map(({ sheet }) => sheet)
  const [secrets, codes] = [halfOnly('secret'), halfOnly('codes')]
  const unread = of - new Set([...same, ...wrong, ...half.map(({ sheet }) => sheet)]).size
  return [
    `${name}: ${String(same.length)} of ${String(of)} sheets are as in the vault, secrets and codes. Recorded.`,
    ...(secrets.length > 0 ? [`Recovery codes not read: ${sheetNumbers(secrets)}.`] : []),
    ...(codes.length > 0 ? [`Secrets not read: ${sheetNumbers(codes)}.`] : []),
    ...(wrong.length > 0 ? [`Failed: ${sheetNumbers(wrong)}. ${AFTER_FAILING}`] : []),
    ...(unread > 0 ? [`${String(unread)} ${unread === 1 ? 'sheet was' : 'sheets were'} not read this time.`] : []),
  ]
}

const AFTER_FAILING = 'Print what failed once more and read that back; keep the old sheets until then.'

function provenSentence({ kind, secret, codes }: DrillSheetView): string {
  if (secret === 'none-on-sheet' && codes === 'none-on-sheet') {
    if (kind === 'cover' || kind === 'archivist' || kind === 'keys') return 'Its page was read.'
    const was = kind === 'sealed' ? 'It was opened' : 'Its page was read'
    return `${was}; there is no secret on it.`
  }
  return matchSentence({ secret, codes })
}

function matchSentence({ secret, codes }: Pick<DrillSheetView, 'secret' | 'codes'>): string {
  if (secret === 'matches' && codes === 'matches') return 'Its secret and recovery codes are as in the vault.'
  return secret === 'matches' ? 'Its secret is as in the vault.' : 'Its recovery codes are as in the vault.'
}

function isMatched({ secret, codes }: DrillSheetView): boolean {
  return secret === 'matches' || codes === 'matches'
}

/** Says which half was not read and what to do; the lines to type are named where there are any. */
function unreadSentence({ secret, codes, lines, secrets }: DrillSheetView): string {
  const ask = (half: 'secret' | 'codes') => lines.find((line) => line.half === half && line.needed)?.label
  const [line, code] = [ask('secret'), ask('codes')]
  if (secret === 'none-on-sheet' && codes === 'none-on-sheet')
    return 'Its page was seen, and its sealed text was not read. Scan it again.'
  if (secret === 'not-read' && codes === 'not-read')
    return 'Its page was seen, and neither its secret nor its recovery codes were read. Scan it again, or type a line of each.'
  if (codes === 'not-read')
    return code === undefined
      ? 'Its recovery codes were not read.'
      : `Its recovery codes were not read: they are only text. Type ${lineInWords(code)} to check them.`
  if (secrets) return secretsSentence(secrets)
  return line === undefined
    ? 'Its secret was not read. Scan it again.'
    : `Its secret was not read. Scan it again, or type ${lineInWords(line)}.`
}

function secretsSentence({ read, of }: NonNullable<DrillSheetView['secrets']>): string {
  return `${String(read)} of its ${String(of)} secrets ${read === 1 ? 'was' : 'were'} read. Scan it again, or type a line of each.`
}

function failedSentences({ typed }: DrillSheetView): readonly string[] {
  return typed.flatMap(({ label, result }) => {
    const line = lineInWords(label)
    const named = line.slice(0, 1).toUpperCase() + line.slice(1)
    if (result === 'mistyped') return [`${named} as typed does not fit its check. Compare it with the paper.`]
    return result === 'wrong-check'
      ? [`${named} is right, but not the four characters behind it. Look at them again.`]
      : []
  })
}

function differenceSentence(difference: SheetDifferenceView | undefined): string {
  switch (difference?.kind) {
    case 'setting':
      return `The ${difference.name} in its QR code ${difference.name === 'digits' ? 'are' : 'is'} not as in the vault.`
    case 'secret-character':
      return `Character ${String(difference.at)} of the secret in its QR code is not the one in the vault.`
    case 'character':
      return 'One character of its QR code is wrong.'
    case 'line':
      return `${difference.label.startsWith('C') ? 'Recovery code' : 'Line'} ${difference.label.replace(/^C/, '')} fits its check, and is not the one in the vault.`
    case 'sealed-text':
      return 'What is sealed in it is not what the vault has.'
    case 'unknown-code':
    case undefined:
      return 'Its QR code holds something that the vault does not have and did not have when it was printed.'
    default:
      return assertNever(difference)
  }
}
