/**
 * Steam Desktop Authenticator with a password: each maFile is base64 of AES-256-CBC over its JSON,
 * and manifest.json beside them says how, for each file:
 *
 *   { "encrypted": true, "entries": [{ "filename": "7656….maFile", "steamid": 7656…,
 *     "encryption_iv": "BASE64", "encryption_salt": "BASE64" }] }
 *
 * The key is PBKDF2 of the password, with SHA-1 and 50,000 rounds.
 * https://github.com/Jessecar96/SteamDesktopAuthenticator
 */
import * as v from 'valibot'
import { openCbc } from '../../containers/ciphers.ts'
import { pbkdf2Key } from '../../containers/derivation.ts'
import { base64Bytes, bytesFromBase64 } from '../../containers/encodings.ts'
import { cutOff, damaged, passwordNeeded, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import type { Format, Source } from '../../intake.ts'
import { isJsonWith, jsonAs, readJson } from '../../containers/json.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import { KitError } from '../../../kit-error.ts'
import { accountEntries } from './steam.ts'

const WHAT = 'Steam maFile'
const ITERATIONS = 50_000
const BLOCK = 16
/** The manifest lists a few accounts; a name that many share is nobody's. */
const MOST_TRIED = 20

export const steamManifest: Format = {
  id: 'steam-manifest',
  name: 'Steam Desktop Authenticator manifest',
  recognises: isManifest,
  read: (source) => {
    const { entries } = jsonAs(source, manifestSchema, steamManifest.name)
    const { id: format, name: formatName } = steamManifest
    const notes = [{ kind: 'steam-manifest', count: entries.length } as const]
    return { format, formatName, found: [], notes, parts: [] }
  },
}

export const steamEncrypted: Format = {
  id: 'steam-encrypted',
  name: `${WHAT}, encrypted`,
  onePassword: true,
  recognises: (source) => (isNamed(source) ? !isJsonWith(source) : /\.maFile$/i.test(source.name) && isBase64(source)),
  read: async (source, password) => {
    if (!isBase64(source)) throw damaged(WHAT)
    const ciphertext = bytesFromBase64(textOf(source.bytes).text.trim())
    if (!ciphertext || ciphertext.length % BLOCK !== 0) throw cutOff(WHAT)
    const seals = sealsFor(source)
    if (seals.length === 0) throw manifestNeeded()
    if (password === undefined) throw passwordNeeded(WHAT)
    for (const seal of seals) {
      const account = await opened(ciphertext, seal, password)
      if (account === undefined) continue
      return {
        format: steamEncrypted.id,
        formatName: steamEncrypted.name,
        found: accountEntries(account),
        notes: [],
        parts: [],
      }
    }
    throw wrongPasswordOrDamaged(WHAT)
  },
}

const entrySchema = v.object({
  filename: v.nullish(v.string(), ''),
  encryption_iv: v.nullish(v.string(), ''),
  encryption_salt: v.nullish(v.string(), ''),
})
const manifestSchema = v.object({ entries: v.array(entrySchema) })
const sealSchema = v.object({ encryption_iv: base64Bytes, encryption_salt: base64Bytes })

interface Seal {
  readonly iv: Uint8Array
  readonly salt: Uint8Array
}

function isManifest(source: Source): boolean {
  return isJsonWith(source, 'entries', 'encryption_iv', 'encryption_salt')
}

/** One line. Nothing in it tells what it is. */
function isBase64({ bytes }: Source): boolean {
  return /^[A-Za-z0-9+/]+={0,2}\s*$/.test(textOf(bytes).text)
}

function manifestEntries({ beside = [] }: Source): readonly v.InferOutput<typeof entrySchema>[] {
  return beside.filter(isManifest).flatMap((manifest) => {
    const json = readJson(textOf(manifest.bytes).text)
    const result = json.ok ? v.safeParse(manifestSchema, json.value) : undefined
    return result?.success === true ? result.output.entries : []
  })
}

function isNamed(source: Source): boolean {
  return manifestEntries(source).some(({ filename }) => filename === source.name)
}

/** The entry that names the file; a renamed file has none, so each is tried. */
function sealsFor(source: Source): readonly Seal[] {
  const entries = manifestEntries(source)
  const named = entries.filter(({ filename }) => filename === source.name)
  return (named.length > 0 ? named : entries).slice(0, MOST_TRIED).flatMap((entry) => {
    const result = v.safeParse(sealSchema, entry)
    if (!result.success) return []
    const { encryption_iv: iv, encryption_salt: salt } = result.output
    return iv.length === BLOCK && salt.length > 0 ? [{ iv, salt }] : []
  })
}

/** Undefined when the password does not make an account of it. */
async function opened(ciphertext: Uint8Array, { iv, salt }: Seal, text: string): Promise<unknown> {
  const password = utf8(text)
  const job = { password, salt, bytes: 32, what: WHAT, hash: 'sha1' as const, iterations: ITERATIONS }
  const key = await pbkdf2Key(job)
  password.fill(0)
  const plaintext = openCbc(key, iv, ciphertext)
  key.fill(0)
  if (!plaintext) return undefined
  const json = readJson(new TextDecoder().decode(plaintext))
  plaintext.fill(0)
  const isAccount = json.ok && typeof json.value === 'object' && json.value !== null && 'shared_secret' in json.value
  return isAccount ? json.value : undefined
}

function manifestNeeded(): KitError {
  return new KitError(
    'companion-needed',
    'This Steam maFile is encrypted, and needs manifest.json besides the password. Nothing was read. Import the manifest.json of the same folder with it.',
  )
}
