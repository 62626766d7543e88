import type { CoverRecord } from '../../accounts/records.ts'
import { assertNever } from '../../kit-error.ts'
import { NO_LOGIN, NO_SERVICE } from './account-sheet.ts'
import type { Block, FormField } from './blocks.ts'
import { printableText, type Coverage } from './printable.ts'
import { restoreText } from './restore-text.ts'
import { SEALED_SHEET } from './sealed-sheet.ts'
import type { Sheet } from './sheet-set.ts'

/** What the cover of a set says. None of it is secret. */
export interface SheetCover {
  /** What the user wrote, by label; see {@link COVER_LABELS}. Others follow those. */
  readonly fields: CoverRecord['fields']
  /** `YYYY-MM-DD`: when the set is to be read back, unless a field says otherwise. */
  readonly verifyBy: string
  /** The other sheets of the set. */
  readonly sheets: readonly ListedSheet[]
  /** Whether the list of sheets says whose they are; without it the envelope tells a finder less. */
  readonly named: boolean
}

type ListedSheet = Pick<Sheet, 'kind' | 'number' | 'heading' | 'name' | 'note' | 'blocks'>

/** What every cover has a line for; left empty, it is filled in by hand. */
export const COVER_LABELS = [
  'Belongs to',
  'Who may open it',
  'Call first',
  'Then call',
  'Where the other copies are',
  'Where the passphrase or the other shares are',
  'Envelope or seal number',
  'Sealed on',
  'Next drill by',
] as const

/** The page for the person who opens the envelope, perhaps without the owner. */
export function coverSheet(
  cover: SheetCover,
  { number, covers }: { readonly number: number; readonly covers: Coverage },
): Sheet {
  return {
    kind: 'cover',
    number,
    heading: 'What this is, and who may open it',
    name: '',
    note: [],
    blocks: [
      { kind: 'prose', title: '', paragraphs: [whatText(cover.sheets)], small: true },
      { kind: 'form', title: 'Who and where', fields: fieldsOf(cover, covers), small: true },
      {
        kind: 'form',
        title: 'Opened',
        fields: Array.from({ length: OPENINGS }, () => ({ label: 'on, by whom, why' })),
      },
      // Last: it may go on on another page, which what is written by hand should not.
      ...(cover.sheets.length > 0 ? [listOf(cover)] : []),
    ],
    restore: restoreText('cover'),
  }
}

/** What the sheets behind it are for, and how well they are to be kept. */
function whatText(sheets: readonly ListedSheet[]): string {
  const isSealed = sheets.some(({ kind }) => kind === 'sealed')
  const plain = sheets.filter(isPlain).flatMap(({ blocks }) => blocks.map(({ kind }) => kind))
  const use = [
    ...(plain.includes('lines') ? ['secrets go into an authenticator app'] : []),
    ...(plain.includes('codes') ? ['codes are typed where you sign in'] : []),
  ]
  if (isSealed) return `${PURPOSE}: ${SEALED}`
  return use.length > 0 ? `${PURPOSE}: ${use.join(', ')}. ${PLAIN}` : `${PURPOSE}. ${UNKNOWN}`
}

function isPlain({ kind }: ListedSheet): boolean {
  return kind === 'account' || kind === 'totp' || kind === 'codes'
}

const PURPOSE = 'These pages restore accounts when phone, computer and keys are lost, without Recovery Kit'
const PLAIN = 'Lock them away like passwords, apart from those.'
/** A finder cannot use these; who loses the passphrase cannot either. */
const SEALED = 'any age program opens the sealed sheets, with their passphrase. Lock them away, apart from it.'
const UNKNOWN = 'Unless they are sealed, lock them away like passwords, apart from those.'

/** Lines to note who has opened it. */
const OPENINGS = 2

function fieldsOf({ fields, verifyBy }: SheetCover, covers: Coverage): readonly FormField[] {
  const labels: readonly string[] = [...new Set([...COVER_LABELS, ...fields.map((field) => field.label)])]
  return labels.map((label): FormField => {
    const written = fields.find((field) => field.label === label)?.value.trim() ?? ''
    const value = written === '' && label === 'Next drill by' ? verifyBy : written
    const printed = `${printableText(label, covers).text}:`
    return value === '' ? { label: printed } : { label: printed, value: printableText(oneLine(value), covers).text }
  })
}

function listOf({ sheets, named }: SheetCover): Block {
  return {
    kind: 'prose',
    title: 'The sheets of this set',
    small: true,
    paragraphs: sheets.map((sheet) => {
      const whose = named ? ownerOf(sheet) : ''
      return `Sheet ${sheet.number}: ${contentOf(sheet)}${whose === '' ? '' : ` · ${whose}`}`
    }),
  }
}

/** What is on a sheet. For an account it is counted, as it may have no secret, or no codes. */
function contentOf({ kind, heading, blocks }: ListedSheet): string {
  switch (kind) {
    case 'account':
    case 'totp':
    case 'codes':
      return accountContent(blocks)
    case 'sealed':
      return `${heading === SEALED_SHEET ? 'sealed' : heading.toLowerCase()}, opens with a passphrase`
    case 'identity':
      return 'paper key'
    case 'share':
      return 'share of a paper key'
    case 'cover':
      return 'this page'
    case 'keys':
      return 'which key opens which account'
    case 'archivist':
      return 'how the sheets are written'
    default:
      return assertNever(kind)
  }
}

function accountContent(blocks: readonly Block[]): string {
  const secrets = blocks.filter(({ kind }) => kind === 'lines').length
  const codes = blocks.reduce((sum, block) => sum + (block.kind === 'codes' ? block.codes.length : 0), 0)
  const parts = [
    ...(secrets > 0 ? [secrets === 1 ? 'a secret' : `${secrets} secrets`] : []),
    ...(codes > 0 ? [`${codes} recovery ${codes === 1 ? 'code' : 'codes'}`] : []),
  ]
  return parts.length > 0 ? parts.join(' and ') : 'no secret and no codes'
}

/** Accounts without any name are told apart by their note, where they have one, and by what is on the sheet. */
function ownerOf({ kind, heading, name, note: [note] }: ListedSheet): string {
  if (kind === 'sealed' || kind === 'share') return name
  if (kind !== 'account' && kind !== 'totp' && kind !== 'codes') return ''
  const unnamed = heading === NO_SERVICE && name === NO_LOGIN && note !== undefined
  return `${heading} · ${unnamed ? Array.from(note).slice(0, NOTE).join('') : name}`
}

/** How many characters of a note are in the list. */
const NOTE = 60

/** A place or a telephone list may have been written on several lines. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' · ').replaceAll('\t', ' ')
}
