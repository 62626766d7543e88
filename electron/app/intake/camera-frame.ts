import type { Input } from '../../contract.ts'
import type { FrameReader } from '../../pictures/frames.ts'
import { KitError } from '../../kit-error.ts'

/**
 * The texts of the QR codes in one picture of the camera, which is wiped.
 *
 * @param expected - Whether the camera is open.
 * @throws KitError `invalid-input` when it is not, or the picture is not of the size it states.
 */
export async function codesInFrame(
  frames: FrameReader,
  { width, height, grey }: Pick<Input<'camera.frame'>, 'width' | 'height' | 'grey'>,
  expected: boolean,
): Promise<readonly string[]> {
  if (!expected || grey.length !== width * height)
    throw new KitError(
      'invalid-input',
      'This camera picture was not expected. Nothing was read. Close the camera, and open it again.',
    )
  try {
    return await frames.read({ width, height, data: grey })
  } finally {
    grey.fill(0)
  }
}
