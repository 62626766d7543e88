import { credentialName } from '../../accounts/credential-name.ts'
import { withDetails } from '../../accounts/key-details.ts'
import { store } from '../../accounts/kit.ts'
import type { KeyRecord, KeyTestRecord, Stored } from '../../accounts/records.ts'
import type { Input, KeyFailed, KeyTouch, KeyTurn } from '../../contract.ts'
import { Ceremony } from '../../keys/ceremony.ts'
import { failureText } from '../../keys/failure-words.ts'
import { differentText, passText, sameText } from '../../keys/turn-words.ts'
import type { Different, Failed, KnownKey, Pass, Same, Touch, Turn } from '../../keys/turns.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { Session } from '../vault/session.ts'
import { benchOf } from './bench.ts'
import { freeName, requireFreeName } from './key-names.ts'
import { KeyShelf } from './key-shelf.ts'
import { touchView } from './touch-view.ts'

/** Tests keys of the open vault, and keeps what each test came to. */
export class KeyBench {
  readonly #session: Session
  readonly #ceremony: Ceremony
  /** The record of the test that just passed; a comparison after it adds to it. */
  #last: Stored<KeyTestRecord> | undefined

  constructor(session: Session) {
    this.#session = session
    this.#ceremony = new Ceremony(benchOf(session.surroundings))
    session.onLock(() => {
      this.stop()
    })
  }

  /** @throws KitError `invalid-input` for a name that something has already, `not-found` for a key that is not there. */
  begin(input: Input<'keys.begin'>): KeyTouch {
    this.#last = undefined
    this.#session.kit.vault.requireWritable()
    const shelf = this.#shelf()
    // A key that was lost may be in somebody's hand again.
    const all = shelf.keys.map((key) => shelf.known(key))
    switch (input.test) {
      case 'new':
        requireFreeName(this.#session, input.name)
        return this.#touched(this.#ceremony.register(input.name, all, input.model))
      case 'which':
        return this.#touched(this.#ceremony.test(all, this.#compare))
      case 'key':
        return this.#touched(this.#ceremony.test([this.#knownKey(input.id)], this.#compare))
      case 'pin':
        return this.#touched(this.#ceremony.pin(this.#knownKey(input.id)))
      case 'model':
        return this.#touched(
          this.#ceremony.model(
            this.#knownKey(input.id),
            all.filter(({ id }) => id !== input.id),
          ),
        )
    }
  }

  async answer({ ceremony, credential }: Input<'keys.answer'>): Promise<KeyTurn> {
    return this.#turn(await this.#ceremony.answer(ceremony, credential))
  }

  failed({ ceremony, error, focused }: Input<'keys.failed'>): KeyTurn {
    return this.#turn(this.#ceremony.failed(ceremony, error, focused))
  }

  stop(): void {
    this.#ceremony.forget()
    this.#last = undefined
  }

  #turn(turn: Turn): KeyTurn {
    switch (turn.at) {
      case 'touch':
        return this.#touched(turn)
      case 'passed': {
        const key = this.#keep(turn.pass)
        const view = this.#shelf().view(key)
        const differsFrom = turn.pass.differsFrom.flatMap((id) => this.#nameOf(id))
        const wentBack = view.standing.kind === 'suspect' && view.standing.counter
        const says = passText(turn.pass, { name: key.name, differsFrom, gone: view.gone?.how, wentBack })
        return { at: 'passed', key: view, says, ...(turn.next && { next: this.#touched(turn.next) }) }
      }
      case 'different':
        return this.#different(turn)
      case 'same':
        return this.#same(turn)
      case 'failed':
        return this.#notPassed(turn)
    }
  }

  #different({ known, from }: Different): KeyTurn {
    const { kit } = this.#session
    const others = from.flatMap((id) => this.#credentialsOf(id))
    if (this.#last) kit.commit({ put: [{ ...this.#last, differsFrom: [...new Set(others)].sort() }] })
    const key = this.#shelf().view(kit.get('key', known))
    return {
      at: 'different',
      key,
      says: [
        differentText(
          key.name,
          from.flatMap((id) => this.#nameOf(id)),
        ),
      ],
    }
  }

  #same({ known, pass }: Same): KeyTurn {
    const other = this.#keep(pass)
    const shelf = this.#shelf()
    const key = shelf.view(this.#session.kit.get('key', known))
    return { at: 'same', key, other: shelf.view(other), says: sameText(key.name, other.name) }
  }

  #notPassed({ what, failure, known, name = '' }: Failed): KeyFailed {
    const { kit, surroundings } = this.#session
    const key = known === undefined ? undefined : kit.get('key', known)
    const at = new Date(surroundings.now()).toISOString()
    kit.commit({
      put: [
        store({
          kind: 'key-test',
          at,
          what,
          name: key?.name ?? name,
          ...(key && { credential: credentialName(key.credentialId) }),
          failure: { ...failure },
        }),
      ],
    })
    return { at: 'failed', kind: failure.kind, ...failureText(failure, key !== undefined), ...(key && { key: key.id }) }
  }

  /** Saves the key as the test leaves it, and the test. */
  #keep(pass: Pass): Stored<KeyRecord> {
    const { kit, surroundings } = this.#session
    const now = new Date(surroundings.now()).toISOString()
    const key = pass.registered
      ? store<KeyRecord>({
          kind: 'key',
          ...pass.registered,
          // The name may have been taken since the test began; the test counts all the same.
          name: freeName(this.#session, pass.registered.name),
          added: now,
          tested: [now],
        })
      : testedBy(kit.get('key', pass.known ?? ''), pass, now)
    const test = store(
      testOf(
        pass,
        key,
        now,
        pass.differsFrom.flatMap((id) => this.#credentialsOf(id)),
      ),
    )
    const { model } = pass
    const details = withDetails(kit, key, (before) => ({
      ...before,
      ...(model && { model: { on: now, ...model } }),
      ...(before.formerly && {
        formerly: before.formerly.map((one) => (isOf(one, pass) ? testedBy(one, pass, now) : one)),
      }),
    }))
    const isChanged = model !== undefined || details.put?.some((one) => one.kind === 'key-details' && one.formerly)
    kit.commit({ put: [key, test, ...(isChanged === true ? (details.put ?? []) : [])] })
    this.#last = test
    return key
  }

  /** Keys that this one was never shown to differ from. */
  readonly #compare = (answered: RecordId): readonly KnownKey[] => {
    const shelf = this.#shelf()
    const others = new Set(shelf.notComparedWith(answered))
    return shelf.keys.filter(({ id }) => others.has(id)).map((key) => shelf.known(key))
  }

  #knownKey(id: string): KnownKey {
    return this.#shelf().known(this.#session.kit.get('key', id))
  }

  #credentialsOf(id: RecordId): readonly string[] {
    return (
      this.#shelf()
        .named()
        .find((key) => key.id === id)?.credentials ?? []
    )
  }

  #nameOf(id: RecordId): readonly string[] {
    const key = this.#session.kit.find(id)
    return key?.kind === 'key' ? [key.name] : []
  }

  #touched(touch: Touch): KeyTouch {
    return touchView(touch, this.#shelf())
  }

  #shelf(): KeyShelf {
    return new KeyShelf(this.#session.kit, this.#session.surroundings.now())
  }
}

/** The key passed a test, by whichever of its registrations; the counter is that of the one that signed. */
function testedBy<R extends Pick<KeyRecord, 'credentialId' | 'counter' | 'tested'>>(
  registration: R,
  pass: Pass,
  now: string,
): R {
  const { counter } = isOf(registration, pass) ? pass : registration
  return { ...registration, counter, tested: [...registration.tested, now] }
}

function isOf({ credentialId }: Pick<KeyRecord, 'credentialId'>, pass: Pass): boolean {
  return Buffer.compare(credentialId, pass.credentialId) === 0
}

function testOf(pass: Pass, key: KeyRecord, at: string, differsFrom: readonly string[]): KeyTestRecord {
  const { what, counter, verified, slotUsed } = pass
  return {
    kind: 'key-test',
    at,
    what,
    credential: credentialName(key.credentialId),
    name: key.name,
    counter,
    transports: [...key.transports],
    verified,
    ...(slotUsed && { slotUsed }),
    ...(differsFrom.length > 0 && { differsFrom: [...new Set(differsFrom)].sort() }),
  }
}
