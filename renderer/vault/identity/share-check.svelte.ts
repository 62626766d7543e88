import type { CombinedShares, Input } from '../../../electron/contract.ts'
import type { Frame } from '../../camera.ts'
import { call } from '../../call.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'

/** Shares that are brought together, one after the other, to see whether they open the vault. The main process holds them. */
export class ShareCheck {
  typed = $state('')
  result = $state.raw<CombinedShares>()
  readonly checking = new Attempt()
  readonly #session: Session
  readonly #checked: () => Promise<void>

  /** @param checked - Called when the shares were put together and opened the vault. */
  constructor(session: Session, checked: () => Promise<void>) {
    this.#session = session
    this.#checked = checked
  }

  /** What is wrong with it stays in the field, to be mended. */
  addTyped = async (): Promise<void> => {
    const before = this.result?.found ?? 0
    await this.#combine({ shares: [this.typed] })
    if ((this.result?.found ?? 0) > before) this.typed = ''
  }

  addFiles = async (files: Iterable<File>): Promise<void> => {
    const pictures = Array.from(files, async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }))
    await this.#combine({ shares: [], pictures: await Promise.all(pictures) })
  }

  /** One picture of the camera; answers whether a code is in sight. */
  look = async (frame: Frame): Promise<boolean> => {
    const { inSight, combined } = await call('identity.shareFrame', frame)
    if (combined) await this.#take(combined)
    return inSight
  }

  forget = (): void => {
    this.typed = ''
    this.result = undefined
    this.checking.error = ''
    call('identity.forgetShares').catch(() => undefined)
  }

  async #combine(more: Input<'identity.combine'>): Promise<void> {
    await this.checking.run(async () => {
      await this.#take(await call('identity.combine', more))
    })
  }

  async #take(result: CombinedShares): Promise<void> {
    this.result = result
    if (result.result !== 'fits') return
    await this.#checked()
    await this.#session.recount()
  }
}
