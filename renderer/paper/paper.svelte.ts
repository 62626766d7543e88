import type { Input, PrintWarningView, PrinterView, SheetLayout, SheetPlanView } from '../../electron/contract.ts'
import { call, on } from '../call.ts'
import { paperSizeOf, type PaperSize } from './paper-size.ts'
import { AccountChoice } from '../state/account-choice.svelte.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import { PagePreview } from './page-preview.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** How a set left the app. */
export interface SentOut {
  readonly pages: number
  /** Where the PDF was saved; absent when it was printed. */
  readonly path?: string
  /** The print system holds the pages, or does not say what became of them. */
  readonly queued?: boolean
  /** Whether it can be read by anyone. */
  readonly secret: boolean
}

/** More accounts than this share pages unless the person wants otherwise, as in `app/sheets/sheet-choice.ts`. */
const FEW_ACCOUNTS = 8

/** Printing: what goes on paper, what that comes to, how it looks, and the PDF. */
export class Paper {
  loaded = $state(false)
  size = $state<PaperSize>('a4')
  kind = $state<'plain' | 'sealed' | 'cover'>('plain')
  apart = $state(false)
  /** What the person said about it; until then it is as the last time, or depends on how many accounts there are. */
  #layout = $state<SheetLayout>()
  copies = $state(1)
  archivist = $state(true)
  named = $state(true)
  keyTable = $state(false)
  /** Whether notes that do not fit on sealed sheets have sheets of their own. */
  keepsLongNotes = $state(false)
  /** The passphrase of sealed sheets, typed twice. */
  passphrase = $state('')
  plan = $state.raw<SheetPlanView>()
  printer = $state.raw<PrinterView>({ way: 'none' })
  sent = $state.raw<SentOut>()
  progress = $state.raw<{ readonly done: number; readonly total: number }>()
  readonly choice = new AccountChoice()
  readonly loading = new Attempt()
  readonly planning = new Attempt()
  readonly sending = new Attempt()
  readonly preview: PagePreview
  readonly #session: Session
  /** What the person said about the cover; until then it depends on how many accounts there are. */
  #cover = $state<boolean>()

  readonly layout: SheetLayout = $derived(
    this.#layout ?? this.#remembered ?? (this.choice.ticked.size > FEW_ACCOUNTS ? 'compact' : 'single'),
  )
  readonly cover = $derived(this.#cover ?? this.choice.ticked.size > 1)
  /** There is a key to tell of, and the set may name accounts. */
  readonly offersKeyTable = $derived.by(
    () =>
      (this.#session.vault?.counts.keys ?? 0) > 0 && this.kind !== 'cover' && (this.kind !== 'sealed' || this.named),
  )
  readonly input: Input<'sheets.plan'> = $derived({
    accounts: this.kind === 'cover' ? [] : this.choice.inOrder(),
    paper: this.size,
    kind: this.kind,
    apart: this.apart,
    ...(this.kind === 'plain' && { layout: this.layout }),
    copies: this.copies,
    cover: this.cover,
    archivist: this.archivist,
    named: this.named,
    ...(this.kind === 'sealed' && this.keepsLongNotes && { longNotes: 'keep' }),
    keyTable: this.keyTable && this.offersKeyTable,
  })
  /** The accounts with a note that does not fit on their sealed sheets, whatever is to become of it. */
  readonly longNotes = $derived(this.plan?.warnings.flatMap((one) => (isOfLongNote(one) ? one.accounts : [])) ?? [])
  /** What to know before printing, but for what is asked. */
  readonly warnings = $derived(this.plan?.warnings.filter((one) => !isOfLongNote(one)) ?? [])
  readonly isEmpty = $derived(this.kind !== 'cover' && this.choice.ticked.size === 0)
  /** What is still to do before it can go out; empty when nothing is. */
  readonly toDo = $derived.by(() => {
    if (this.isEmpty) return 'Tick at least one account.'
    if (!this.plan) return 'Wait for the plan.'
    return this.kind === 'sealed' && this.passphrase === '' ? 'Choose the passphrase of the sheets.' : ''
  })

  constructor(session: Session) {
    this.#session = session
    this.size = paperSizeOf(session)
    this.preview = new PagePreview(session, () => this.#output())
  }

  setLayout = (layout: SheetLayout): void => {
    this.#layout = layout
  }

  setCover = (cover: boolean): void => {
    this.#cover = cover
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      await this.choice.load(this.#session.takeChosen())
      this.printer = await call('sheets.printer')
      this.loaded = true
    })
  }

  /** Until the returned function is called, follows the work on a large set. */
  watch = (): (() => void) =>
    on('progress', ({ done, total }) => {
      if (this.sending.busy || this.preview.drawing.busy) this.progress = { done, total }
    })

  /** Plans what is chosen now. An answer that is out of date is dropped. */
  replan = async (input = this.input): Promise<void> => {
    this.sent = undefined
    this.preview.close()
    if (this.isEmpty) {
      this.plan = undefined
      this.planning.error = ''
      return
    }
    await this.planning.restart(async () => {
      const plan = await call('sheets.plan', input)
      if (input === this.input) this.plan = plan
    })
  }

  save = async (): Promise<void> => {
    await this.#send(async (input) => {
      const { path, pages } = await call('sheets.save', input)
      return path === undefined ? undefined : { path, pages, secret: this.kind === 'plain' }
    })
  }

  print = async (): Promise<void> => {
    await this.#send(async (input) => {
      const { outcome, pages } = await call('sheets.print', input)
      return outcome === 'neither' ? undefined : { pages, queued: outcome === 'queued', secret: this.kind === 'plain' }
    })
    // A queue that was paused may have been the reason, and may be started by now.
    this.printer = await call('sheets.printer').catch(() => this.printer)
  }

  /** Forgets the set that was planned or looked at: it holds secrets. */
  leave = (): void => {
    this.preview.picture = undefined
    void call('sheets.close').catch(() => undefined)
  }

  stop = async (): Promise<void> => {
    await call('sheets.stop')
  }

  async #send(send: (input: Input<'sheets.save'>) => Promise<SentOut | undefined>): Promise<void> {
    this.sent = undefined
    await this.sending.run(async () => {
      const sent = await this.#session.confirmation.before(() => send(this.#output()))
      if (!sent) return
      this.sent = sent
      this.passphrase = ''
      this.preview.close()
      await this.#remember()
    })
    this.progress = undefined
  }

  /** The next set begins as this one was. Where that cannot be noted, the set is out all the same. */
  async #remember(): Promise<void> {
    if (this.kind !== 'plain' || !this.#layout || this.#layout === this.#remembered) return
    await call('settings.set', { sheetLayout: this.#layout }).catch(() => undefined)
    await this.#session.recount()
  }

  get #remembered(): SheetLayout | undefined {
    return this.#session.vault?.appearance?.sheetLayout
  }

  #output(): Input<'sheets.save'> {
    return { ...this.input, ...(this.kind === 'sealed' && { passphrase: this.passphrase }) }
  }
}

function isOfLongNote(warning: PrintWarningView): warning is Extract<PrintWarningView, { readonly accounts: unknown }> {
  return warning.kind === 'note-left-out' || warning.kind === 'note-apart'
}
