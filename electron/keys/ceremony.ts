import { store } from '../accounts/kit.ts'
import type { KeyRecord, Stored } from '../accounts/records.ts'
import { KitError } from '../kit-error.ts'
import { newRecordId, type RecordId } from '../vault/vault.ts'
import { assertionOptions, registrationOptions } from './options.ts'
import type { RegisteredKey } from './verification.ts'

/** What the browser is asked for next; its answer is handed back under the same id. */
export interface Challenge {
  readonly ceremony: RecordId
  /** WebAuthn Level 3 JSON. */
  readonly options: Readonly<Record<string, unknown>>
}

/** What is waited for. Each challenge is made here and is good for one answer. */
type Step = { readonly id: RecordId; readonly challenge: string } & (
  | { readonly kind: 'register'; readonly name: string }
  | { readonly kind: 'assert-new'; readonly name: string; readonly key: RegisteredKey }
  | { readonly kind: 'assert' }
)

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>

/**
 * One test of a security key at a time: a new key is registered and then asserted, a known key is
 * asserted. Starting a test, or `forget`, ends the one before it.
 */
export class Ceremony {
  readonly #origin: string
  readonly #rpId: string
  #step: Step | undefined
  /** Counts starts and ends, so that a verification that took long cannot bring an ended test back. */
  #turn = 0

  /** @param origin - The page that asks the key; its host is the RP ID. */
  constructor(origin: string) {
    this.#origin = origin
    this.#rpId = new URL(origin).hostname
  }

  /** Starts the test of a new key. */
  register(name: string): Challenge {
    const options = registrationOptions(this.#rpId)
    return this.#ask({ kind: 'register', name, id: newRecordId(), challenge: options.challenge }, options)
  }

  /** Starts the test of any of these keys; the answer tells which one it was. @throws KitError `not-found` for none */
  test(keys: readonly KeyRecord[]): Challenge {
    if (keys.length === 0)
      throw new KitError('not-found', 'No key has been tested yet. Nothing was changed. Test a new key first.')
    const options = assertionOptions(this.#rpId, keys)
    return this.#ask({ kind: 'assert', id: newRecordId(), challenge: options.challenge }, options)
  }

  /**
   * Verifies the registration of a new key and asks it for an assertion.
   *
   * @throws KitError `not-found` when the test is over, or as `verifyRegistration`.
   */
  async registered(id: string, credential: unknown): Promise<Challenge> {
    const { name, challenge } = this.#take(id, 'register')
    const turn = this.#turn
    const { verifyRegistration } = await verification()
    const registered = await verifyRegistration(credential, { challenge, origin: this.#origin })
    const { aaguid, credentialId, publicKey, counter, transports } = registered
    const key = { aaguid, credentialId, publicKey, counter, transports }
    if (turn !== this.#turn) throw over()
    const options = assertionOptions(this.#rpId, [key])
    return this.#ask({ kind: 'assert-new', name, key, id: newRecordId(), challenge: options.challenge }, options)
  }

  /**
   * Verifies the assertion that completes a test.
   *
   * @param keys - Those in the vault.
   * @param now - ISO 8601, the time of the test.
   * @returns the key as it is to be kept, with this test noted.
   * @throws KitError `not-found` when the test is over, or as `verifyAssertion`.
   */
  async asserted(
    id: string,
    credential: unknown,
    keys: readonly Stored<KeyRecord>[],
    now: string,
  ): Promise<Stored<KeyRecord>> {
    const step = this.#take(id, 'assert', 'assert-new')
    const expected = { challenge: step.challenge, origin: this.#origin }
    const { verifyAssertion } = await verification()
    if (step.kind === 'assert') {
      const { key, counter } = await verifyAssertion(credential, keys, expected)
      return { ...key, counter, tested: [...key.tested, now] }
    }
    const { counter } = await verifyAssertion(credential, [step.key], expected)
    return store({ kind: 'key', name: step.name, ...step.key, counter, added: now, tested: [now] })
  }

  /** Ends the test under way. */
  forget(): void {
    this.#turn += 1
    this.#step = undefined
  }

  #ask(step: Step, options: Challenge['options']): Challenge {
    this.forget()
    this.#step = step
    return { ceremony: step.id, options }
  }

  /** The step that waits for this answer, which it does once. */
  #take<Kind extends Step['kind']>(id: string, ...kinds: readonly Kind[]): StepOf<Kind> {
    const step = this.#step
    if (step?.id !== id) throw over()
    this.#step = undefined
    if (!isOf(step, kinds)) throw over()
    return step
  }
}

function isOf<Kind extends Step['kind']>(step: Step, kinds: readonly Kind[]): step is StepOf<Kind> {
  return kinds.some((kind) => kind === step.kind)
}

/** The verification takes a seventh of a second to load, which unlocking need not wait for. */
const verification = () => import('./verification.ts')

function over(): KitError {
  return new KitError('not-found', 'This key test is over. Nothing was saved. Start it again.')
}
