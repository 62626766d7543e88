import { tagOf } from './manifest.ts'
import type { Change } from './open-records.ts'
import { RecordSeal } from './sealed-records.ts'
import type { Commit, VaultFile } from '../store/vault-file.ts'

/** Seals and stores changed records and notes them in the draft of the manifest; part of a commit. */
export function writeRecords(file: VaultFile, changes: readonly Change[], { revision, draft }: Commit): void {
  const seal = new RecordSeal(file.keys)
  const put = file.database.prepare(
    'INSERT INTO record VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, sealed = excluded.sealed',
  )
  const remove = file.database.prepare('DELETE FROM record WHERE id = ?')
  for (const change of changes) {
    const id = Buffer.from(change.id, 'hex')
    if (change.type === 'delete') {
      remove.run(id)
      draft.delete(change.id)
      continue
    }
    const sealed = seal.seal(change.id, revision, change.plaintext)
    put.run(id, revision, sealed)
    draft.set(change.id, { revision, tag: tagOf(sealed) })
  }
}
