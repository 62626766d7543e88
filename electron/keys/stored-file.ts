/**
 * What was asked of a key and what it answered, kept in a file:
 * `{"type":"registration"|"assertion","options":{…},"response":{…},"expectedOrigin":"…","expectedRPID":"…"}`,
 * and perhaps `"expectedTopOrigin":"…"`. `options` and `response` are WebAuthn Level 3 JSON (section 5.1).
 * An assertion comes with `"credential":{"id":"…","publicKey":"…","counter":0}`, its public key a
 * COSE key in base64url.
 */
import * as v from 'valibot'
import { KitError } from '../kit-error.ts'

/** Bytes of the file. */
export const MOST_STORED_BYTES = 1_000_000

const given = v.pipe(v.string(), v.minLength(1), v.maxLength(10_000))

/** Files also come in base64 as other tools write it. */
const base64url = v.pipe(
  v.string(),
  v.regex(/^[\w+/-]+={0,2}$/),
  v.transform((text) => text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')),
)

const verification = v.optional(v.string())

const options = v.object({
  challenge: base64url,
  pubKeyCredParams: v.optional(v.array(v.object({ alg: v.number() }))),
  attestation: v.optional(v.string()),
  authenticatorSelection: v.optional(v.object({ userVerification: verification })),
  allowCredentials: v.optional(v.array(v.object({ id: base64url })), []),
  userVerification: verification,
})

const stored = v.object({
  type: v.picklist(['registration', 'assertion']),
  options: v.pipe(v.unknown(), v.transform(unwrapped), options),
  response: v.record(v.string(), v.unknown()),
  expectedOrigin: v.pipe(given, v.url()),
  expectedRPID: given,
  expectedTopOrigin: v.optional(given),
  credential: v.optional(
    v.object({
      id: base64url,
      publicKey: base64url,
      counter: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
    }),
  ),
})

export type StoredAnswer = v.InferOutput<typeof stored>

/** @throws KitError `unknown-format` when it is no JSON, `invalid-input` naming the field that is not sound. */
export function parseStored(text: string): StoredAnswer {
  const read = v.safeParse(stored, jsonIn(text))
  if (read.success) return read.output
  const field = v.getDotPath(read.issues[0]) ?? ''
  throw new KitError(
    'invalid-input',
    field === ''
      ? 'This file holds no JSON object with the options, the answer and what is expected. Nothing was verified. Write one.'
      : `"${field}" is missing in this file, or is not what belongs there. Nothing was verified. Correct it.`,
  )
}

/** `navigator.credentials` takes the options inside of `publicKey`. */
function unwrapped(options: unknown): unknown {
  return typeof options === 'object' && options !== null && 'publicKey' in options ? options.publicKey : options
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new KitError('unknown-format', 'This file is not JSON. Nothing was verified. Choose another file.')
  }
}
