import type { Input, SharesGiven, VaultState } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** Shares of a paper key, one after the other, until they open a vault. The main process holds them. */
export class GivenShares {
  typed = $state('')
  result = $state.raw<SharesGiven>()
  readonly adding = new Attempt()
  readonly #of: Input<'start.shares'>['of']
  readonly #opened: (vault: VaultState) => void

  /** @param of - What they are to open: the vault of this computer, or the chosen file. */
  constructor(of: Input<'start.shares'>['of'], opened: (vault: VaultState) => void) {
    this.#of = of
    this.#opened = opened
  }

  /** What is wrong with it stays in the field, to be mended. */
  addTyped = async (): Promise<void> => {
    const before = this.result?.found ?? 0
    await this.#add({ shares: [this.typed] })
    if ((this.result?.found ?? 0) > before) this.typed = ''
  }

  addFiles = async (files: Iterable<File>): Promise<void> => {
    const pictures = Array.from(files, async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }))
    await this.#add({ shares: [], pictures: await Promise.all(pictures) })
  }

  async #add(more: Omit<Input<'start.shares'>, 'of'>): Promise<void> {
    await this.adding.run(async () => {
      this.result = await call('start.shares', { of: this.#of, ...more })
      if (this.result.vault) this.#opened(this.result.vault)
    })
  }
}
