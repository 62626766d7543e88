import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { KitError } from '../../kit-error.ts'

/**
 * The files of the vaults open in this process. On POSIX, closing any descriptor of a file drops
 * every lock that the process has on it, so nothing here may open one of these files again.
 */
const heldNow = new Set<string>()

/** Whether the vault at this path is open in this process. Does not open the file. */
export function isHeld(path: string): boolean {
  return heldNow.has(identityAt(path) ?? '')
}

/**
 * Guards every read or write of another file.
 *
 * @throws KitError `vault-busy` when it is the vault that is open.
 */
export function requireNotOpen(path: string): void {
  if (!isHeld(path)) return
  throw new KitError(
    'vault-busy',
    'This is the vault that is open now. Nothing was read or written there. Choose another file; to copy the vault, make a backup.',
  )
}

/**
 * The file of an open vault, watched through its own descriptor. SQLite keeps writing to a file that
 * was deleted, moved or replaced, and reports success; and a lock can be lost (network file systems,
 * another program in the same process). Either way a change would be lost.
 */
export class HeldFile {
  readonly #path: string
  readonly #file: number
  readonly #identity: string
  #state: string

  /** The database already holds its lock. */
  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'r')
    this.#identity = identityOf(fstatSync(this.#file, { bigint: true }))
    this.#state = this.#read()
    heldNow.add(this.#identity)
  }

  /** @throws KitError `write-failed` when the path leads elsewhere, or something else wrote to the file. */
  check(): void {
    if (identityAt(this.#path) !== this.#identity) {
      throw new KitError(
        'write-failed',
        'The vault file was moved, deleted or replaced while it was open, so the change was not saved. Put the file back, or lock the vault and open it where it is now.',
      )
    }
    if (this.#read() !== this.#state) {
      throw new KitError(
        'write-failed',
        'Another program wrote to the vault file while it was open, so the change was not saved. Lock the vault and open it again.',
      )
    }
  }

  /** Call this after a change of our own. */
  note(): void {
    this.#state = this.#read()
  }

  /** Call this only after the database is closed. */
  release(): void {
    heldNow.delete(this.#identity)
    closeSync(this.#file)
  }

  /** The size, and SQLite's change counter (sqlite.org/fileformat2.html section 1.3.8). */
  #read(): string {
    const counter = Buffer.alloc(4)
    readSync(this.#file, counter, 0, 4, 24)
    return `${fstatSync(this.#file).size} ${counter.toString('hex')}`
  }
}

function identityAt(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && identityOf(found)
}

function identityOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev} ${ino}`
}
