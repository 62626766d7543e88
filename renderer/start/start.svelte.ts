import type { ChosenVault } from '../../electron/contract.ts'
import type { Intake } from '../add/intake.svelte.ts'
import { call } from '../call.ts'
import type { Frame } from '../camera.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { Typing } from '../state/typing.ts'

/**
 * What the start shows. `front`: the doors, or the locked vault. `lost`: what can be done from here.
 * `shares-here`, `key-here`: opening the vault of this computer with its paper key.
 */
export type StartStep = 'front' | 'create' | 'copy' | 'paper' | 'lost' | 'key-here' | 'shares-here'

/** The screens before a vault is open, and the way between them. */
export class Start {
  step = $state<StartStep>('front')
  /** The file that was chosen and found to be a vault. */
  chosen = $state.raw<ChosenVault>()
  /** Read from paper into the new vault, once it is there. */
  paper = $state.raw<readonly File[]>([])
  paperText = $state('')
  /** How many codes the camera read; the main process has them. */
  paperCodes = $state(0)
  readonly choosing = new Attempt()
  /** Whatever is being opened: this vault, the chosen file or the demo. */
  readonly opening = new Attempt()
  readonly typing = new Typing()
  readonly #session: Session
  readonly #intake: Intake

  constructor(session: Session, intake: Intake) {
    this.#session = session
    this.#intake = intake
  }

  go = (step: StartStep): void => {
    this.choosing.error = ''
    this.opening.error = ''
    this.step = step
  }

  /** Something is being chosen or opened, so no other way is taken meanwhile. */
  get busy(): boolean {
    return this.choosing.busy || this.opening.busy
  }

  /** Something was given from paper. */
  get given(): boolean {
    return this.paper.length > 0 || this.paperCodes > 0 || this.paperText.trim() !== ''
  }

  /** One step back. What was chosen and given is forgotten, and what is being opened is stopped. */
  back = (): void => {
    if (this.step === 'create' && this.given) {
      this.go('paper')
      return
    }
    this.go('front')
    this.chosen = undefined
    this.#forgetPaper()
    call('start.forget').catch(() => undefined)
  }

  /** Looks for codes of paper in one picture of the camera. Returns whether one is in sight. */
  look = async (frame: Frame): Promise<boolean> => {
    const { inSight, codes } = await call('start.frame', frame)
    this.paperCodes = codes
    return inSight
  }

  /** Asks for a file. What it is gets checked before anything is asked about it. */
  choose = async (): Promise<void> => {
    await this.choosing.run(async () => {
      const chosen = await call('start.choose')
      if (!chosen) return
      this.chosen = chosen
      this.step = 'copy'
    })
  }

  /** Makes the vault, and reads into it what was given from paper; that is looked at before it is saved. */
  create = async (passphrase: string): Promise<void> => {
    this.#session.opened(await call('vault.create', { passphrase }))
    if (!this.given) return
    this.#session.go('intake')
    // Not awaited: the vault is there, and Add shows what comes of it.
    void this.#readPaper()
  }

  demo = async (): Promise<void> => {
    await this.opening.run(async () => {
      this.#session.opened(await call('start.demo'))
    })
  }

  /** Opens the vault of this computer. */
  unlock = async (passphrase: string): Promise<boolean> => {
    this.typing.done()
    return this.opening.run(async () => {
      this.#session.opened(await call('vault.unlock', { passphrase }))
    })
  }

  unlockWithKey = async (identity: string): Promise<boolean> =>
    this.opening.run(async () => {
      this.#session.openedWithIdentity(await call('vault.unlockWithIdentity', { identity }))
    })

  /** Moves the vault of this computer aside. Then the doors are there, and say where it is. */
  setAside = async (): Promise<void> => {
    await this.opening.run(async () => {
      this.#session.vault = await call('start.setAside')
      this.step = 'front'
    })
  }

  /** Opens the chosen file, to look at. */
  lookAt = async (secret: string, as: 'passphrase' | 'identity'): Promise<boolean> =>
    this.opening.run(async () => {
      this.#session.opened(await call('start.open', { secret, as }))
    })

  async #readPaper(): Promise<void> {
    const { paper, paperText, paperCodes } = this
    this.#forgetPaper()
    if (paperCodes > 0) await this.#intake.readSeen()
    await this.#intake.readFiles(paper)
    if (paperText.trim() !== '' && !(await this.#intake.readText(paperText))) this.#intake.pasted = paperText
  }

  #forgetPaper(): void {
    this.paper = []
    this.paperText = ''
    this.paperCodes = 0
  }
}
