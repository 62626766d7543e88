/**
 * Aegis exports and vault backups, plain and encrypted: JSON with a header that names the key
 * slots, and the entries as an object or, encrypted, as base64.
 *
 *   { "version": 1, "header": { "slots": [...], "params": {...} }, "db": { "version": 3, "entries": [...] } }
 *
 * https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md
 */
import * as v from 'valibot'
import { damaged, passwordNeeded } from '../../containers/failures.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { jsonAs, readJson } from '../../containers/json.ts'
import { textOf } from '../../containers/text.ts'
import { readEntries } from './aegis-entries.ts'
import { openDatabase, passwordSlots, type AegisHeader } from './aegis-slots.ts'

const WHAT = 'Aegis export'

export const aegis: Format = {
  id: 'aegis',
  name: 'Aegis export',
  recognises: (source) => kindOf(source) === 'plain',
  read: (source) => {
    const { db } = readFile(source)
    if (typeof db === 'string') throw damaged(WHAT)
    return reading(aegis, db)
  },
}

export const aegisEncrypted: Format = {
  id: 'aegis-encrypted',
  name: 'Aegis export, encrypted',
  recognises: (source) => kindOf(source) === 'encrypted',
  read: async (source, password) => {
    const { header, db } = readFile(source)
    if (typeof db !== 'string' || header.slots === null || header.params === null) throw damaged(WHAT)
    const slots = passwordSlots(header.slots)
    if (password === undefined) throw passwordNeeded(WHAT)
    const plaintext = await openDatabase({ slots, params: header.params, db, password })
    try {
      const json = readJson(textOf(plaintext).text)
      if (!json.ok) throw damaged(WHAT)
      return reading(aegisEncrypted, json.value)
    } finally {
      plaintext.fill(0)
    }
  },
}

const hex = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/i))
const params = v.object({ nonce: hex, tag: hex })
const slot = v.looseObject({ type: v.number() })
const file = v.object({
  header: v.object({ slots: v.nullable(v.array(slot)), params: v.nullable(params) }),
  db: v.union([v.string(), v.looseObject({})]),
})

interface AegisFile {
  readonly header: AegisHeader
  readonly db: unknown
}

/** A file that was cut off or edited is still known by the names in it, so that it can be called broken. */
function kindOf(source: Source): 'plain' | 'encrypted' | undefined {
  const { text } = textOf(source.bytes)
  if (!/^\s*\{/.test(text) || !/"header"\s*:\s*\{/.test(text)) return undefined
  const slots = /"slots"\s*:\s*(null|\[)/.exec(text)?.[1]
  return slots === undefined ? undefined : slots === 'null' ? 'plain' : 'encrypted'
}

/** @throws KitError `file-truncated` or `file-damaged` */
function readFile(source: Source): AegisFile {
  return jsonAs(source, file, WHAT)
}

function reading(format: Format, db: unknown): Reading {
  return { format: format.id, formatName: format.name, ...readEntries(db), parts: [] }
}
