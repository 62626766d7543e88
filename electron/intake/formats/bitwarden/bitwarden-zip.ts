/**
 * Bitwarden's export with attachments: a zip with the JSON export and the files, each below the id of
 * its item. People keep recovery codes there; what is a list of them, or has links in it, is read too.
 *
 *   data.json   attachments/1f0c…/pypi-recovery-codes.txt
 *
 * https://bitwarden.com/help/export-your-data/#export-with-attachments
 */
import * as v from 'valibot'
import { otherShape, tooMany } from '../../containers/failures.ts'
import { readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import { readZip, zipPaths } from '../../containers/zip.ts'
import type { Format, Found, Reading } from '../../intake.ts'
import { foundLinks } from '../found-links/found-links.ts'
import { recoveryCodes } from '../recovery-codes/recovery-codes.ts'
import { bitwardenEncrypted } from './bitwarden-encrypted.ts'
import { bitwarden } from './bitwarden.ts'

const WHAT = 'Bitwarden export with attachments'
const DATA = 'data.json'
const ATTACHMENT = /^attachments\/([^/]+)\/([^/]+)$/
const EXPORTS = [bitwardenEncrypted, bitwarden]
/** What an attachment may be; the rest of a vault is nobody's business here. */
const IN_ATTACHMENTS = [foundLinks, recoveryCodes]

export const bitwardenZip: Format = {
  id: 'bitwarden-zip',
  name: WHAT,
  recognises: (source) => {
    const paths = zipPaths(source)
    return paths.includes(DATA) && paths.some((path) => ATTACHMENT.test(path))
  },
  read: async (source, password) => {
    const options = { what: WHAT, wanted: (path: string) => path === DATA || ATTACHMENT.test(path) }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    try {
      return await readFiles(files, password)
    } finally {
      for (const bytes of files.values()) bytes.fill(0)
    }
  },
}

async function readFiles(files: ReadonlyMap<string, Uint8Array>, password: string | undefined): Promise<Reading> {
  const data = files.get(DATA)
  const items = data && { name: DATA, bytes: data }
  const format = items && EXPORTS.find((one) => one.recognises(items))
  if (!items || !format) throw otherShape(WHAT)
  const reading = await format.read(items, password)
  const names = namesOf(textOf(items.bytes).text)
  const attached: Found[] = []
  let others = 0
  for (const [path, bytes] of files) {
    const [, id = '', name = ''] = ATTACHMENT.exec(path) ?? []
    if (name === '') continue
    const read = await readAttachment(name, bytes)
    if (read) attached.push(...read.map((found) => withOwner(found, names.get(id))))
    else others++
  }
  const found = [...reading.found, ...attached]
  if (found.length > LIMITS.entries) throw tooMany(WHAT)
  return {
    ...reading,
    ...{ format: bitwardenZip.id, formatName: bitwardenZip.name, found },
    notes: [...reading.notes, ...(others > 0 ? [{ kind: 'attachments', count: others } as const] : [])],
  }
}

async function readAttachment(name: string, bytes: Uint8Array): Promise<readonly Found[] | undefined> {
  const source = { name, bytes }
  const format = IN_ATTACHMENTS.find((one) => one.recognises(source))
  return format && (await format.read(source)).found
}

interface Owner {
  readonly name: string
  readonly user: string
}

const text = v.nullish(v.string(), '')
const itemSchema = v.object({ id: v.string(), name: text, login: v.nullish(v.object({ username: text })) })
const vaultSchema = v.object({ items: v.array(v.unknown()) })

/** By the ids of the items. An encrypted export does not tell them. */
function namesOf(json: string): ReadonlyMap<string, Owner> {
  const vault = readJson(json)
  const items = vault.ok && v.is(vaultSchema, vault.value) ? vault.value.items : []
  return new Map(
    items.flatMap((item) => {
      const result = v.safeParse(itemSchema, item)
      return result.success
        ? [[result.output.id, { name: result.output.name, user: result.output.login?.username ?? '' }]]
        : []
    }),
  )
}

/** The item says whose codes these are, better than their shape does. */
function withOwner(found: Found, owner: Owner | undefined): Found {
  if (!owner || found.kind !== 'code-set' || (found.service !== '' && found.guessed !== true)) return found
  const { guessed: _, ...codes } = found
  const warnings = codes.warnings.filter(({ kind }) => kind !== 'shape-of' && kind !== 'guessed-by-shape')
  return { ...codes, warnings, service: owner.name, account: found.account || owner.user }
}
