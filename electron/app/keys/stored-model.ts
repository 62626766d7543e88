import type { KeyModelRecord, MetadataRecord } from '../../accounts/records.ts'
import type { KeyModelView } from '../../contract.ts'
import { leafFacts } from '../../keys/models/leaf.ts'
import { modelName } from '../../keys/models/model-name.ts'
import { NOT_DISCLOSED } from '../../keys/stated-model.ts'

/**
 * Which model a key said it is, by what is known of models today. Its certificates were verified when it said so.
 *
 * @param now - Unix time in milliseconds.
 */
export function modelView(stored: KeyModelRecord, metadata: MetadataRecord | undefined, now: number): KeyModelView {
  const { on, format, aaguid = NOT_DISCLOSED, certificates } = stored
  const leaf = certificates[0] && leafFacts(certificates[0])
  const trust = certificates.length > 0 ? 'certificates' : format === 'packed' ? 'self' : 'none'
  return {
    on: on.slice(0, 10),
    certificates: certificates.length,
    is: modelName({ format, trust, aaguid, ...(leaf && { leaf }) }, metadata, now),
  }
}
