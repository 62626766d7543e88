import { join } from 'node:path'
import type { DecoderPlace } from '../surroundings.ts'

/**
 * Where the app's own decoder.html is. When packaged it is a file beside the archive, where a person
 * finds it too; the archive's integrity check does not cover it, so its hash is built into the code.
 *
 * @param built - The folder of the built main process.
 * @param sha256 - Of the page that this very build made, in hexadecimal.
 */
export function decoderPlace(
  { packaged, resources, built }: { readonly packaged: boolean; readonly resources: string; readonly built: string },
  sha256: string,
): DecoderPlace {
  return { path: packaged ? join(resources, 'decoder.html') : join(built, '../decoder.html'), sha256 }
}
