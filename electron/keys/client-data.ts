import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Expected } from './expected.ts'
import { BrokenAnswer, malformed } from './problem.ts'

/** WebAuthn Level 3 section 5.8.1; other fields may follow in the future. */
const clientData = v.object({
  type: v.string(),
  challenge: v.string(),
  origin: v.string(),
  crossOrigin: v.optional(v.boolean()),
  topOrigin: v.optional(v.string()),
})

/**
 * Checks what the browser says was asked, and where (WebAuthn Level 3 sections 7.1 and 7.2).
 *
 * @returns its SHA-256, which the key signed.
 * @throws BrokenAnswer
 */
export function checkClientData(bytes: Uint8Array, type: string, expected: Expected): Uint8Array {
  const data = parse(bytes)
  if (data.type !== type) throw new BrokenAnswer({ kind: 'type' })
  if (data.challenge !== expected.challenge) throw new BrokenAnswer({ kind: 'challenge' })
  if (data.origin !== expected.origin) throw new BrokenAnswer({ kind: 'origin' })
  if (data.crossOrigin === true && expected.topOrigin === undefined) throw new BrokenAnswer({ kind: 'cross-origin' })
  if (data.topOrigin !== undefined && data.topOrigin !== expected.topOrigin)
    throw new BrokenAnswer({ kind: 'top-origin' })
  return sha256(bytes)
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}

function parse(bytes: Uint8Array): v.InferOutput<typeof clientData> {
  const parsed = v.safeParse(clientData, json(bytes))
  if (!parsed.success) throw malformed('client-data', 'fields')
  return parsed.output
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed('client-data', 'encoding')
  }
}
