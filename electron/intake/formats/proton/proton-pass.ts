/**
 * Proton Pass's zip export, and the JSON in it. With a passphrase, an OpenPGP message takes its place.
 *
 *   Proton Pass/data.json: { "version": "1.21.2", "encrypted": false, "vaults": { "<id>": { "name": "Personal", "items": [...] } } }
 *
 * https://proton.me/support/pass-export
 */
import { KitError } from '../../../kit-error.ts'
import { cutOff, damaged, otherShape } from '../../containers/failures.ts'
import type { Format, Source } from '../../intake.ts'
import { isJsonWith, readJson } from '../../containers/json.ts'
import { textOf } from '../../containers/text.ts'
import { isZip, readZip, zipPaths } from '../../containers/zip.ts'
import { readPassItems } from './proton-pass-items.ts'

const WHAT = 'Proton Pass export'
const DATA = 'Proton Pass/data.json'
const SEALED = 'Proton Pass/data.pgp'

export const protonPass: Format = {
  id: 'proton-pass',
  name: WHAT,
  recognises: (source) =>
    isZip(source)
      ? zipPaths(source).some((path) => path === DATA || path === SEALED)
      : isJsonWith(source, 'vaults', 'itemId'),
  read: async (source, password) => {
    const bytes = isZip(source) ? await unpack(source, password) : source.bytes
    try {
      const json = readJson(textOf(bytes).text)
      if (!json.ok) throw json.broken === 'cut-off' ? cutOff(WHAT) : damaged(WHAT)
      return { format: protonPass.id, formatName: WHAT, ...readPassItems(json.value, WHAT), parts: [] }
    } finally {
      if (bytes !== source.bytes) bytes.fill(0)
    }
  },
}

async function unpack(source: Source, password?: string): Promise<Uint8Array> {
  if (zipPaths(source).includes(SEALED)) throw sealed()
  const files = await readZip(source, {
    what: WHAT,
    wanted: (path) => path === DATA,
    ...(password !== undefined && { password }),
  })
  const bytes = files.get(DATA)
  if (!bytes) throw otherShape(WHAT)
  return bytes
}

function sealed(): KitError {
  return new KitError(
    'unreadable',
    'This Proton Pass export is encrypted with OpenPGP, which this app does not open. Nothing was read. Export it again without encryption, or decrypt data.pgp and import the JSON; then delete that file.',
  )
}
