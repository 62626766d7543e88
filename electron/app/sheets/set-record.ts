import { randomBytes } from 'node:crypto'
import type { SheetRecord } from '../../accounts/records.ts'
import { drillDay } from './copy-view.ts'

/** A set that was printed or saved, before anything is known of its copies. */
export interface PutOutSet extends Required<Pick<SheetRecord, 'accounts' | 'paper' | 'pages' | 'set' | 'sheets'>> {
  /** ISO 8601. */
  readonly madeAt: string
  readonly copies: number
  /** Who gets it, if that is known already. */
  readonly holder?: string
}

/**
 * What the vault notes of a set.
 *
 * @param path - Where its PDF was saved; absent when it went straight to a printer.
 */
export function setRecord({ madeAt, copies, holder = '', ...noted }: PutOutSet, path: string | undefined): SheetRecord {
  return {
    kind: 'sheet',
    ...noted,
    made: madeAt,
    verifyBy: drillDay(Date.parse(madeAt)),
    copies: Array.from({ length: copies }, (_, at) => ({ number: at + 1, place: '', holder, drills: [] })),
    ...(path !== undefined && { file: { path } }),
  }
}

/** A new random number of a set: eight hexadecimal digits in upper case. */
export function newSetId(): string {
  return randomBytes(4).toString('hex').toUpperCase()
}
