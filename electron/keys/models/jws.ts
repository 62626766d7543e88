/** A JSON Web Signature in compact form, of the two algorithms that FIDO Metadata Service 3.1 section 3.1.7 has. */
import { constants, verify, type KeyObject } from 'node:crypto'
import * as v from 'valibot'
import { BrokenBlob } from './blob-problem.ts'

/** The largest header that was seen has some 8 KB: two certificates. */
const HEADER_LENGTH = 64 * 1024
const CERTIFICATES = 6

/** Taken apart, and nothing of it checked. */
export interface Jws {
  readonly algorithm: 'ES256' | 'RS256'
  /** DER, as they stand in the header: first the one that signed. */
  readonly certificates: readonly Uint8Array[]
  /** What the signature is over. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
  /** The payload in base64url, strict. */
  readonly payload: string
}

const headerShape = v.object({
  alg: v.string(),
  x5c: v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(CERTIFICATES))),
})

/** @throws BrokenBlob `not-a-blob`, `cut`, `algorithm` or `certificates`. */
export function parseJws(text: string): Jws {
  const [header = '', payload, signature, ...more] = text.split('.', 4)
  const { alg, x5c } = headerOf(header)
  if (more.length > 0) throw new BrokenBlob({ kind: 'not-a-blob' })
  if (alg !== 'ES256' && alg !== 'RS256') throw new BrokenBlob({ kind: 'algorithm', algorithm: alg.slice(0, 50) })
  if (!x5c) throw new BrokenBlob({ kind: 'certificates' })
  if (payload === undefined || signature === undefined || signature === '') throw new BrokenBlob({ kind: 'cut' })
  return {
    algorithm: alg,
    certificates: x5c.map((one) => strictly(one, 'base64', 'certificates')),
    signed: Buffer.from(`${header}.${payload}`, 'latin1'),
    signature: signatureBytes(signature),
    payload,
  }
}

/** A signature that was cut in the middle of three bytes is no base64url any more. */
function signatureBytes(text: string): Uint8Array {
  return strictly(text, 'base64url', text.length < LONGEST_SIGNATURE ? 'cut' : 'not-a-blob')
}

const LONGEST_SIGNATURE = 1400

function headerOf(text: string): v.InferOutput<typeof headerShape> {
  if (text.length > HEADER_LENGTH) throw new BrokenBlob({ kind: 'not-a-blob' })
  const json = jsonOf(strictly(text, 'base64url', 'not-a-blob'))
  const header = v.safeParse(headerShape, json)
  // What is critical and not understood must be refused (RFC 7515 section 4.1.11).
  if (!header.success || (typeof json === 'object' && json !== null && 'crit' in json))
    throw new BrokenBlob({ kind: 'not-a-blob' })
  return header.output
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** Node leaves out what is not of the alphabet; encoded once more, such a text comes out different. */
export function strictly(
  text: string,
  encoding: 'base64' | 'base64url',
  kind: 'not-a-blob' | 'cut' | 'certificates' | 'content',
): Uint8Array {
  const bytes = Buffer.from(text, encoding)
  if (bytes.toString(encoding) !== text) throw new BrokenBlob({ kind })
  return bytes
}

/** @throws BrokenBlob `algorithm` for a key of another kind, `cut`, or `signature`. */
export function requireSigned({ algorithm, signed, signature }: Jws, key: KeyObject): void {
  const kind = key.asymmetricKeyType
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  const fits = algorithm === 'ES256' ? kind === 'ec' && namedCurve === 'prime256v1' : kind === 'rsa'
  if (!fits || (algorithm === 'RS256' && modulusLength < RSA_BITS))
    throw new BrokenBlob({ kind: 'algorithm', algorithm })
  if (signature.length < (algorithm === 'ES256' ? 64 : modulusLength / 8)) throw new BrokenBlob({ kind: 'cut' })
  const way = algorithm === 'ES256' ? { dsaEncoding: 'ieee-p1363' as const } : { padding: constants.RSA_PKCS1_PADDING }
  if (!verify('sha256', signed, { key, ...way }, signature)) throw new BrokenBlob({ kind: 'signature' })
}

/** RFC 7518 section 3.3. */
const RSA_BITS = 2048
