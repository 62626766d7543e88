import * as v from 'valibot'
import type { KitRecord } from './records.ts'
import { accountShape, codeSetShape, tokenRecordShape } from './records/account.ts'
import { accountDetailsShape } from './records/account-details.ts'
import { backupDrillShape, copyShape } from './records/backup.ts'
import { coverShape } from './records/cover.ts'
import { ledgerShape, quarantinedShape } from './records/intake.ts'
import { keyShape } from './records/key.ts'
import { keyDetailsShape } from './records/key-details.ts'
import { keyTestShape } from './records/key-test.ts'
import { metadataShape } from './records/metadata.ts'
import { sheetShape } from './records/paper.ts'
import { settingsShape } from './records/settings.ts'
import { snapshotShape } from './records/snapshot.ts'
import { identityShape, slotShape } from './records/slot.ts'
import { trashShape } from './records/trash.ts'
import { accessShape, bearerShape, openedShape } from './records/told.ts'

const schema = v.variant('kind', [
  accountShape,
  accountDetailsShape,
  tokenRecordShape,
  codeSetShape,
  keyShape,
  keyDetailsShape,
  keyTestShape,
  sheetShape,
  trashShape,
  quarantinedShape,
  ledgerShape,
  coverShape,
  copyShape,
  backupDrillShape,
  bearerShape,
  openedShape,
  accessShape,
  snapshotShape,
  metadataShape,
  identityShape,
  slotShape,
  settingsShape,
])

const shapesByKind = new Map<unknown, (typeof schema.options)[number]>(
  schema.options.map((shape) => [shape.entries.kind.literal, shape]),
)

/** The record, or undefined when a value is of a kind or shape this version does not know. */
export function recordFrom(value: unknown): KitRecord | undefined {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  const shape = shapesByKind.get(kind)
  // The caller only needs to know whether it is valid.
  const result = shape && v.safeParse(shape, value, { abortEarly: true })
  return result?.success ? (result.output satisfies KitRecord) : undefined
}
