import { join } from 'node:path'
import type { DecoderPlace } from '../surroundings.ts'

/**
 * Where the app's own decoder.html is. In a packaged app it is a file next to the archive, where
 * people find it too. The archive's integrity check does not cover it, so the code contains its
 * hash.
 *
 * @param built - The folder of the built main process.
 * @param sha256 - The hash of the page from this same build, in hexadecimal.
 */
export function decoderPlace(
  { packaged, resources, built }: { readonly packaged: boolean; readonly resources: string; readonly built: string },
  sha256: string,
): DecoderPlace {
  return { path: packaged ? join(resources, 'decoder.html') : join(built, '../decoder.html'), sha256 }
}
