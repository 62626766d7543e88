/**
 * Files with secrets in the clear are written under a name of their own and then renamed. A kill in between would leave
 * them where they are forgotten, so the path is noted beside the vault first, and what is left is deleted at the next unlocking.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { UNFINISHED } from '../../vault/store/disk.ts'
import { saveFile } from '../exports/save-file.ts'

const NOTE = v.strictObject({ saving: v.string() })

export class UnfinishedSaves {
  readonly #note: string
  #cut: string | undefined

  /** @param vaultPath - The note lies beside it: `vault.rkit.saving`, with one path in it and no secret. */
  constructor(vaultPath: string) {
    this.#note = `${vaultPath}.saving`
  }

  /** The file whose saving an earlier run did not finish; what was written of it is deleted. */
  get cut(): string | undefined {
    return this.#cut
  }

  /** Saves as `saveFile` does. @throws KitError as that; what was there is as it was. */
  save(path: string, bytes: Uint8Array, write: typeof saveFile = saveFile): void {
    this.#remember(path)
    try {
      write(path, bytes)
    } finally {
      this.#forget()
    }
  }

  /** Deletes what an earlier run left. Only while the vault is held, so that no other process is saving. */
  clean(): void {
    const path = this.#remembered()
    if (path === undefined) return
    const left = `${path}${UNFINISHED}`
    try {
      if (existsSync(left)) {
        rmSync(left)
        this.#cut = path
      }
    } catch {
      // It cannot be deleted now, as on a disk that may only be read: the note stays for another try.
      return
    }
    this.#forget()
  }

  #remember(path: string): void {
    try {
      writeFileSync(this.#note, JSON.stringify({ saving: resolve(path) }), { mode: 0o600, flush: true })
    } catch {
      // Beside a vault that can only be read nothing can be noted. What is saved is whole all the same, unless it is killed.
    }
  }

  #remembered(): string | undefined {
    try {
      const read = v.safeParse(NOTE, JSON.parse(readFileSync(this.#note, 'utf8')))
      return read.success ? read.output.saving : undefined
    } catch {
      return undefined
    }
  }

  #forget(): void {
    try {
      rmSync(this.#note, { force: true })
    } catch {
      // The next save writes over it.
    }
  }
}
