import * as v from 'valibot'
import { text } from './shapes.ts'

/** The user's own text on the cover page. There is at most one. */
export interface CoverRecord {
  readonly kind: 'cover'
  /** Who may open it, where the other copies are, whom to call; by the label on the page. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly changed: string
}

export const coverShape = v.strictObject({
  kind: v.literal('cover'),
  fields: v.array(v.strictObject({ label: text, value: text })),
  changed: text,
})
