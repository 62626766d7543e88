/**
 * Open Authenticator's backup: JSON in which each secret is sealed by itself, and in later versions the
 * names as well, as lists of bytes: a nonce of 12, the ciphertext, a tag of 16 (AES-256-GCM).
 *
 *   { "salt": "…", "totps": [{ "uuid": "…", "secret": [1, 2, …], "encryptionSalt": […], "label": […], "issuer": […],
 *     "algorithm": "sha1", "digits": 6, "period": 30 }] }
 *
 * The key is Argon2id of the password with 3 passes over 4 MiB and the salt, which is base64. The secret
 * is base32; a value that is left out is the usual one.
 *
 * https://github.com/Skyost/OpenAuthenticator (lib/model: backup, crypto, totp/json)
 */
import * as v from 'valibot'
import { openGcmTagLast } from '../containers/ciphers.ts'
import { argon2Key } from '../containers/derivation.ts'
import { base64Bytes } from '../containers/encodings.ts'
import { damaged, passwordNeeded, tooMany, wrongPassword } from '../containers/failures.ts'
import { isJsonWith, jsonAs } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { textOf, utf8 } from '../containers/text.ts'
import type { Format, Found } from '../intake.ts'
import { entryFrom, setAside } from '../stated-entry.ts'

const WHAT = 'Open Authenticator backup'

export const openAuthenticator: Format = {
  id: 'open-authenticator',
  name: 'Open Authenticator backup, encrypted',
  recognises: (source) => isJsonWith(source, 'salt', 'totps', 'encryptionSalt'),
  read: async (source, password) => {
    const { salt, totps } = jsonAs(source, fileSchema, WHAT)
    if (totps.length > LIMITS.entries) throw tooMany(WHAT)
    if (salt.length < FEWEST_SALT_BYTES) throw damaged(WHAT)
    if (password === undefined) throw passwordNeeded(WHAT)
    const key = await keyOf(password, salt)
    try {
      const found = totps.map((one, at) => readTotp(one, key, `entry ${at + 1}`))
      // Each is sealed by itself: a password that opens one is right.
      if (found.length > 0 && found.every((one) => one === 'sealed')) throw wrongPassword(WHAT)
      return {
        ...{ format: openAuthenticator.id, formatName: openAuthenticator.name, notes: [], parts: [] },
        found: found.map((one, at) =>
          one === 'sealed' ? setAside(totps[at], `entry ${at + 1}`, { kind: 'secret-damaged' }) : one,
        ),
      }
    } finally {
      key.fill(0)
    }
  },
}

const FEWEST_SALT_BYTES = 8
const NONCE_BYTES = 12
const COSTS = { memory: 4096, passes: 3, lanes: 1 }

const fileSchema = v.object({ salt: base64Bytes, totps: v.array(v.unknown()) })
const bytes = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  v.transform((numbers) => Uint8Array.from(numbers)),
)
/** Sealed, or as it is in files of earlier versions. */
const name = v.nullish(v.union([v.string(), bytes]), '')
const totpSchema = v.object({
  ...{ secret: bytes, label: name, issuer: name },
  ...{ algorithm: v.nullish(v.unknown()), digits: v.nullish(v.unknown()), period: v.nullish(v.unknown()) },
})

async function keyOf(text: string, salt: Uint8Array): Promise<Uint8Array> {
  const password = utf8(text)
  try {
    return await argon2Key({ type: 'argon2id', password, salt, ...COSTS, bytes: 32, what: WHAT })
  } finally {
    password.fill(0)
  }
}

function readTotp(value: unknown, key: Uint8Array, where: string): Found | 'sealed' {
  const result = v.safeParse(totpSchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'Open Authenticator' })
  const { algorithm, digits, period } = result.output
  const [secret, label, issuer] = [result.output.secret, result.output.label, result.output.issuer].map((one) =>
    typeof one === 'string' ? one : open(key, one),
  )
  if (secret === undefined || label === undefined || issuer === undefined) return 'sealed'
  const entry = { secret, label, issuer, algorithm, digits, period }
  return entryFrom({
    ...{ type: 'totp', issuer, account: label, secret, entry, where },
    ...{ algorithm: algorithm ?? undefined, digits: digits ?? undefined, period: period ?? undefined },
  })
}

function open(key: Uint8Array, sealed: Uint8Array): string | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const plaintext = openGcmTagLast({ key, nonce, ciphertext: sealed.subarray(NONCE_BYTES) })
  if (!plaintext) return undefined
  try {
    const { text, sound } = textOf(plaintext)
    return sound ? text : undefined
  } finally {
    plaintext.fill(0)
  }
}
