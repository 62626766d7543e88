import { store } from '../../accounts/kit.ts'
import type { MetadataRecord } from '../../accounts/records.ts'
import type { Handlers, MetadataView, ReadMetadataView } from '../../contract.ts'
import { fidoRoots } from '../../keys/models/fido-roots.ts'
import { isOutOfDate, latestMetadata } from '../../keys/models/kept-metadata.ts'
import { readMetadataBlob } from '../../keys/models/metadata-blob.ts'
import { readChosen } from '../intake/source-files.ts'
import type { Session } from '../vault/session.ts'

type MetadataCalls = Pick<Handlers, 'keys.metadata' | 'keys.readMetadata' | 'keys.forgetMetadata'>

/** FIDO's metadata: names of key models and what is known against them, from a file that the person downloaded. */
export function metadataCalls(session: Session): MetadataCalls {
  return {
    'keys.metadata': () => {
      const kept = latestMetadata(session.kit.all('metadata'))
      return kept && metadataView(kept, session.surroundings.now())
    },
    'keys.readMetadata': async ({ file }) => {
      session.requireUnlocked()
      const bytes = file?.bytes ?? (await chosenBytes(session))
      return bytes && readMetadata(session, bytes)
    },
    'keys.forgetMetadata': () => {
      session.kit.commit({ remove: session.kit.all('metadata').map(({ id }) => id) })
      return undefined
    },
  }
}

async function chosenBytes(session: Session): Promise<Uint8Array | undefined> {
  const path = await session.surroundings.chooseFile()
  return path === undefined ? undefined : readChosen(path).bytes
}

/** Reads FIDO's metadata and keeps it instead of the one before. */
function readMetadata({ kit, surroundings }: Session, bytes: Uint8Array): ReadMetadataView {
  const kept = latestMetadata(kit.all('metadata'))
  const result = readMetadataBlob(bytes, {
    roots: surroundings.metadataRoot ? [surroundings.metadataRoot] : fidoRoots(),
    ...(kept && { kept: kept.number }),
  })
  if (result.kind === 'refused') return result
  const { number, nextUpdate, models, others } = result
  const now = surroundings.now()
  const record: MetadataRecord = { kind: 'metadata', number, nextUpdate, read: new Date(now).toISOString(), models }
  kit.commit({
    put: [kept ? { ...record, id: kept.id } : store(record)],
    remove: kit.all('metadata').flatMap(({ id }) => (id === kept?.id ? [] : [id])),
  })
  return { kind: 'read', metadata: metadataView(record, now), ...(kept && { before: kept.number }), others }
}

function metadataView(record: MetadataRecord, now: number): MetadataView {
  const { number, nextUpdate, read, models } = record
  return { number, nextUpdate, read, models: models.length, outOfDate: isOutOfDate(record, now) }
}
