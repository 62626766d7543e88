import type { SettingsView } from '../../electron/contract.ts'
import { counted } from '../wording.ts'

/** The settings that are chosen from a list. */
export type ListedSetting =
  | 'graceSeconds'
  | 'lockMinutes'
  | 'clipboardSeconds'
  | 'drillDays'
  | 'keyMonths'
  | 'stillTrueMonths'
  | 'backupEvery'
  | 'backupKeep'

interface Choices {
  readonly values: readonly number[]
  readonly words: (value: number) => string
}

const MONTHS: Choices = {
  values: [3, 6, 12, 24, 0],
  words: (months) => (months === 0 ? 'Never' : `After ${counted(months, 'month')}`),
}

const CHOICES: Readonly<Record<ListedSetting, Choices>> = {
  graceSeconds: {
    values: [0, 60, 300, 600],
    words: (seconds) => (seconds === 0 ? 'Every time' : `After ${time(seconds)}`),
  },
  lockMinutes: { values: [1, 2, 5, 10, 15, 30, 60, 120], words: (minutes) => `After ${time(minutes * 60)}` },
  clipboardSeconds: { values: [10, 30, 60, 120], words: (seconds) => `After ${time(seconds)}` },
  drillDays: { values: [7, 14, 30, 90, 0], words: (days) => (days === 0 ? 'Never' : `After ${counted(days, 'day')}`) },
  keyMonths: MONTHS,
  stillTrueMonths: MONTHS,
  backupEvery: { values: [5, 10, 20, 50, 100], words: (changes) => `After ${counted(changes, 'change')}` },
  backupKeep: {
    values: [5, 10, 20, 50, 100],
    words: (count) => (count === 1 ? 'The last one' : `The last ${String(count)}`),
  },
}

export interface Option<Value> {
  readonly value: Value
  readonly words: string
}

/** What can be chosen, and what the vault has now even if it is none of these: an earlier version took any number. */
export function optionsOf(setting: ListedSetting, now: number): readonly Option<number>[] {
  const { values, words } = CHOICES[setting]
  const all = values.includes(now) ? values : insert(values, now)
  return all.map((value) => ({ value, words: words(value) }))
}

export const THEMES: readonly Option<SettingsView['theme']>[] = [
  { value: 'system', words: 'System' },
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
  { value: 'contrast', words: 'High contrast' },
]

export const DENSITIES: readonly Option<SettingsView['density']>[] = [
  { value: 'comfortable', words: 'Comfortable' },
  { value: 'compact', words: 'Compact' },
]

export const PAGE_SIZES: readonly Option<NonNullable<SettingsView['pageSize']>>[] = [
  { value: 'a4', words: 'A4' },
  { value: 'letter', words: 'US Letter' },
]

/** What a setting was, in the words it was chosen by. */
export function settingInWords(setting: keyof SettingsView, value: SettingsView[keyof SettingsView]): string {
  if (typeof value === 'number' && setting in CHOICES) return CHOICES[setting as ListedSetting].words(value)
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  const named = [...THEMES, ...DENSITIES, ...PAGE_SIZES].find((option) => option.value === value)
  return named?.words ?? ''
}

function time(seconds: number): string {
  if (seconds % 3600 === 0) return counted(seconds / 3600, 'hour')
  return seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second')
}

/** Before the first that is more, or that means never. */
function insert(values: readonly number[], value: number): readonly number[] {
  const at = values.findIndex((other, index) => other > value || (index > 0 && other === 0))
  return at === -1 ? [...values, value] : values.toSpliced(at, 0, value)
}
