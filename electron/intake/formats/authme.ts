/**
 * Authme's file: JSON around a text in base64, with four lines for each code, which is a TOTP of six
 * digits every 30 seconds by SHA-1, as the app knows no other.
 *
 *   { "role": "codes", "encrypted": false, "codes": "…", "date": "…", "version": 3 }
 *
 *   Name:   alice
 *   Secret: JBSWY3DPEHPK3PXP
 *   Issuer: PyPI
 *   Type:   OTP_TOTP
 *
 * https://github.com/Levminer/authme (interface/utils)
 */
import * as v from 'valibot'
import { KitError } from '../../kit-error.ts'
import { base64Bytes } from '../containers/encodings.ts'
import { damaged, otherShape, tooMany } from '../containers/failures.ts'
import { isJsonWith, jsonAs } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { linesOf, textOf } from '../containers/text.ts'
import type { Format, Found } from '../intake.ts'
import { entryFrom } from '../stated-entry.ts'

const WHAT = 'Authme export'

export const authme: Format = {
  id: 'authme',
  name: WHAT,
  recognises: (source) => isJsonWith(source, 'role', 'encrypted', 'codes', 'version'),
  read: (source) => {
    const { encrypted, codes } = jsonAs(source, fileSchema, WHAT)
    if (encrypted) throw sealed()
    const { text, sound } = textOf(codes)
    if (!sound) throw damaged(WHAT)
    const entries = entriesIn(text)
    if (entries.length === 0 && text.trim() !== '') throw otherShape(WHAT)
    if (entries.length > LIMITS.entries) throw tooMany(WHAT)
    const found = entries.map((entry, at) => foundFrom(entry, `entry ${at + 1}`))
    return { format: authme.id, formatName: authme.name, found, notes: [], parts: [] }
  },
}

const fileSchema = v.object({ encrypted: v.boolean(), codes: base64Bytes })

type Entry = ReadonlyMap<string, string>

/** An entry begins with its name. */
function entriesIn(text: string): readonly Entry[] {
  const entries: Map<string, string>[] = []
  for (const line of linesOf(text)) {
    const [, name = '', value = ''] = /^\s*(Name|Secret|Issuer|Type):(.*)$/.exec(line) ?? []
    if (name === 'Name') entries.push(new Map())
    if (name !== '') entries.at(-1)?.set(name, value.trim())
  }
  return entries
}

function foundFrom(entry: Entry, where: string): Found {
  const name = entry.get('Name') ?? ''
  const issuer = entry.get('Issuer') ?? ''
  return entryFrom({
    type: (entry.get('Type') ?? 'totp').replace(/^OTP_/, '').toLowerCase(),
    ...{ issuer, account: name === issuer ? '' : name, secret: entry.get('Secret') ?? '' },
    ...{ entry: Object.fromEntries(entry), where },
  })
}

function sealed(): KitError {
  return new KitError(
    'unreadable',
    'Only the Authme that wrote this file opens it. Nothing was read. Export the codes in Authme, under Export, and import that file.',
  )
}
