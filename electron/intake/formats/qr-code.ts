/** The text of one QR code: a link, the secret alone, or something for another app that is named for what it is. */
import { utf8 } from '../containers/text.ts'
import type { Found } from '../intake.ts'
import { otherCode } from '../other-codes.ts'
import { readLink } from './links.ts'
import { singleSecret } from './single-secret.ts'

/** @param where - Names it in the preview: "QR code 2 of 3, top right". */
export function readCode(text: string, where: string): ReturnType<typeof readLink> {
  const read = readLink(text, where)
  const [found] = read.found
  if (!found || !('reason' in found) || !['not-a-link', 'link-unknown'].includes(found.reason.kind)) return read
  const other = otherCode(text.trim())
  // A web address with a secret in it is more than an address.
  const unlike = found.kind === 'quarantined' && other?.kind === 'qr-web'
  // What may hold a secret is kept, and the reason says what it is.
  if (other && !unlike) return { ...read, found: [{ ...found, reason: other }] }
  return secretAlone(text, where) ?? read
}

function secretAlone(text: string, where: string): ReturnType<typeof readLink> | undefined {
  const source = { name: where, bytes: utf8(text) }
  if (!singleSecret.recognises(source)) return undefined
  const { found } = singleSecret.read(source) as { readonly found: readonly Found[] }
  return { found, parts: [] }
}
