/**
 * What the scripts wrote that people ran in Authy's desktop app while there was one: a list of names,
 * secrets and links. Accounts with Authy's own codes have seven digits and ten seconds in their link.
 *
 *   [{ "name": "PyPI: alice", "secret": "JBSW…", "uri": "otpauth://totp/PyPI%3A%20alice?secret=JBSW…&digits=6&period=30" }]
 *
 * Public reports of reading it, such as github.com/replydev/cotp/issues/54.
 */
import * as v from 'valibot'
import { tooMany } from '../../containers/failures.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import type { Format, Found } from '../../intake.ts'
import { setAside } from '../../stated-entry.ts'
import { readLink } from '../links.ts'

const WHAT = 'list of Authy tokens'

export const authyScript: Format = {
  id: 'authy-script',
  name: 'Authy tokens, from a script',
  recognises: (source) => /^\s*\[/.test(textOf(source.bytes).text) && isJsonWith(source, 'name', 'secret', 'uri'),
  read: (source) => {
    const tokens = jsonAs(source, v.array(v.unknown()), WHAT)
    if (tokens.length > LIMITS.entries) throw tooMany(WHAT)
    const found = tokens.map((token, index) => readToken(token, `entry ${index + 1}`))
    return { format: authyScript.id, formatName: authyScript.name, found, notes: [], parts: [] }
  },
}

const tokenSchema = v.object({ name: v.string(), uri: v.pipe(v.string(), v.startsWith('otpauth://')) })

function readToken(value: unknown, where: string): Found {
  const result = v.safeParse(tokenSchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'Authy' })
  const { name, uri } = result.output
  const [found, ...others] = readLink(uri, where).found
  if (!found || others.length > 0) return setAside(value, name || where, { kind: 'other-shape', app: 'Authy' })
  if (found.kind !== 'token' || found.issuer !== '') return found
  // A name of one word is the service; the link has it where accounts stand.
  return { ...found, issuer: found.account, account: '' }
}
