import type { IdentityPaper as PutOut, PrinterView } from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { paperSizeOf, type PaperSize } from '../../paper/paper-size.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'

/** As many shares as SLIP-39 allows in a group. */
export const MOST_SHARES = 16
const MOST_COPIES = 9

/** How the paper key goes on paper: whole, or split among holders. */
export class IdentityPaper {
  kind = $state<'whole' | 'shares'>('whole')
  size = $state<PaperSize>('a4')
  copies = $state<number | null>(2)
  threshold = $state<number | null>(3)
  count = $state<number | null>(5)
  /** By share; names of shares that are no more are kept while the number is being typed. */
  names = $state<string[]>(Array.from({ length: MOST_SHARES }, () => ''))
  nameOthers = $state(false)
  printer = $state.raw<PrinterView>()
  done = $state.raw<PutOut>()
  readonly saving = new Attempt()
  readonly #session: Session
  readonly #sent: () => Promise<void>

  readonly holders = $derived(this.names.slice(0, within(this.count, 2, MOST_SHARES) ? this.count : 0))
  readonly ready = $derived(
    this.kind === 'whole'
      ? within(this.copies, 1, MOST_COPIES)
      : this.holders.length > 0 && within(this.threshold, 2, this.holders.length),
  )

  /** @param sent - Called when it went to a file or a printer. */
  constructor(session: Session, sent: () => Promise<void>) {
    this.#session = session
    this.size = paperSizeOf(session)
    this.#sent = sent
  }

  /** Printers come and go, so this is asked each time. */
  findPrinter = async (): Promise<void> => {
    this.printer = await call('sheets.printer').catch(() => undefined)
  }

  /** @param identity - The secret half, which the vault does not have. */
  putOut = async (identity: string, to: 'file' | 'printer'): Promise<void> => {
    this.done = undefined
    await this.saving.run(async () => {
      const done = await this.#session.confirmation.before(() => this.#send(identity, to))
      if (done.outcome === 'neither') return
      this.done = done
      await this.#sent()
    })
  }

  forget = (): void => {
    this.done = undefined
    this.saving.error = ''
  }

  async #send(identity: string, to: 'file' | 'printer'): Promise<PutOut> {
    const paper = this.size
    if (this.kind === 'whole') return await call('identity.sheet', { identity, paper, to, copies: this.copies ?? 1 })
    return await call('identity.shares', {
      ...{ identity, paper, to, threshold: this.threshold ?? 2, nameOthers: this.nameOthers },
      holders: this.holders.map((name) => name.trim()),
    })
  }
}

/** A number field that was emptied holds null. */
function within(number: number | null, least: number, most: number): number is number {
  return number !== null && Number.isInteger(number) && number >= least && number <= most
}
