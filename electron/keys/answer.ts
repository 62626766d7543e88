import * as v from 'valibot'
import { BrokenAnswer } from './problem.ts'

/** Ten certificates of 32 kB each, and room for the rest. */
const MOST_ATTESTATION = 450_000
const MOST_ELSEWHERE = 100_000

const base64url = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(MOST_ELSEWHERE))
const bytes = v.pipe(base64url, v.transform(bytesOf))
const transport = v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

const registration = v.object({
  id: base64url,
  rawId: base64url,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: bytes,
    attestationObject: v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(MOST_ATTESTATION), v.transform(bytesOf)),
    transports: v.pipe(
      v.optional(v.array(v.string()), []),
      v.transform((names) => names.filter((name) => v.is(transport, name))),
    ),
  }),
  clientExtensionResults: v.optional(
    v.object({ credProps: v.optional(v.object({ rk: v.optional(v.boolean()) }), {}) }),
    {},
  ),
})

const assertion = v.object({
  id: base64url,
  rawId: base64url,
  type: v.literal('public-key'),
  response: v.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
})

/** A RegistrationResponseJSON (WebAuthn Level 3 section 5.1). @throws BrokenAnswer `no-answer` */
export function parseRegistration(answer: unknown): v.InferOutput<typeof registration> {
  const parsed = v.safeParse(registration, answer)
  if (!parsed.success) throw new BrokenAnswer({ kind: 'no-answer' })
  return parsed.output
}

/** An AuthenticationResponseJSON (WebAuthn Level 3 section 5.1). @throws BrokenAnswer `no-answer` */
export function parseAssertion(answer: unknown): v.InferOutput<typeof assertion> {
  const parsed = v.safeParse(assertion, answer)
  if (!parsed.success) throw new BrokenAnswer({ kind: 'no-answer' })
  return parsed.output
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64url'))
}
