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
  /** Asked which of several tokens is right, the person said that it is the one in the vault. */
  keptHere = $state(false)
  #entry: IntakeEntryView

  constructor(entry: IntakeEntryView) {
    this.#entry = $state.raw(entry)
    this.#ticked = tickedAtFirst(entry)
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

  /** What the entry is since another file was added, opened or left out. What was typed stays; a new question is asked. */
  update(entry: IntakeEntryView): this {
    const { group, question } = this.#entry
    this.#entry = entry
    if (group === entry.group && question?.kind === entry.question?.kind) return this
    this.#ticked = tickedAtFirst(entry)
    this.keptHere = false
    return this
  }
}

/** What needs an answer waits for it. */
function tickedAtFirst({ ticked, group }: IntakeEntryView): boolean {
  return ticked && group !== 'needs-you'
}
