/** What a check answers with, and what it looks at. */
import type { Known } from '../questions/ask.ts'
import type { Losable } from '../graph/nodes.ts'

/**
 * `overdue`: a day has passed, or something does not work now. `due`: it should be done, and no day says by when.
 * `not-known`: nobody has said, or nothing was tried. `not-applicable`: there is nothing to check.
 */
export type CheckState = 'overdue' | 'due' | 'not-known' | 'ok' | 'not-applicable'

/** Worst first. Unknown is worse than fine, and not as bad as what is known to be wrong. */
export const STATES: readonly CheckState[] = ['overdue', 'due', 'not-known', 'ok', 'not-applicable']

/** What was found of one thing or account. */
export interface Finding {
  readonly state: CheckState
  /** Which sentence; `words.ts` has them. */
  readonly what: string
  /** The account, thing or set. */
  readonly about: string
  /** What kind of thing it is, where that is lost or found. */
  readonly thing?: Losable['kind']
  /** The day of the evidence, or by which something was to be done. */
  readonly on?: string
  readonly count?: number
  readonly names?: readonly string[]
}

/** What a check comes to: the worst of its findings. */
export interface Checked {
  readonly id: string
  readonly state: CheckState
  /** Worst first. */
  readonly findings: readonly Finding[]
  /** The day of the oldest evidence by which it is fine. */
  readonly on?: string
}

/** A check: a look at the kit that finds something of each thing it concerns; nothing where it does not apply. */
export type Check = (kit: CheckedKit) => readonly Finding[]

/** What checks look at. Days are `YYYY-MM-DD`. */
export interface CheckedKit extends Known {
  readonly care: Care
  /** Things whose loss alone shuts what an account is for, by account and goal; of what is told. */
  readonly singles: readonly SingleLoss[]
  /** Accounts that nothing opens even now, as far as it is told; `maybe` where an unknown could. */
  readonly shut: readonly { readonly account: string; readonly maybe: boolean }[]
  /** Places and things with which a finder signs in at once, and where. */
  readonly findable: readonly { readonly found: Losable; readonly accounts: readonly string[] }[]
}

/** `maybe`: something that is unknown could keep it open. `main`: it is what the account is there for. */
export interface SingleLoss {
  readonly account: string
  readonly goal: string
  readonly main: boolean
  readonly lost: Losable
  readonly maybe: boolean
}

/** What the vault knows of how it is looked after. */
export interface Care {
  readonly keys: readonly KeyCare[]
  /** Months after which a key is to be tested again; 0 for never. */
  readonly keyMonths: number
  readonly codes: readonly CodesCare[]
  readonly papers: readonly PaperCare[]
  /** By account: whether its newest paper restores. */
  readonly paperOf: readonly {
    readonly account: string
    readonly grade: 'restores' | 'not-known' | 'does-not-restore'
  }[]
  readonly passphrases: readonly { readonly name: string; readonly typed?: string; readonly due: boolean }[]
  /** When a backup was last read back by a person. */
  readonly backupRead: { readonly passed?: string; readonly failed?: string; readonly overdue: boolean }
  /** The newest copy of the vault on another disk. */
  readonly backupElsewhere?: string
  /** PDFs with secrets that are not said to be deleted. */
  readonly files: readonly string[]
  /** Whether the cover page says something. */
  readonly cover: boolean
}

export interface KeyCare {
  readonly name: string
  /** Empty where the key did not say. */
  readonly model: string
  readonly tested?: string
  /** The day of a test that spoke against it, after the last one it passed. */
  readonly suspect?: { readonly on: string; readonly counter: boolean }
  /** Keys that a test has shown to be other ones. */
  readonly differs: readonly string[]
}

export interface CodesCare {
  readonly account: string
  readonly left: number
  readonly total: number
  readonly issued?: string
  /** A recovery key, which is not used up. */
  readonly isKey?: boolean
}

/** One copy that is not destroyed. */
export interface PaperCare {
  /** "paper 0A1B2C3D copy 1" */
  readonly name: string
  readonly accounts: readonly string[]
  readonly place: string
  readonly holder: string
  readonly read: 'never' | 'part' | 'whole' | 'wrong'
  /** Since when all of it is proven, or when it was last read. */
  readonly at?: string
  readonly due: string
  readonly overdue: boolean
  /** When a line of it was last typed and fitted. */
  readonly typed?: string
  readonly share?: { readonly identifier: number; readonly index: number; readonly threshold: number }
}

/** The worst of some findings; nothing to check where there are none. */
export function checked(id: string, findings: readonly Finding[]): Checked {
  const inOrder = findings.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
  const [on] = inOrder.flatMap(({ state, on: day }) => (state === 'ok' && day !== undefined ? [day] : [])).sort()
  return { id, state: inOrder[0]?.state ?? 'not-applicable', findings: inOrder, ...(on !== undefined && { on }) }
}
