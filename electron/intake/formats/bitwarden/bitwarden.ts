/**
 * Bitwarden's vault export and the export of Bitwarden Authenticator, as JSON. The vault has
 * folders, or collections in an organisation's; the authenticator has neither.
 *
 *   { "encrypted": false, "folders": [...], "items": [{ "type": 1, "name": "…", "login": { "totp": "…" } }] }
 *
 * https://bitwarden.com/help/export-your-data/
 */
import * as v from 'valibot'
import type { Format, Reading, Source } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { textOf } from '../../containers/text.ts'
import { readItems } from './bitwarden-items.ts'

export const bitwarden: Format = {
  id: 'bitwarden',
  name: 'Bitwarden export',
  recognises: (source) => isBitwarden(source) && isVault(source),
  read: (source) => read(source, bitwarden),
}

export const bitwardenAuthenticator: Format = {
  id: 'bitwarden-authenticator',
  name: 'Bitwarden Authenticator export',
  recognises: (source) => isBitwarden(source) && !isVault(source),
  read: (source) => read(source, bitwardenAuthenticator),
}

function isBitwarden(source: Source): boolean {
  // Proton Pass says the first two as well, and Enpass of old passwords. What is encrypted says true.
  return (
    isJsonWith(source, 'items') &&
    !isJsonWith(source, 'vaults') &&
    !isJsonWith(source, 'template_type') &&
    (/"encrypted"\s*:\s*false/.test(textOf(source.bytes).text) || isOld(source))
  )
}

/** Until 2020 the export did not say that it is not encrypted. */
function isOld(source: Source): boolean {
  return isJsonWith(source, 'folders', 'login', 'type') && !isJsonWith(source, 'encrypted')
}

function isVault(source: Source): boolean {
  return isJsonWith(source, 'folders') || isJsonWith(source, 'collections')
}

function read(source: Source, format: Format): Reading {
  const vault = jsonAs(source, v.looseObject({ encrypted: v.optional(v.literal(false)) }), format.name)
  return { format: format.id, formatName: format.name, ...readItems(vault, format.name), parts: [] }
}
