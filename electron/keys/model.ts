import type { Registration } from './verification.ts'

/** The name of the model that signed certificates tell; null where none is known. */
export function modelOf(_registration: Pick<Registration, 'aaguid' | 'attestation'>): string | null {
  return null
}
