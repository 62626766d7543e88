import { KitError } from '../../kit-error.ts'
import { realDisk } from '../../vault/store/disk.ts'
import { takeLockImage, writeLockImage, type LockImage } from '../../vault/backups/lock-copies.ts'
import type { Vault } from '../../vault/vault.ts'

/** The copy made on locking: taken in memory before the keys go, written right after the vault is locked. */
export class LockCopy {
  readonly #folder: string
  #image: LockImage | undefined
  #writing: NodeJS.Immediate | undefined
  #error: string | undefined

  /** @param folder - Where the backups are. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** @param now - Unix time in milliseconds. */
  take(vault: Vault, now: number): void {
    this.#image = takeLockImage(vault, now)
    this.#writing = setImmediate(() => {
      this.#write()
    })
  }

  /** Called when none could be taken. */
  failed(): void {
    this.#error = 'No backup could be made when the vault was last locked. The vault and older backups are unchanged.'
  }

  /** Writes what is still unwritten. @returns Why the last copy failed, once. */
  finish(): string | undefined {
    this.#write()
    const error = this.#error
    this.#error = undefined
    return error
  }

  #write(): void {
    clearImmediate(this.#writing)
    const image = this.#image
    this.#image = undefined
    if (!image) return
    try {
      writeLockImage(realDisk, this.#folder, image)
    } catch (error) {
      this.failed()
      if (error instanceof KitError) this.#error = error.message
    }
  }
}
