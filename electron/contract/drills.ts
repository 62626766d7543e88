import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, file, frame, index, nothing, passphrase } from './shapes.ts'

export const drillsCalls = {
  /** Starts reading a set back; one that was under way is forgotten. */
  'drill.start': call<view.DrillView>()(v.strictObject({ set: v.pipe(v.string(), v.regex(/^[0-9A-F]{8}$/)) })),
  /** Reads scans and photographs; without a start, the first mark on them says which set it is. */
  'drill.read': call<view.DrillView>()(
    v.strictObject({
      files: v.pipe(v.array(v.strictObject(file)), v.minLength(1), v.maxLength(200)),
    }),
  ),
  /** Asks for files and reads them, without their bytes passing through the window. */
  'drill.choose': call<view.DrillView | undefined>()(nothing),
  /** Between `camera.open` and `camera.close`; answers with the drill when something new was seen. */
  'drill.frame': call<view.DrillFrameView>()(v.strictObject(frame)),
  /** Opens the sealed sheets that were read, in memory, to compare what is inside. */
  'drill.open': call<view.DrillView>()(v.strictObject({ passphrase })),
  /** A line that the drill asks for, by its label, typed from paper with its check. */
  'drill.line': call<view.TypedLineView>()(
    v.strictObject({
      sheet: index,
      label: v.pipe(v.string(), v.regex(/^C?\d{1,5}$/)),
      text: v.pipe(v.string(), v.maxLength(500)),
      check: v.pipe(v.string(), v.maxLength(10)),
    }),
  ),
  /** Records what was read for this copy, and ends the drill. */
  'drill.finish': call<view.FinishedDrill>()(v.strictObject({ copy: index })),
  'drill.cancel': call<undefined>()(nothing),
  /** Asks for a backup or an export, opens it in memory, and holds it against the vault. */
  'drill.backup': call<view.BackupDrillView | undefined>()(v.strictObject({ password: v.exactOptional(passphrase) })),
} as const
