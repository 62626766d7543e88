import type { IntakeEntryView } from '../../electron/contract.ts'

/** An entry in the preview, as the user has changed it so far. */
export class Candidate {
  #ticked = $state(false)
  #service = $state('')
  #name = $state('')
  /** Only where the entry asks for it. */
  firstUsed = $state(false)
  /** The row that these recovery codes are shown in, and imported with. */
  leader = $state.raw<Candidate>()
  #entry: IntakeEntryView
  /** Which entry of which file it is. */
  readonly place: string

  constructor(entry: IntakeEntryView, place = '') {
    this.#entry = entry
    this.place = place
    // What needs an answer waits for it.
    this.#ticked = entry.ticked && entry.group !== 'needs-you'
    this.#service = entry.service
    this.#name = entry.name
    this.firstUsed = entry.firstUsed ?? false
  }

  get entry(): IntakeEntryView {
    return this.#entry
  }

  get ticked(): boolean {
    return this.leader?.ticked ?? this.#ticked
  }

  set ticked(ticked: boolean) {
    this.#ticked = ticked
  }

  get service(): string {
    return this.leader?.service ?? this.#service
  }

  set service(service: string) {
    this.#service = service
  }

  get name(): string {
    return this.leader?.name ?? this.#name
  }

  set name(name: string) {
    this.#name = name
  }

  /** The same, for an entry whose index has moved. */
  at(entry: IntakeEntryView): this {
    this.#entry = entry
    return this
  }
}
