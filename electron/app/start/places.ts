import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Surroundings } from '../../surroundings.ts'
import { placeNew, aboutCopies } from '../../vault/backups/copies.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { Session } from '../vault/session.ts'
import { makeDemo } from './demo.ts'
import { Guests } from './guests.ts'
import type { KitHandlers, OneKit } from './one-kit.ts'
import { startCalls } from './start-calls.ts'

/**
 * The vault of this computer, and at most one guest: a demo, or a copy that is only looked at. Each
 * has everything of its own, so nothing that is done in a guest can reach the vault of this computer.
 */
export class Places {
  readonly handlers: Handlers
  readonly #surroundings: Surroundings
  readonly #home: OneKit
  readonly #guests: Guests

  constructor(surroundings: Surroundings, make: (surroundings: Surroundings) => OneKit) {
    this.#surroundings = surroundings
    this.#home = make(surroundings)
    this.#guests = new Guests(make)
    this.#home.session.onUnlock(() => {
      this.stopOpening()
      this.#guests.leave()
    })
    const current = this.#handlersOfCurrent()
    const stop: Handlers['vault.stop'] = (input) => {
      this.stopOpening()
      return current['vault.stop'](input)
    }
    this.handlers = { ...current, 'vault.stop': stop, ...startCalls(this, this.#home.session) }
  }

  cameraOpen = (): boolean => this.#current.cameraOpen()

  unlocked = (): boolean => this.#current.session.unlocked

  lock(reason: Parameters<OneKit['lock']>[0]): void {
    this.stopOpening()
    this.#guests.shown?.lock(reason)
    this.#home.lock(reason)
  }

  lockByMenu(): void {
    this.#current.lockByMenu()
  }

  async close(): Promise<void> {
    this.stopOpening()
    await Promise.all([this.#guests.shown?.close(), this.#home.close()])
    this.#guests.leave()
  }

  async openDemo(): Promise<void> {
    const demo = makeDemo()
    await this.#guests.enter({
      surroundings: demo.around(this.#surroundings, 'locked'),
      open: demo.fill,
      clean: demo.clean,
    })
  }

  /** Opens a copy in memory, to look at. */
  async openCopy(path: string, open: (session: Session) => Promise<void>): Promise<void> {
    await this.#guests.enter({
      surroundings: { ...this.#surroundings, copyOf: path },
      open: ({ session }) => open(session),
      clean: nothing,
    })
  }

  /** Reads files into an import of the vault of this computer. */
  readHere: Handlers['intake.read'] = (input) => this.#home.handlers['intake.read'](input)

  /** A demo or a copy that is being opened is not shown any more. */
  stopOpening(): void {
    this.#guests.stopOpening()
  }

  /** What the window is told of the vault it shows now. */
  state(): ReturnType<KitHandlers['vault.state']> {
    return this.#current.handlers['vault.state'](undefined)
  }

  /** Copies what is looked at into the place of this computer's vault, and opens it there. */
  async keepCopy(): Promise<void> {
    const guest = this.#guests.shown
    const vault = guest?.session.unlocked === true ? guest.session.kit.vault : undefined
    if (!vault?.frozen) throw notLooking()
    if (vault.damage.length > 0) throw damagedCopy()
    aboutCopies(() => {
      placeNew(realDisk, vault, this.#surroundings.vaultPath)
    })
    await this.#home.session.openAs(vault)
  }

  get #current(): OneKit {
    return this.#guests.shown ?? this.#home
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
