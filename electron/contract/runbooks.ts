/** What readiness puts on paper: no secret is in any of it. */
import * as v from 'valibot'
import { call, name, paper } from './shapes.ts'

/** A document that was saved; without a path the person changed their mind. */
export interface SavedDocument {
  readonly path?: string
  /** Absent for plain text. */
  readonly pages?: number
}

export const runbooksCalls = {
  /** Asks where, and saves what to do after losing these things, by name in any case. */
  'runbook.save': call<SavedDocument>()(
    v.strictObject({
      lost: v.pipe(v.array(name), v.minLength(1), v.maxLength(1000)),
      form: v.picklist(['pdf', 'text']),
      paper,
    }),
  ),
  /** Asks where, and saves how accounts and packages stand. `of` says whose kit it is; without names it says nothing of that. */
  'report.save': call<SavedDocument>()(
    v.strictObject({
      form: v.picklist(['pdf', 'json']),
      paper,
      names: v.boolean(),
      of: v.exactOptional(name),
    }),
  ),
} as const
