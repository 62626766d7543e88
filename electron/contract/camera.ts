import * as v from 'valibot'
import type { CameraFrameView } from './intake.ts'
import { call, frame, id, nothing } from './shapes.ts'

export const cameraCalls = {
  /** From here on the window may ask for a camera, until `camera.close` or the vault is locked. */
  'camera.open': call<undefined>()(nothing),
  /** Reads the codes in one picture of the camera, as files of the intake. */
  'camera.frame': call<CameraFrameView>()(v.strictObject({ ...frame, intake: v.exactOptional(id) })),
  'camera.close': call<undefined>()(nothing),
} as const
