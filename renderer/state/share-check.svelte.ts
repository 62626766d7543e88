import type { CombinedShares } from '../../electron/contract.ts'
import { call } from '../kit.ts'
import { Attempt } from './attempt.svelte.ts'
import type { Session } from './session.svelte.ts'

interface Picture {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Shares that are brought together, one after the other, to see whether they open the vault. */
export class ShareCheck {
  typed = $state('')
  result = $state.raw<CombinedShares>()
  readonly checking = new Attempt()
  readonly #session: Session
  readonly #checked: () => Promise<void>
  /** Those that were good. */
  #shares: readonly string[] = []
  #pictures: readonly Picture[] = []

  /** @param checked - Called when the shares were put together and opened the vault. */
  constructor(session: Session, checked: () => Promise<void>) {
    this.#session = session
    this.#checked = checked
  }

  /** What is wrong with it stays in the field, to be mended. */
  addTyped = async (): Promise<void> => {
    const before = this.#shares
    const shares = [...before, this.typed]
    await this.#combine(shares, this.#pictures, (result) => {
      if (result.pieces[before.length]?.good !== true) return
      this.#shares = shares
      this.typed = ''
    })
  }

  /** A picture with nothing new on it is not kept. */
  addFiles = async (files: Iterable<File>): Promise<void> => {
    const found = this.result?.found ?? 0
    const added = Array.from(files, async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }))
    const pictures = [...this.#pictures, ...(await Promise.all(added))]
    await this.#combine(this.#shares, pictures, (result) => {
      if (result.found > found) this.#pictures = pictures
    })
  }

  forget = (): void => {
    this.typed = ''
    this.result = undefined
    this.checking.error = ''
    this.#shares = []
    this.#pictures = []
  }

  async #combine(
    shares: readonly string[],
    pictures: readonly Picture[],
    keep: (result: CombinedShares) => void,
  ): Promise<void> {
    await this.checking.run(async () => {
      const result = await call('identity.combine', { shares: [...shares], pictures: [...pictures] })
      keep(result)
      this.result = result
      if (result.result !== 'fits') return
      await this.#checked()
      await this.#session.recount()
    })
  }
}
