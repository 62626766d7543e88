/** What a key test waits for, and which test of which key it is part of. */
import type { KeyTestKind } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'
import type { Ask } from './failure.ts'
import type { Failed, KnownKey, StatedModel } from './turns.ts'
import type { RegisteredKey } from './verification.ts'

export type Step =
  | {
      readonly ask: 'register'
      readonly name: string
      /** The key is to be none of these. */
      readonly others: readonly KnownKey[]
      readonly direct: boolean
      readonly again?: true
    }
  | { readonly ask: 'sign'; readonly of: 'new'; readonly key: NewKey }
  | {
      readonly ask: 'sign' | 'pin'
      readonly of: 'known'
      readonly keys: readonly KnownKey[]
      readonly compare: Compare
    }
  | {
      readonly ask: 'model'
      readonly key: KnownKey
      /** The key is to be none of these. */
      readonly others: readonly KnownKey[]
      readonly direct: boolean
      readonly again?: true
    }
  | {
      readonly ask: 'sign'
      readonly of: 'model'
      readonly key: KnownKey
      readonly model: StatedModel
      readonly slotUsed: boolean
    }
  | { readonly ask: 'compare'; readonly known: RecordId; readonly others: readonly KnownKey[] }

/** A key that has registered, and is still to sign. */
export interface NewKey {
  readonly name: string
  readonly registered: RegisteredKey
  readonly slotUsed: boolean
  readonly differsFrom: readonly RecordId[]
  readonly model?: StatedModel
}

/** The keys that the one that answered has not been shown to differ from. */
export type Compare = (answered: RecordId) => readonly KnownKey[]

/** The keys that may answer. */
export function candidatesOf(step: Step): readonly KnownKey[] {
  if (step.ask === 'compare') return step.others
  if (step.ask === 'register') return []
  if (step.ask === 'model' || step.of === 'model') return [step.key]
  return step.of === 'known' ? step.keys : []
}

/** Which test of which key fails with a step. */
export function testOf(step: Step): Pick<Failed, 'what' | 'known' | 'name'> {
  if (step.ask === 'register') return { what: 'new', name: step.name }
  if (step.ask === 'compare') return { what: 'touch' }
  if (step.ask === 'model' || step.of === 'model') return { what: 'model', known: step.key.id }
  if (step.of === 'new') return { what: 'new', name: step.key.name }
  const [only, second] = step.keys
  return { what: kindOf(step.ask), ...(only && !second && { known: only.id }) }
}

export function kindOf(ask: Ask): KeyTestKind {
  return ask === 'pin' ? 'pin' : 'touch'
}
