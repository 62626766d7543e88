import { newRecordId } from '../vault/vault.ts'
import { assertionOptions, registrationOptions, type Options } from './options.ts'
import { candidatesOf, testOf, type Step } from './steps.ts'
import type { Touch } from './turns.ts'

interface Asking {
  readonly rpId: string
  /** Milliseconds. */
  readonly wait: number
  /** Whether a new key may be asked not to be one of the others. */
  readonly excludes: boolean
}

/** What the browser is asked for a step. */
export function touchFor(step: Step, asking: Asking): Touch {
  return {
    at: 'touch',
    ceremony: newRecordId(),
    ask: step.ask,
    options: optionsFor(step, asking),
    ...placeOf(step),
    ...aboutOf(step),
    ...('again' in step && { again: true }),
  }
}

function optionsFor(step: Step, { rpId, wait, excludes }: Asking): Options {
  switch (step.ask) {
    case 'register':
    case 'model': {
      // A known key holds its own credential, and makes another beside it.
      const exclude = excludes ? step.others.flatMap((key) => key.registrations) : []
      return registrationOptions({ rpId, wait, exclude, attestation: step.direct ? 'direct' : 'none' })
    }
    case 'sign':
    case 'pin':
    case 'compare': {
      const isNew = step.ask === 'sign' && step.of === 'new'
      const allow = isNew ? [step.key.registered] : candidatesOf(step).flatMap((key) => key.registrations)
      return assertionOptions({
        rpId,
        wait,
        allow,
        verification: step.ask === 'pin' ? 'required' : 'discouraged',
      })
    }
  }
}

function aboutOf(step: Step): Pick<Touch, 'known' | 'isNew' | 'others'> {
  const { what, known = step.ask === 'compare' ? step.known : undefined } = testOf(step)
  const others = step.ask === 'compare' ? step.others.map(({ id }) => id) : []
  return { ...(known !== undefined && { known }), isNew: what === 'new', others }
}

/** A test of two touches registers first, or compares last. */
function placeOf(step: Step): Pick<Touch, 'number' | 'of'> {
  if (step.ask === 'register' || step.ask === 'model') return { number: 1, of: 2 }
  const isSecond = step.ask === 'compare' || (step.ask === 'sign' && step.of !== 'known')
  return isSecond ? { number: 2, of: 2 } : { number: 1, of: 1 }
}
