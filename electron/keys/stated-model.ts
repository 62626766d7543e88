import type { Attestation } from './attestation/attestation.ts'
import type { StatedModel } from './turns.ts'
import type { RegisteredKey } from './verification.ts'

/** What an attestation said of the model. An AAGUID that nobody signed is left out when it is all zeros. */
export function statedModel({ aaguid }: Pick<RegisteredKey, 'aaguid'>, attestation: Attestation): StatedModel {
  const { format, certificates } = attestation
  return { format, certificates, ...(aaguid !== NOT_DISCLOSED && { aaguid }) }
}

/** The AAGUID of keys that do not say their model. */
export const NOT_DISCLOSED = '00000000-0000-0000-0000-000000000000'
