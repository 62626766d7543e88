import type {
  IntakeEntryView,
  IntakeFileView,
  IntakeQuestionView,
  UnusualSettingsView,
} from '../../electron/contract.ts'
import { counted, listed } from '../wording.ts'
import { isUnread, type ImportCounts, type UnreadFacts } from './triage.ts'

const TYPES = { totp: 'TOTP', hotp: 'by counter', steam: 'Steam letters', motp: 'mOTP', yandex: 'Yandex' } as const

/** "8 digits, every 60 s, SHA256": only what is not usual. */
export function unusualInWords({ type, algorithm, digits, period }: UnusualSettingsView): string {
  return [
    ...(type === undefined ? [] : [TYPES[type]]),
    ...(digits === undefined ? [] : [`${String(digits)} digits`]),
    ...(period === undefined ? [] : [`every ${String(period)} s`]),
    ...(algorithm === undefined ? [] : [algorithm]),
  ].join(', ')
}

/** What is asked about an entry, in a few words. */
export function questionInWords({ kind }: IntakeQuestionView): string {
  if (kind === 'whose') return 'Whose are they?'
  return kind === 'two-secrets' ? 'Two different secrets' : 'Two different settings'
}

/** What a row says beside its name; a plain token says nothing. */
export function entryInWords({ kind, what, unusual }: IntakeEntryView): string {
  if (kind !== 'token') return what
  return unusual ? unusualInWords(unusual) : ''
}

/** "Import 43 accounts", or what else pressing the button does. */
export function importInWords({ accounts, others, aside }: ImportCounts): string {
  const parts = [
    ...(accounts > 0 ? [counted(accounts, 'account')] : []),
    ...(others > 0
      ? [counted(others, accounts > 0 ? 'other entry' : 'entry', accounts > 0 ? 'other entries' : 'entries')]
      : []),
  ]
  if (parts.length > 0) return `Import ${listed(parts)}`
  return aside > 0 ? `Keep ${counted(aside, 'entry', 'entries')} set aside` : 'Keep only the report'
}

/** "2 files read", and which were not: a file counts as read only where something came of it. */
export function filesInWords(
  files: readonly (Pick<IntakeFileView, 'leftOut'> & UnreadFacts)[],
  unanswered: number,
): { readonly sum: string; readonly more: string } {
  const among = files.filter(({ leftOut }) => !leftOut)
  const locked = among.filter(({ needsPassword }) => needsPassword).length
  const asking = among.filter(({ table }) => table?.isNamed === false).length
  const pictures = among.filter(({ mayHaveText }) => mayHaveText).length
  const unread = among.filter(isUnread).length
  const leftOut = files.length - among.length
  const read = among.length - locked - asking - pictures - unread
  const more = [
    ...(locked > 0 ? [`${counted(locked, 'file')} still locked.`] : []),
    ...(asking > 0 ? [`${counted(asking, 'table')} still to be explained.`] : []),
    ...(pictures > 0 ? [`${counted(pictures, 'picture')} without a QR code.`] : []),
    ...(unread > 0 ? [`${counted(unread, 'file')} could not be read.`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, 'file')} left out.`] : []),
    ...(unanswered === 1 ? ['The one that needs you can wait.'] : []),
    ...(unanswered > 1 ? [`The ${String(unanswered)} that need you can wait.`] : []),
  ]
  return { sum: read === 0 ? 'No file read' : `${counted(read, 'file')} read`, more: more.join(' ') }
}
