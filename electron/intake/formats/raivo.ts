/**
 * Raivo OTP's export: a zip under AES with `raivo-otp-export.json` in it, or that JSON alone. Every
 * value is text.
 *
 *   [{ "issuer": "PyPI", "account": "alice", "secret": "JBSW…", "kind": "TOTP", "algorithm": "SHA1",
 *      "digits": "6", "timer": "30", "counter": "0", "iconType": "", "iconValue": "", "pinned": "false" }]
 *
 * https://github.com/raivo-otp/ios-application
 */
import * as v from 'valibot'
import { otherShape, tooMany } from '../containers/failures.ts'
import type { Format, Found, Reading, Source } from '../intake.ts'
import { isJsonWith, jsonAs } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { entryFrom, setAside } from '../stated-entry.ts'
import { readZip, zipPaths } from '../containers/zip.ts'

export const raivo: Format = {
  id: 'raivo',
  name: 'Raivo export',
  recognises: (source) => zipPaths(source).includes(PATH) || isJsonWith(source, 'issuer', 'kind', 'timer', 'secret'),
  read: async (source, password) => {
    if (zipPaths(source).length === 0) return readEntries(source)
    const options = { what: raivo.name, wanted: (path: string) => path === PATH }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    const bytes = files.get(PATH)
    if (!bytes) throw otherShape(raivo.name)
    try {
      return readEntries({ name: source.name, bytes })
    } finally {
      bytes.fill(0)
    }
  },
}

const PATH = 'raivo-otp-export.json'

const text = v.nullish(v.string(), '')
const entrySchema = v.object({
  issuer: text,
  account: text,
  secret: v.string(),
  kind: v.optional(v.unknown()),
  algorithm: v.optional(v.unknown()),
  digits: v.optional(v.unknown()),
  timer: v.optional(v.unknown()),
  counter: v.optional(v.unknown()),
})

function readEntries(source: Source): Reading {
  const entries = jsonAs(source, v.array(v.unknown()), raivo.name)
  if (entries.length > LIMITS.entries) throw tooMany(raivo.name)
  const found = entries.map((entry, index) => readEntry(entry, `entry ${index + 1}`))
  return { format: raivo.id, formatName: raivo.name, found, notes: [], parts: [] }
}

function readEntry(value: unknown, where: string): Found {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'Raivo' })
  const { kind: type, timer: period, ...entry } = result.output
  return entryFrom({ ...entry, type, period, entry: value, where })
}
