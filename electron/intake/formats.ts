import { KitError } from '../kit-error.ts'
import { aegis, aegisEncrypted } from './formats/aegis.ts'
import { links } from './formats/links.ts'
import { picture } from './formats/picture.ts'
import { recoveryCodes } from './formats/recovery-codes.ts'
import { recoveryKitAge } from './formats/recovery-kit-age.ts'
import { recoveryKit } from './formats/recovery-kit.ts'
import type { Format, Reading, Source } from './intake.ts'
import { LIMITS } from './limits.ts'

/** Every format that can be read. The first that recognises a source reads it, so the loosest come last. */
export const FORMATS: readonly Format[] = [
  picture,
  recoveryKitAge,
  recoveryKit,
  aegisEncrypted,
  aegis,
  links,
  recoveryCodes,
]

/** The format of a source, by its content; undefined when it is none of them. */
export function formatOf(source: Source): Format | undefined {
  return FORMATS.find((format) => format.recognises(source))
}

/**
 * Reads whatever kind of source this is. The source is not changed.
 *
 * @param password - For encrypted exports; left unused by the others.
 * @throws KitError `file-too-large`, `unknown-format`, or what the format's `read` throws
 */
export async function readSource(source: Source, password?: string): Promise<Reading> {
  if (source.bytes.length > LIMITS.fileBytes)
    throw new KitError('file-too-large', 'This file is larger than 64 MB, and no export is. Nothing was read.')
  if (source.bytes.length === 0)
    throw new KitError('unknown-format', 'This file is empty. Nothing was read. Export or save it again.')
  const format = formatOf(source)
  if (!format)
    throw new KitError(
      'unknown-format',
      'This is not a kind of file that can be read here. Nothing was read. These can be: otpauth links, Google Authenticator export links and QR pictures (PNG, JPEG, GIF, BMP), Aegis exports, lists of recovery codes, and exports of this app.',
    )
  return await format.read(source, password)
}
