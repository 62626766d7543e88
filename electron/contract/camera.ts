import * as v from 'valibot'
import type { CameraFrameView } from './intake.ts'
import { call, frame, id, nothing } from './shapes.ts'

export const cameraCalls = {
  /** Lets the window ask for a camera until `camera.close` or the vault is locked. */
  'camera.open': call<undefined>()(nothing),
  /** Reads the codes in one camera picture, as files of the import. */
  'camera.frame': call<CameraFrameView>()(v.strictObject({ ...frame, intake: v.exactOptional(id) })),
  'camera.close': call<undefined>()(nothing),
} as const
