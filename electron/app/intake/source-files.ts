import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { Source } from '../../intake/intake.ts'
import { LIMITS } from '../../intake/containers/limits.ts'
import { KitError } from '../../kit-error.ts'
import { requireNotOpen } from '../../vault/store/held-file.ts'
import type { RecordId } from '../../vault/vault.ts'

/** A source, and its path if that is known. */
export interface FoundSource extends Source {
  readonly path?: string
}

/**
 * Paths of the files imported in this session, so that they can be deleted once everything in them is
 * proved. They are forgotten when the vault is locked, and never saved.
 */
export class SourceFiles {
  /** By ledger, then by the place of the source in it. */
  readonly #places = new Map<RecordId, readonly (Place | undefined)[]>()

  remember(ledger: RecordId, sources: readonly FoundSource[]): void {
    this.#places.set(
      ledger,
      sources.map(({ path, bytes }) => (path === undefined ? undefined : { path, digest: digestOf(bytes) })),
    )
  }

  forgetAll(): void {
    this.#places.clear()
  }

  pathOf(ledger: RecordId, source: number): string | undefined {
    return this.#places.get(ledger)?.[source]?.path
  }

  /**
   * Deletes a source if it is still the file that was read. Its bytes stay on the disk until they are
   * overwritten, as with every deleted file.
   *
   * @throws KitError `not-found` when nothing is there or it was changed, `write-failed` when it cannot be deleted,
   *   `vault-busy` for the vault that is open.
   */
  delete(ledger: RecordId, source: number): void {
    const place = this.#places.get(ledger)?.[source]
    if (!place)
      throw new KitError(
        'not-found',
        'The app does not know where this file is. Nothing was deleted. Delete it yourself.',
      )
    requireNotOpen(place.path)
    const bytes = bytesAt(place.path)
    const same = bytes !== undefined && digestOf(bytes) === place.digest
    bytes?.fill(0)
    if (!same) {
      throw new KitError(
        'not-found',
        `${place.path} is gone, or is not the file that was read. It was left alone. Look at it before you delete it.`,
      )
    }
    try {
      rmSync(place.path)
    } catch {
      throw new KitError('write-failed', `${place.path} could not be deleted, and is as it was. Delete it yourself.`)
    }
  }
}

interface Place {
  readonly path: string
  /** SHA-256: the bytes themselves hold secrets, and are not kept for this. */
  readonly digest: string
}

/**
 * Reads a file that was chosen.
 *
 * @throws KitError `not-found`, `file-too-large`, or `vault-busy` for the vault that is open.
 */
export function readChosen(chosen: string): FoundSource {
  const path = realPath(chosen)
  if (path !== undefined) requireNotOpen(path)
  const bytes = path === undefined ? undefined : bytesAt(path)
  if (path === undefined || !bytes) {
    throw new KitError('not-found', `There is no file to read at ${chosen}. Nothing was read. Choose another.`)
  }
  return { name: basename(chosen), bytes, path }
}

/** Resolves links: otherwise the link would be deleted instead of its file. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function bytesAt(path: string): Uint8Array<ArrayBuffer> | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return undefined
  if (stat.size > LIMITS.fileBytes) {
    throw new KitError(
      'file-too-large',
      `${path} is larger than any export this app reads. It was not opened. Choose another file.`,
    )
  }
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
