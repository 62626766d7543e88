import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Surroundings } from '../../surroundings.ts'
import { placeNew, aboutCopies } from '../../vault/backups/copies.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { Session } from '../vault/session.ts'
import { demoUntil, makeDemo } from './demo.ts'
import type { KitHandlers, OneKit } from './one-kit.ts'
import { startCalls } from './start-calls.ts'

/** Takes the place of this computer's vault until it is locked. */
interface Guest {
  readonly kit: OneKit
  /** Deletes what it left on the disk. */
  readonly clean: () => void
}

/**
 * The vault of this computer, and at most one guest: a demo, or a copy that is only looked at. Each
 * has everything of its own, so nothing that is done in a guest can reach the vault of this computer.
 */
export class Places {
  readonly handlers: Handlers
  readonly #surroundings: Surroundings
  readonly #make: (surroundings: Surroundings) => OneKit
  readonly #home: OneKit
  #guest: Guest | undefined

  constructor(surroundings: Surroundings, make: (surroundings: Surroundings) => OneKit) {
    this.#surroundings = surroundings
    this.#make = make
    this.#home = make(surroundings)
    this.handlers = { ...this.#handlersOfCurrent(), ...startCalls(this, this.#home.session) }
  }

  cameraOpen = (): boolean => this.#current.cameraOpen()

  lock(reason: Parameters<OneKit['lock']>[0]): void {
    this.#guest?.kit.lock(reason)
    this.#home.lock(reason)
  }

  lockByMenu(): void {
    this.#current.lockByMenu()
  }

  async close(): Promise<void> {
    await Promise.all([this.#guest?.kit.close(), this.#home.close()])
    this.#leave()
  }

  async openDemo(): Promise<void> {
    const demo = makeDemo()
    const surroundings = { ...this.#surroundings, vaultPath: demo.vaultPath, demo: demoUntil('locked') }
    await this.#enter(surroundings, demo.clean, demo.fill)
  }

  /** Opens a copy in memory, to look at. */
  async openCopy(path: string, open: (session: Session) => Promise<void>): Promise<void> {
    await this.#enter({ ...this.#surroundings, copyOf: path }, nothing, ({ session }) => open(session))
  }

  /** What the window is told of the vault it shows now. */
  state(): ReturnType<KitHandlers['vault.state']> {
    return this.#current.handlers['vault.state'](undefined)
  }

  /** Copies what is looked at into the place of this computer's vault, and opens it there. */
  async keepCopy(): Promise<void> {
    const guest = this.#guest
    const vault = guest?.kit.session.unlocked === true ? guest.kit.session.kit.vault : undefined
    if (!guest || !vault?.frozen) throw notLooking()
    if (vault.damage.length > 0) throw damagedCopy()
    aboutCopies(() => {
      placeNew(realDisk, vault, this.#surroundings.vaultPath)
    })
    await this.#home.session.openAs(vault)
    this.#leave()
  }

  get #current(): OneKit {
    return this.#guest?.kit ?? this.#home
  }

  /** Each call goes to the kit that is shown when it is made. */
  #handlersOfCurrent(): KitHandlers {
    const channels = Object.keys(this.#home.handlers) as (keyof KitHandlers)[]
    const calls = channels.map((channel) => {
      const call = (input: unknown) => (this.#current.handlers[channel] as (input: unknown) => unknown)(input)
      return [channel, call]
    })
    return Object.fromEntries(calls) as KitHandlers
  }

  async #enter<T>(surroundings: Surroundings, clean: () => void, open: (kit: OneKit) => Promise<T>): Promise<T> {
    this.#leave()
    const kit: OneKit = this.#make({
      ...surroundings,
      tell: (event, payload) => {
        if (this.#guest?.kit !== kit) return
        if (event === 'locked') this.#leave()
        this.#surroundings.tell(event, payload)
      },
    })
    const guest = { kit, clean }
    this.#guest = guest
    try {
      return await open(kit)
    } catch (error) {
      if (this.#guest === guest) this.#leave()
      throw error
    }
  }

  /** The window is told nothing of it: it is about to be shown another vault. */
  #leave(): void {
    const guest = this.#guest
    this.#guest = undefined
    guest?.kit.lock('asked')
    guest?.clean()
  }
}

function nothing(): void {
  // A copy in memory leaves nothing.
}

function notLooking(): KitError {
  return new KitError('not-found', 'No copy is open any more. Nothing was changed. Choose the file again.')
}

function damagedCopy(): KitError {
  return new KitError(
    'vault-damaged',
    'Parts of this copy were changed outside the app, so it does not become your vault. Nothing was changed. Choose another backup.',
  )
}
