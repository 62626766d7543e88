/** The test vectors of the WebAuthn specification, and answers changed on their way. */
import { decode, encode } from 'cborg'
import type { Expected } from '../../electron/keys/verification.ts'
import { hasSamples, readSampleJson } from './samples.ts'

export type Fields = Readonly<Record<string, string>>

export interface Vector {
  readonly id: string
  readonly registration: Fields
  readonly authentication: Fields
}

interface VectorFile {
  readonly origin: string
  readonly topOrigin: string
  readonly vectors: readonly Vector[]
}

const NONE: VectorFile = { origin: '', topOrigin: '', vectors: [] }

export const {
  origin: ORIGIN,
  topOrigin: TOP_ORIGIN,
  vectors: VECTORS,
} = hasSamples ? (readSampleJson('webauthn-w3c/vectors.json') as VectorFile) : NONE

/** Everything that this app can verify is asked for. */
export function everythingOf({ challenge_b64url = '' }: Fields): Expected {
  return {
    challenge: challenge_b64url,
    origin: ORIGIN,
    topOrigin: TOP_ORIGIN,
    algorithms: [-7, -8, -257, -35, -36],
    attestation: 'direct',
    now: new Date('2026-11-30T12:00:00Z'),
  }
}

export function registrationOf({ registration }: Vector, object = bytesOf(registration.attestationObject)) {
  return {
    id: registration.credential_id_b64url,
    rawId: registration.credential_id_b64url,
    type: 'public-key',
    response: {
      clientDataJSON: registration.clientDataJSON_b64url,
      attestationObject: base64url(object),
      transports: ['usb'],
    },
    clientExtensionResults: {},
  }
}

interface AssertionChange {
  readonly authenticatorData?: Uint8Array
  readonly signature?: Uint8Array
}

export function assertionOf({ registration, authentication }: Vector, change: AssertionChange = {}) {
  const { authenticatorData, signature } = { ...assertedBytes(authentication), ...change }
  return {
    id: registration.credential_id_b64url,
    rawId: registration.credential_id_b64url,
    type: 'public-key',
    response: {
      clientDataJSON: authentication.clientDataJSON_b64url,
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
    },
  }
}

export function assertedBytes(authentication: Fields) {
  return { authenticatorData: bytesOf(authentication.authenticatorData), signature: bytesOf(authentication.signature) }
}

export interface ObjectChange {
  readonly authData?: (data: Uint8Array) => Uint8Array
  readonly statement?: (statement: Map<string, unknown>) => void
  readonly format?: string
}

/** A registration whose attestation object was taken apart, changed, and put together as CTAP2 wants it. */
export function changedRegistration(vector: Vector, { authData = (same) => same, statement, format }: ObjectChange) {
  const object = decode(bytesOf(vector.registration.attestationObject), { useMaps: true }) as Map<string, unknown>
  if (format !== undefined) object.set('fmt', format)
  statement?.(object.get('attStmt') as Map<string, unknown>)
  object.set('authData', authData(object.get('authData') as Uint8Array))
  return registrationOf(vector, encode(object))
}

export function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  return Uint8Array.from(bytes).with(at, (bytes.at(at) ?? 0) ^ mask)
}

export function bytesOf(hex = ''): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
