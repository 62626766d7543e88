import type { MetadataModel, MetadataRecord, Stored } from '../../accounts/records.ts'

/** The metadata that counts: a merge may have left two. */
export function latestMetadata(records: readonly Stored<MetadataRecord>[]): Stored<MetadataRecord> | undefined {
  return records.toSorted((a, b) => b.number - a.number || (a.read < b.read ? 1 : -1))[0]
}

/** Whether FIDO has published a later one since. @param now - Unix time in milliseconds. */
export function isOutOfDate({ nextUpdate }: Pick<MetadataRecord, 'nextUpdate'>, now: number): boolean {
  return new Date(now).toISOString().slice(0, 10) > nextUpdate
}

export function modelByAaguid(metadata: MetadataRecord, aaguid: string): KnownModel | undefined {
  return together(metadata.models.filter((model) => 'aaguid' in model && model.aaguid === aaguid))
}

export function modelByKeyId(metadata: MetadataRecord, keyId: string): KnownModel | undefined {
  return together(metadata.models.filter((model) => 'keyIds' in model && model.keyIds.includes(keyId)))
}

/** What the metadata says of a model, whatever identifies it. */
export type KnownModel = Pick<MetadataModel, 'name' | 'statuses'>

/** Should an identifier be there twice, the states of both count. */
function together([first, ...others]: readonly MetadataModel[]): KnownModel | undefined {
  return first && { name: first.name, statuses: [first, ...others].flatMap(({ statuses }) => statuses) }
}
