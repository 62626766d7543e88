import { randomBytes } from 'node:crypto'
import type { SetRecord } from '../../accounts/records.ts'
import type { MadeSet } from '../../sheets/make-set.ts'
import { drillDay } from './copy-view.ts'

/**
 * What the vault notes of a set that was printed or saved, before anything is known of its copies.
 *
 * @param to - Who gets it, if that is known, and where its PDF was saved; without a path it went
 * straight to a printer.
 */
export function setRecord(
  { set, pages, accounts, printed }: Pick<MadeSet, 'set' | 'pages' | 'accounts' | 'printed'>,
  { holder = '', path }: { readonly holder?: string; readonly path?: string | undefined } = {},
): SetRecord {
  const { id, paper, madeAt, copies } = set
  return {
    kind: 'sheet',
    accounts,
    paper,
    pages,
    made: madeAt,
    set: id,
    verifyBy: drillDay(Date.parse(madeAt)),
    sheets: printed,
    copies: Array.from({ length: copies }, (_, at) => ({ number: at + 1, place: '', holder, drills: [] })),
    ...(path !== undefined && { file: { path } }),
  }
}

/** A new random number of a set: eight hexadecimal digits in upper case. */
export function newSetId(): string {
  return randomBytes(4).toString('hex').toUpperCase()
}
