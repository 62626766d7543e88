import { accountsByKey } from '../../accounts/account-keys.ts'
import { credentialName } from '../../accounts/credential-name.ts'
import type { Kit } from '../../accounts/kit.ts'
import {
  DEFAULT_KEY_MONTHS,
  type KeyDetailsRecord,
  type KeyRecord,
  type KeyTestRecord,
  type MetadataRecord,
  type Stored,
} from '../../accounts/records.ts'
import type { KeyStanding, KeysView, KeyTestView, KeyView } from '../../contract.ts'
import { STICKERS } from '../../contract/words/sticker-words.ts'
import { algorithmName } from '../../keys/cose-key.ts'
import { differentPairs, notCompared, type DifferentPair, type NamedKey } from '../../keys/different.ts'
import { isAgainstKey } from '../../keys/failure.ts'
import { latestMetadata } from '../../keys/models/kept-metadata.ts'
import { testSentence } from '../../keys/test-words.ts'
import type { KnownKey } from '../../keys/turns.ts'
import { monthsBefore } from '../../readiness/days.ts'
import type { RecordId } from '../../vault/vault.ts'
import { modelView } from './stored-model.ts'

/** The keys of a vault with their details and tests, looked up once. */
export class KeyShelf {
  readonly keys: readonly Stored<KeyRecord>[]
  readonly #details: ReadonlyMap<string, Stored<KeyDetailsRecord>>
  readonly #tests: readonly Stored<KeyTestRecord>[]
  readonly #accounts: ReturnType<typeof accountsByKey>
  readonly #places: ReadonlyMap<string, { readonly place?: string; readonly with?: string }>
  readonly #pairs: readonly DifferentPair[]
  readonly #metadata: MetadataRecord | undefined
  readonly #now: number
  readonly #months: number

  /** @param now - Unix time in milliseconds. */
  constructor(kit: Kit, now: number) {
    this.keys = kit.all('key').sort((a, b) => a.name.localeCompare(b.name))
    this.#details = new Map(kit.all('key-details').map((one) => [one.credential, one]))
    this.#tests = kit
      .all('key-test')
      .toReversed()
      .sort((a, b) => b.at.localeCompare(a.at))
    this.#accounts = accountsByKey(kit)
    this.#places = new Map(kit.all('bearer').map(({ name, ...bearer }) => [name, bearer]))
    this.#metadata = latestMetadata(kit.all('metadata'))
    this.#now = now
    this.#months = kit.settings.keyMonths ?? DEFAULT_KEY_MONTHS
    this.#pairs = differentPairs(this.named(), this.#tests)
  }

  /** Every key by the names of its credentials, present and former. */
  named(keys = this.keys): readonly NamedKey[] {
    return keys.map((key) => ({ id: key.id, credentials: this.#credentialsOf(key) }))
  }

  /** A key with every registration by which it may answer. */
  known(key: Stored<KeyRecord>): KnownKey {
    const own = credentialName(key.credentialId)
    // One of them can be the present registration under another name.
    const former = (this.detailsOf(key)?.formerly ?? []).filter(
      ({ credentialId }) => credentialName(credentialId) !== own,
    )
    return { id: key.id, registrations: [key, ...former.map((one) => ({ ...one, aaguid: key.aaguid }))] }
  }

  /** Those that are neither lost nor retired. */
  inUse(): readonly Stored<KeyRecord>[] {
    return this.keys.filter((key) => !this.detailsOf(key)?.gone)
  }

  detailsOf({ credentialId }: Pick<KeyRecord, 'credentialId'>): Stored<KeyDetailsRecord> | undefined {
    return this.#details.get(credentialName(credentialId))
  }

  /** Keys in use that this one has not been shown to differ from. */
  notComparedWith(id: RecordId): readonly RecordId[] {
    return notCompared(id, this.named(this.inUse()), this.#pairs)
  }

  differentFrom(id: RecordId): readonly { readonly id: RecordId; readonly on: string }[] {
    return this.#pairs.flatMap(({ keys: [one, other], on }) => {
      if (one !== id && other !== id) return []
      return [{ id: one === id ? other : one, on }]
    })
  }

  view(key: Stored<KeyRecord>): KeyView {
    const { id, name, transports, added } = key
    const { sticker, gone, formerly = [], model } = this.detailsOf(key) ?? {}
    const tests = this.testsOf(key)
    const colour = STICKERS.find((one) => one === sticker)
    const pin = tests.find(({ verified, failure }) => verified === true && !failure)?.at
    const algorithm = algorithmName(key.publicKey)
    const { place, with: keeper } = this.#places.get(name) ?? {}
    return {
      id,
      name,
      ...(colour && { sticker: colour }),
      ...(place !== undefined && { place }),
      ...(keeper !== undefined && { with: keeper }),
      ...(gone && { gone }),
      standing: this.standingOf(key),
      transports,
      ...(algorithm !== undefined && { algorithm }),
      added,
      tests: tests.map(testView),
      ...(model && { model: modelView(model, this.#metadata, this.#now) }),
      ...(pin !== undefined && { pin }),
      slotUsed: tests.some(({ slotUsed }) => slotUsed === true),
      formerly: formerly.map((one) => one.name),
      different: this.differentFrom(id).flatMap((other) => this.#withName(other)),
      notCompared: gone ? [] : this.notComparedWith(id).flatMap((other) => this.#withName({ id: other })),
      accounts: (this.#accounts.get(id) ?? []).map((account) => ({
        id: account.id,
        service: account.service,
        name: account.name,
      })),
    }
  }

  /** All keys, those gone last, and the failed tests in which none was named. */
  list(): Pick<KeysView, 'keys' | 'failed'> {
    const views = this.keys.map((key) => this.view(key))
    const known = new Set(this.named().flatMap(({ credentials }) => credentials))
    const failed = this.#tests.filter(
      ({ failure, credential }) => failure && (credential === undefined || !known.has(credential)),
    )
    return {
      keys: [...views.filter(({ gone }) => !gone), ...views.filter(({ gone }) => gone)],
      failed: failed.map(testView),
    }
  }

  /** Tests of a key, newest first. Those of earlier versions only have a time. */
  testsOf(key: Stored<KeyRecord>): readonly Omit<KeyTestRecord, 'kind'>[] {
    const credentials = this.#credentialsOf(key)
    const own = this.#tests.filter(({ credential }) => credential !== undefined && credentials.includes(credential))
    const times = new Set(own.map(({ at }) => at))
    const former = this.detailsOf(key)?.formerly ?? []
    const older = [key, ...former].flatMap(({ tested }) => tested).filter((at) => !times.has(at))
    const bare = [...new Set(older)].map((at) => ({ at, what: 'touch' as const, name: key.name }))
    return [...own, ...bare].sort((a, b) => b.at.localeCompare(a.at))
  }

  standingOf(key: Stored<KeyRecord>): KeyStanding {
    if (this.detailsOf(key)?.gone) return { kind: 'gone' }
    const tests = this.testsOf(key)
    // A key of which there is a copy passes as before, so no later test clears it.
    const copied = tests.find(({ failure }) => failure?.kind === 'counter-back')
    const telling = copied ?? tests.find(({ failure }) => !failure || isAgainstKey(failure))
    if (!telling) return { kind: 'never' }
    const on = telling.at.slice(0, 10)
    if (telling.failure) return { kind: 'suspect', on, counter: copied !== undefined }
    if (this.#months === 0 || on >= monthsBefore(new Date(this.#now).toISOString().slice(0, 10), this.#months))
      return { kind: 'works', on }
    return { kind: 'due', on, since: monthsBefore(on, -this.#months) }
  }

  #credentialsOf(key: Stored<KeyRecord>): readonly string[] {
    const former = this.detailsOf(key)?.formerly ?? []
    return [key, ...former].map(({ credentialId }) => credentialName(credentialId))
  }

  #withName<T extends { readonly id: RecordId }>(one: T): readonly (T & { readonly name: string })[] {
    const key = this.keys.find(({ id }) => id === one.id)
    return key ? [{ ...one, name: key.name }] : []
  }
}

function testView(test: Omit<KeyTestRecord, 'kind'>): KeyTestView {
  const { at, failure, counter } = test
  return { at, passed: !failure, says: testSentence(test), ...(counter !== undefined && { counter }) }
}
