import { leafFacts } from './models/leaf.ts'
import { modelName } from './models/model-name.ts'
import type { Registration } from './verification.ts'

/**
 * The name of the model that signed certificates tell, from the makers' own pages; null where none is known. What the
 * user's own metadata says is in the vault, which a stored answer is verified without.
 *
 * @param now - Unix time in milliseconds.
 */
export function modelOf(
  { aaguid, attestation }: Pick<Registration, 'aaguid' | 'attestation'>,
  now: number,
): string | null {
  const { format, trust, certificates } = attestation
  const leaf = certificates[0] && leafFacts(certificates[0])
  const model = modelName({ format, trust, aaguid, ...(leaf && { leaf }) }, undefined, now)
  return model.kind === 'table' ? model.name : null
}
