import type { CoverRecord, SheetKind } from '../accounts/records.ts'
import type { Block, FormField } from './blocks.ts'
import { printableText, type Coverage } from './printable.ts'
import { restoreText } from './restore-text.ts'
import type { Sheet } from './sheet-set.ts'

/** What the cover of a set says. None of it is secret. */
export interface SheetCover {
  /** What the user wrote, by label; see {@link COVER_LABELS}. Others follow those. */
  readonly fields: CoverRecord['fields']
  /** `YYYY-MM-DD`: when the set is to be read back, unless a field says otherwise. */
  readonly verifyBy: string
  /** The other sheets of the set. */
  readonly sheets: readonly Pick<Sheet, 'kind' | 'number' | 'heading' | 'name'>[]
  /** Whether the list of sheets says whose they are; without it the envelope tells a finder less. */
  readonly named: boolean
}

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

/** The retrieval procedure: for whoever opens the envelope, perhaps without the owner. */
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
      { kind: 'prose', title: '', paragraphs: WHAT, small: true },
      { kind: 'form', title: 'Who and where', fields: fieldsOf(cover, covers), small: true },
      listOf(cover),
      {
        kind: 'form',
        title: 'Opened',
        fields: Array.from({ length: OPENINGS }, () => ({ label: 'on, by whom, why' })),
      },
    ],
    restore: restoreText('cover'),
  }
}

const WHAT = [
  'These pages give back logins when phone, computer and security keys are lost; no app is needed. They are worth as much as the passwords: keep them under lock, and apart from those.',
]

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

const KINDS: Readonly<Record<SheetKind, string>> = {
  account: 'authenticator secrets and recovery codes',
  totp: 'authenticator secrets',
  codes: 'recovery codes',
  sealed: 'sealed, opens with a passphrase',
  identity: 'backup identity',
  share: 'share of a backup identity',
  cover: 'this page',
  archivist: 'how the sheets are written',
}

function listOf({ sheets, named }: SheetCover): Block {
  return {
    kind: 'prose',
    title: 'The sheets of this set',
    small: true,
    paragraphs: sheets.map((sheet) => {
      const whose = named ? ownerOf(sheet) : ''
      return `Sheet ${sheet.number}: ${KINDS[sheet.kind]}${whose === '' ? '' : ` · ${whose}`}`
    }),
  }
}

function ownerOf({ kind, heading, name }: SheetCover['sheets'][number]): string {
  if (kind === 'account' || kind === 'totp' || kind === 'codes') return `${heading} · ${name}`
  return kind === 'sealed' || kind === 'share' ? name : ''
}

/** A place or a telephone list may have been written on several lines. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' · ').replaceAll('\t', ' ')
}
