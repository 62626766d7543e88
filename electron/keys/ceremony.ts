import { KitError } from '../kit-error.ts'
import type { RecordId } from '../vault/vault.ts'
import { failureOf, isOneAlone, isRefusal, isUnknownMake, severalAmong, wrongAnswer, type System } from './failure.ts'
import { statedModel } from './stated-model.ts'
import { touchFor } from './step-options.ts'
import type { Plugged } from './plugged.ts'
import { candidatesOf, kindOf, testOf, type Compare, type NewKey, type Step } from './steps.ts'
import type { Failed, KnownKey, Pass, Touch, Turn } from './turns.ts'
import type { Assertion, RegisteredKey, Registration } from './verification.ts'

/** Where tests take place. */
export interface Bench {
  /** The page that asks the key; its host is the RP ID. */
  readonly origin: string
  readonly system: System
  /** Whether the system or the browser asks in a dialog of its own, which a person can close. */
  readonly dialog: boolean
  /** How long a touch is waited for, in milliseconds. */
  readonly wait: number
  /** Unix time in milliseconds. */
  now(): number
  /** Milliseconds on a clock that nobody sets. */
  elapsed(): number
  /** Undefined where the system does not say. */
  plugged(): Plugged | undefined
}

interface Waiting {
  readonly step: Step
  readonly touch: Touch
  /** By the clock that nobody sets. */
  readonly asked: number
  readonly before: Plugged | undefined
}

/**
 * One test of a security key at a time, without a window: a window only carries each `Touch` to the key, and its answer
 * or the name of its error back. Starting a test, or `forget`, ends the one before it.
 */
export class Ceremony {
  readonly #bench: Bench
  readonly #rpId: string
  #waiting: Waiting | undefined
  /** Counts starts and ends, so that a verification that took long cannot bring an ended test back. */
  #turn = 0

  constructor(bench: Bench) {
    this.#bench = bench
    this.#rpId = new URL(bench.origin).hostname
  }

  /**
   * Starts the test of a new key: it registers, then signs.
   *
   * @param others - The keys of the vault: the new one is to be none of them.
   * @param direct - Also asks it which model it is.
   */
  register(name: string, others: readonly KnownKey[], direct = false): Touch {
    return this.#ask({ ask: 'register', name, others, direct })
  }

  /**
   * Starts the test of any of these keys; the answer tells which one it was.
   *
   * @param compare - The keys that the one that answered has not been shown to differ from.
   * @throws KitError `not-found` for none.
   */
  test(keys: readonly KnownKey[], compare: Compare = () => []): Touch {
    if (keys.length === 0)
      throw new KitError('not-found', 'No key has been tested yet. Nothing was changed. Test a new key first.')
    return this.#ask({ ask: 'sign', of: 'known', keys, compare })
  }

  /** Asks a key to check its PIN. */
  pin(key: KnownKey): Touch {
    return this.#ask({ ask: 'pin', of: 'known', keys: [key], compare: () => [] })
  }

  /**
   * Asks a key which model it is: it registers once more, and signs for the credential it had. That the two touches were
   * of one key is shown as far as the system goes: it may be none of the others, and no second one may be plugged in.
   */
  model(key: KnownKey, others: readonly KnownKey[] = []): Touch {
    return this.#ask({ ask: 'model', key, others, direct: true })
  }

  /**
   * Takes the browser's answer.
   *
   * @throws KitError `not-found` when the test is over.
   */
  async answer(id: string, credential: unknown): Promise<Turn> {
    const waiting = this.#take(id)
    const turn = this.#turn
    const proof = await this.#verify(waiting, credential).catch((error: unknown) => wrongAnswer(error))
    if (turn !== this.#turn) throw over()
    if ('kind' in proof) {
      if (isUnknownMake(proof) && 'direct' in waiting.step && waiting.step.direct) return this.#askWithout(waiting.step)
      const known = answeredBy(candidatesOf(waiting.step), credential)
      return { ...failedAt(waiting.step, proof), ...(known !== undefined && { known }) }
    }
    if (isOfModel(waiting.step) && severalAmong(waiting.before, this.#bench.plugged()))
      return failedAt(waiting.step, { kind: 'several-keys' })
    return 'attestation' in proof ? this.#registered(waiting.step, proof) : this.#signed(waiting.step, proof)
  }

  /**
   * Takes the news that the browser gave no answer.
   *
   * @param error - The name of its DOMException.
   * @param focused - Whether the window was in front.
   * @throws KitError `not-found` when the test is over.
   */
  failed(id: string, error: string, focused: boolean): Turn {
    const { step, touch, asked, before } = this.#take(id)
    const { system, dialog, wait } = this.#bench
    const elapsed = this.#bench.elapsed() - asked
    const after = this.#bench.plugged()
    const call = { ask: touch.ask, error, focused, elapsed, wait, system, dialog, before, after }
    if (step.ask === 'compare' && isRefusal(call))
      return { at: 'different', known: step.known, from: step.others.map((key) => key.id) }
    const failure = failureOf(call)
    // Some keys refuse to say who made them, and do everything else.
    if ('direct' in step && step.direct && (failure.kind === 'wants-pin' || failure.kind === 'system-ended'))
      return this.#askWithout(step)
    return failedAt(step, failure)
  }

  /** Ends the test under way. */
  forget(): void {
    this.#turn += 1
    this.#waiting = undefined
  }

  async #verify({ step, touch }: Waiting, credential: unknown): Promise<Registration | Assertion> {
    const { verifyAssertion, verifyRegistration } = await verification()
    const expected = { challenge: touch.options.challenge, origin: this.#bench.origin }
    if (step.ask === 'register' || step.ask === 'model') {
      const now = new Date(this.#bench.now())
      return await verifyRegistration(credential, step.direct ? { ...expected, attestation: 'direct', now } : expected)
    }
    const keys =
      step.ask === 'sign' && step.of === 'new'
        ? [step.key.registered]
        : candidatesOf(step).flatMap((key) => key.registrations)
    return await verifyAssertion(
      credential,
      keys,
      step.ask === 'pin' ? { ...expected, userVerification: 'required' } : expected,
    )
  }

  #registered(step: Step, { attestation, slotUsed, ...registered }: Registration): Turn {
    const { aaguid, credentialId, publicKey, counter, transports } = registered
    if (step.ask !== 'register' && step.ask !== 'model') throw over()
    const model = statedModel(registered, attestation)
    if (step.ask === 'model') return this.#ask({ ask: 'sign', of: 'model', key: step.key, model, slotUsed })
    const differsFrom = this.#excludes ? step.others.map(({ id }) => id) : []
    const key: NewKey = {
      name: step.name,
      registered: { aaguid, credentialId, publicKey, counter, transports },
      slotUsed,
      differsFrom,
      ...((step.direct || step.again) && { model }),
    }
    return this.#ask({ ask: 'sign', of: 'new', key })
  }

  #signed(step: Step, proof: Assertion): Turn {
    const signed = { credentialId: proof.key.credentialId, counter: proof.counter, verified: proof.flags.userVerified }
    if (step.ask === 'sign' && step.of === 'new') {
      const { name, registered, ...shown } = step.key
      return {
        at: 'passed',
        pass: { what: 'new', ...signed, ...shown, registered: { ...registered, name, counter: proof.counter } },
      }
    }
    const known = ownerOf(candidatesOf(step), proof.key)
    const pass = { what: kindOf(step.ask), known, ...signed, slotUsed: false, differsFrom: [] } satisfies Pass
    switch (step.ask) {
      case 'compare':
        return { at: 'same', known: step.known, pass }
      case 'sign':
        if (step.of === 'model')
          return { at: 'passed', pass: { ...pass, what: 'model', slotUsed: step.slotUsed, model: step.model } }
        return this.#thenCompare(pass, step.compare(known))
      case 'pin':
        return { at: 'passed', pass }
      default:
        throw over()
    }
  }

  #thenCompare(pass: Pass & { readonly known: RecordId }, others: readonly KnownKey[]): Turn {
    const compares = others.length > 0 && !this.#bench.dialog && isOneAlone(this.#bench.plugged())
    return {
      at: 'passed',
      pass,
      ...(compares && { next: this.#ask({ ask: 'compare', known: pass.known, others }) }),
    }
  }

  /** Asks once more, without which model it is. */
  #askWithout(step: Extract<Step, { direct: boolean }>): Touch {
    return this.#ask({ ...step, direct: false, again: true })
  }

  #ask(step: Step): Touch {
    this.forget()
    const { wait } = this.#bench
    const touch = touchFor(step, { rpId: this.#rpId, wait, excludes: this.#excludes })
    this.#waiting = { step, touch, asked: this.#bench.elapsed(), before: this.#bench.plugged() }
    return touch
  }

  /** Windows times out on some keys when something is excluded and verification is discouraged. */
  get #excludes(): boolean {
    return this.#bench.system !== 'windows'
  }

  /** What waits for this answer, which it does once. */
  #take(id: string): Waiting {
    const waiting = this.#waiting
    if (waiting?.touch.ceremony !== id) throw over()
    this.#waiting = undefined
    return waiting
  }
}

/** Whether a touch is to show which model a key of the vault is. */
function isOfModel(step: Step): boolean {
  return step.ask === 'model' || (step.ask === 'sign' && step.of === 'model')
}

function failedAt(step: Step, failure: Failed['failure']): Failed {
  return { at: 'failed', ...testOf(step), failure }
}

/** The key that an answer names, whatever else is wrong with it; undefined when it names none of these. */
function answeredBy(keys: readonly KnownKey[], answer: unknown): RecordId | undefined {
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined
  const isNamed = ({ credentialId }: RegisteredKey): boolean => Buffer.from(credentialId).toString('base64url') === id
  return keys.find(({ registrations }) => registrations.some(isNamed))?.id
}

/** @throws Error when it is none of them, which the verification has ruled out. */
function ownerOf(keys: readonly KnownKey[], { credentialId }: Pick<RegisteredKey, 'credentialId'>): RecordId {
  const owner = keys.find(({ registrations }) => registrations.some((one) => one.credentialId === credentialId))
  if (!owner) throw new Error('a key that was not asked has signed')
  return owner.id
}

/** The verification takes a while to load, which unlocking need not wait for. */
const verification = () => import('./verification.ts')

function over(): KitError {
  return new KitError('not-found', 'This key test is over. Nothing was saved. Start it again.')
}
