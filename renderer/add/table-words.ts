import type { ColumnView } from '../../electron/contract.ts'

/** What a column may be called. */
export const COLUMN_NAMES: readonly (readonly [ColumnView, string])[] = [
  ['service', 'Service'],
  ['account', 'Account'],
  ['secret', 'Secret'],
  ['nothing', 'Not needed'],
]

export const ASKED = 'Nothing in this table says for certain what is in which column. Say what is in each.'
export const USUAL =
  'A secret alone does not say how its codes are made, so the usual settings are used: compare a code of each with the app that has it.'
export const COMPARE = 'The first codes now. If your old app shows others, the columns or the settings are not right.'
export const NO_CHOICE = 'Choose one column as the secret, and at most one each as the service and the account.'

/** "The first 4 of 12 rows, of each secret only the beginning." */
export function rowsInWords(shown: number, count: number): string {
  const rows = shown < count ? `The first ${String(shown)} of ${String(count)} rows` : 'All rows'
  return `${rows}, and only the beginning of what looks like a secret.`
}
