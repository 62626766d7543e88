/** The payload of FIDO's metadata, once its signature fits (FIDO Metadata Service 3.1 section 3.1). */
import * as v from 'valibot'
import { METADATA_LIMITS as LIMITS, type MetadataModel } from '../../accounts/records/metadata.ts'
import { BrokenBlob } from './blob-problem.ts'

/** What is kept of it. */
export interface BlobContent {
  readonly number: number
  /** `YYYY-MM-DD`. */
  readonly nextUpdate: string
  /** `YYYY-MM-DD`, the day of the last change that it speaks of; it was made no earlier. */
  readonly lastChange?: string
  readonly models: readonly MetadataModel[]
  /** Authenticators that are neither FIDO2 nor U2F, which no test of a key meets. */
  readonly others: number
}

const day = v.pipe(v.string(), v.isoDate())
/** A time counts as its day. */
const dayOrTime = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, 10)),
  v.isoDate(),
)
const name = v.pipe(v.string(), v.maxLength(LIMITS.name))
const aaguid = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
const keyId = v.pipe(v.string(), v.toLowerCase(), v.regex(/^[0-9a-f]{40}$/))

const entryShape = v.object({
  aaguid: v.nullish(aaguid),
  attestationCertificateKeyIdentifiers: v.nullish(v.pipe(v.array(keyId), v.maxLength(LIMITS.keyIds))),
  metadataStatement: v.nullish(v.object({ description: v.nullish(name) })),
  statusReports: v.pipe(
    v.array(
      v.object({
        status: v.pipe(v.string(), v.maxLength(LIMITS.status)),
        effectiveDate: v.nullish(dayOrTime),
      }),
    ),
    v.maxLength(LIMITS.statuses),
  ),
  timeOfLastStatusChange: v.nullish(dayOrTime),
})

const contentShape = v.object({
  no: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  nextUpdate: day,
  entries: v.pipe(v.array(entryShape), v.maxLength(LIMITS.models)),
})

/** @throws BrokenBlob `content`. */
export function blobContent(json: Uint8Array): BlobContent {
  const { no, nextUpdate, entries } = parsed(json)
  const models = entries.flatMap(modelsOf)
  if (models.length > LIMITS.models) throw new BrokenBlob({ kind: 'content' })
  const lastChange = entries
    .flatMap(({ timeOfLastStatusChange: on }) => on ?? [])
    .sort()
    .at(-1)
  return {
    number: no,
    nextUpdate,
    ...(lastChange !== undefined && { lastChange }),
    models,
    others: entries.filter((entry) => modelsOf(entry).length === 0).length,
  }
}

function parsed(json: Uint8Array): v.InferOutput<typeof contentShape> {
  try {
    return v.parse(contentShape, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)))
  } catch {
    throw new BrokenBlob({ kind: 'content' })
  }
}

/** One for each way to identify it. A model without a name is called by what identifies it. */
function modelsOf(entry: v.InferOutput<typeof entryShape>): readonly MetadataModel[] {
  const { aaguid, attestationCertificateKeyIdentifiers, metadataStatement, statusReports } = entry
  const keyIds = attestationCertificateKeyIdentifiers ?? []
  const described = metadataStatement?.description ?? ''
  const statuses = statusReports.map(({ status, effectiveDate: on }) => ({ status, ...(on && { on }) }))
  const called = (identifier: string) => (described === '' ? identifier : described)
  return [
    ...(aaguid ? [{ aaguid, name: called(aaguid), statuses }] : []),
    ...keyIds.slice(0, 1).map((first) => ({ keyIds, name: called(first), statuses })),
  ]
}
