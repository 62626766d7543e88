/** Zip files, in memory only: what is in them is never written to disk. */
import type { Source } from '../intake.ts'
import type { ZipOptions } from './unzip.ts'

export { isZip, zipPaths } from './zip-paths.ts'

/**
 * Unpacks the files of a zip that are wanted: stored or deflated; plain, AES or ZipCrypto.
 *
 * @returns By path, in the order of the directory. The caller wipes them.
 * @throws KitError `password-needed`, `wrong-password`, `file-truncated`, `file-damaged`,
 *   `file-too-large`, or `unreadable` when it is packed in some other way
 */
export async function readZip(source: Source, options: ZipOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  // Loading what unpacks them takes longer than reading most files that are none.
  const { unzip } = await import('./unzip.ts')
  return await unzip(source, options)
}
