/**
 * WinAuth's export: otpauth links, one a line, as text or in a zip that may have a password.
 * A name without an issuer is alone. Some values are WinAuth's own: `icon`, `serial` for
 * Battle.net, and `deviceid` and `data` (what Steam answered at enrolment) for Steam.
 *
 *   otpauth://totp/Authenticator?secret=JBSW…&digits=6&icon=WinAuth
 *   otpauth://totp/Steam:alice?secret=JBSW…&digits=5&issuer=Steam&deviceid=…&data=%7B…%7D&icon=Steam
 *
 * https://winauth.github.io/winauth/
 */
import * as v from 'valibot'
import { otherShape, tooMany } from '../containers/failures.ts'
import type { Format, Found, Reading } from '../intake.ts'
import { readJson } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { readBounded } from '../reading/read-bounded.ts'
import { linesOf, textOf, utf8 } from '../containers/text.ts'
import { readZip, zipPaths } from '../containers/zip.ts'
import { readLink } from './links.ts'

/** Links with none of WinAuth's own values are read the same as any list of links. */
export const winauth: Format = {
  id: 'winauth',
  name: 'WinAuth export',
  recognises: (source) => {
    const { text, sound } = textOf(source.bytes)
    return sound && linesOf(text).some((line) => OWN_LINE.test(line))
  },
  read: (source) => readLines(textOf(source.bytes).text, winauth),
}

export const winauthZip: Format = {
  id: 'winauth-zip',
  name: 'WinAuth export, zipped',
  recognises: (source) => zipPaths(source).some(isExport),
  read: async (source, password) => {
    const options = { what: winauth.name, wanted: isExport }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    const [bytes, another] = files.values()
    try {
      // WinAuth writes one.
      if (!bytes || another) throw otherShape(winauth.name)
      return readLines(textOf(bytes).text, winauthZip)
    } finally {
      for (const content of files.values()) content.fill(0)
    }
  },
}

const OWN_LINE = /^otpauth:\/\/[^?\s]*\?(?:\S*&)?(?:icon=WinAuth(?:&|\s*$)|serial=|deviceid=)/i
const STEAM = /[?&]deviceid=/i
const OWN_VALUES = /&(?:serial|deviceid|data)=[^&]*/gi

/** "winauth-2026-05-01.txt" */
function isExport(path: string): boolean {
  return /^winauth[^/]*\.txt$/i.test(path)
}

function readLines(text: string, format: Format): Reading {
  const lines = linesOf(text).flatMap((line, index) =>
    line.trim() === '' ? [] : [{ line, where: `line ${index + 1}` }],
  )
  if (lines.length > LIMITS.entries) throw tooMany(winauth.name)
  const read = readBounded(lines, ({ line, where }) => readLine(line, where), {
    count: ({ found }) => found.length,
    what: winauth.name,
  })
  return {
    format: format.id,
    formatName: format.name,
    found: read.flatMap(({ found }) => found),
    notes: [],
    parts: read.flatMap(({ parts }) => parts),
  }
}

/** Read as a link that says what it is in the usual way; kept as it was. */
function readLine(line: string, where: string): ReturnType<typeof readLink> {
  const plain = line.replace(OWN_VALUES, '').trim()
  if (plain === line.trim()) return readLink(line, where)
  const usual = plain + (STEAM.test(line) ? '&encoder=steam' : '')
  const { found, parts } = readLink(usual, where)
  const kept = found.map((one): Found =>
    one.kind === 'token' || one.kind === 'quarantined' ? { ...one, verbatim: utf8(line.trim()) } : one,
  )
  return { found: [...kept, ...revocationCode(line, found[0])], parts }
}

const steamAnswer = v.object({ revocation_code: v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,20}$/i)) })

/** Steam gives one code that takes the authenticator off the account. */
function revocationCode(line: string, token: Found | undefined): Found[] {
  const data = /[?&]data=([^&\s]*)/i.exec(line)?.[1]
  if (data === undefined || token?.kind !== 'token') return []
  const json = readJson(decoded(data))
  if (!json.ok || !v.is(steamAnswer, json.value)) return []
  const { issuer, account } = token
  return [{ kind: 'code-set', service: issuer, account, codes: [utf8(json.value.revocation_code)], warnings: [] }]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}
