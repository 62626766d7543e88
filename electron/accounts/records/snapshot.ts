import * as v from 'valibot'
import { text } from './shapes.ts'

/**
 * What a registry said of a package on a day, as the person downloaded it: who may publish it, and who did. There is one
 * for each package and kind of answer, the latest.
 */
export interface SnapshotRecord {
  readonly kind: 'snapshot'
  /** Which of a registry's answers it was, by the names of readiness/publishers. */
  readonly source: string
  /** As the registry writes it; at PyPI as it compares names. */
  readonly package: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  /** SHA-256 of the downloaded file, in hexadecimal. */
  readonly digest: string
  /** JSON of what was read of it. */
  readonly content: string
}

export const snapshotShape = v.strictObject({
  kind: v.literal('snapshot'),
  source: text,
  package: text,
  on: text,
  digest: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
  content: text,
})
