import { accountTitle } from '../wording.ts'

interface Label {
  readonly service: string
  readonly name: string
}

/** The accounts of the vault, as the preview of an import looks them up. */
export class AccountIndex<A extends Label> {
  readonly #byName: ReadonlyMap<string, A>
  readonly #byTitle: ReadonlyMap<string, A>

  constructor(accounts: readonly A[]) {
    this.#byName = new Map(accounts.map((account) => [labelKey(account), account]))
    this.#byTitle = new Map(accounts.map((account) => [accountTitle(account), account]))
  }

  /** The account that an entry of this name joins. As in the vault, case and outer blanks do not count. */
  joinedBy(label: Label): A | undefined {
    return (label.service + label.name).trim() === '' ? undefined : this.#byName.get(labelKey(label))
  }

  /** The account that was chosen from the list, which shows "PyPI · alice". */
  titled(title: string): A | undefined {
    return this.#byTitle.get(title)
  }
}

/** Equal for names of one account: case and outer blanks do not count. */
export function labelKey({ service, name }: Label): string {
  return JSON.stringify([service, name].map((text) => text.trim().normalize('NFC').toLowerCase()))
}
