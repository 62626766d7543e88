import { accountsByKey, removeKey } from '../../accounts/account-keys.ts'
import { store } from '../../accounts/kit.ts'
import type { AccountRecord, KeyRecord, Stored } from '../../accounts/records.ts'
import { ORIGIN, type Handlers } from '../../contract.ts'
import { assertionOptions, registrationOptions } from '../../keys/options.ts'
import type { Expected, RegisteredKey } from '../../keys/verification.ts'
import { KitError } from '../../kit-error.ts'
import { newRecordId } from '../../vault/vault.ts'
import type { KeyChallenge, KeyView } from '../../contract.ts'
import type { Session } from '../vault/session.ts'

type KeyCalls = Pick<
  Handlers,
  'keys.list' | 'keys.register' | 'keys.registered' | 'keys.test' | 'keys.asserted' | 'keys.rename' | 'keys.remove'
>

/** A test under way. Its challenge was made here and is good for one answer. */
type Ceremony =
  | { readonly step: 'register'; readonly name: string; readonly challenge: string }
  | { readonly step: 'assert-new'; readonly name: string; readonly key: RegisteredKey; readonly challenge: string }
  | { readonly step: 'assert'; readonly challenge: string }

const RP_ID = new URL(ORIGIN).hostname
const AAGUID_NOT_DISCLOSED = '00000000-0000-0000-0000-000000000000'

/** Security keys: tested by a registration and an assertion, listed, renamed and removed. */
export function keyCalls(session: Session): KeyCalls {
  const ceremonies = new Map<string, Ceremony>()
  session.onLock(() => {
    ceremonies.clear()
  })

  /** One test at a time: starting another forgets the one before. */
  function begin(ceremony: Ceremony, options: KeyChallenge['options']): KeyChallenge {
    ceremonies.clear()
    const id = newRecordId()
    ceremonies.set(id, ceremony)
    return { ceremony: id, options }
  }

  function finish(id: string): Ceremony {
    const ceremony = ceremonies.get(id)
    ceremonies.delete(id)
    if (!ceremony) throw new KitError('not-found', 'This key test is over. Nothing was saved. Start it again.')
    return ceremony
  }

  return {
    'keys.list': () => {
      const accounts = accountsByKey(session.kit)
      return session.kit
        .all('key')
        .map((key) => keyView(key, accounts.get(key.id)))
        .sort((a, b) => a.name.localeCompare(b.name))
    },
    'keys.register': ({ name }) => {
      if (session.kit.all('key').some((key) => key.name === name)) {
        throw new KitError(
          'invalid-input',
          'There is a key of this name already. Nothing was saved. Choose another name, so that you can tell them apart.',
        )
      }
      const options = registrationOptions(RP_ID)
      return begin({ step: 'register', name, challenge: options.challenge }, options)
    },
    'keys.registered': async ({ ceremony: id, credential }) => {
      const ceremony = finish(id)
      if (ceremony.step !== 'register')
        throw new KitError('not-found', 'This key test is over. Nothing was saved. Start it again.')
      const { verifyRegistration } = await verification()
      const key = await verifyRegistration(credential, { challenge: ceremony.challenge, origin: ORIGIN })
      session.requireUnlocked()
      const options = assertionOptions(RP_ID, [key])
      return begin({ step: 'assert-new', name: ceremony.name, key, challenge: options.challenge }, options)
    },
    'keys.test': () => {
      const keys = session.kit.all('key')
      if (keys.length === 0)
        throw new KitError(
          'not-found',
          'There is no tested key in the list yet. Nothing was changed. Test a new key first.',
        )
      const options = assertionOptions(RP_ID, keys)
      return begin({ step: 'assert', challenge: options.challenge }, options)
    },
    'keys.asserted': async ({ ceremony: id, credential }) => {
      const ceremony = finish(id)
      if (ceremony.step === 'register')
        throw new KitError('not-found', 'This key test is over. Nothing was saved. Start it again.')
      const expected = { challenge: ceremony.challenge, origin: ORIGIN }
      const now = new Date(session.surroundings.now()).toISOString()
      const record =
        ceremony.step === 'assert-new'
          ? await newKey(ceremony.name, ceremony.key, credential, expected, now)
          : await testedKey(session.kit.all('key'), credential, expected, now)
      session.kit.commit({ put: [record] })
      return keyView(record, accountsByKey(session.kit).get(record.id))
    },
    'keys.rename': ({ id, name }) => {
      const key = { ...session.kit.get('key', id), name }
      session.kit.commit({ put: [key] })
      return keyView(key, accountsByKey(session.kit).get(id))
    },
    'keys.remove': ({ id }) => {
      session.kit.commit(removeKey(session.kit, id))
      return undefined
    },
  }
}

/** The verification takes a seventh of a second to load, which unlocking need not wait for. */
const verification = () => import('../../keys/verification.ts')

async function newKey(
  name: string,
  key: RegisteredKey,
  credential: unknown,
  expected: Expected,
  now: string,
): Promise<Stored<KeyRecord>> {
  const { verifyAssertion } = await verification()
  const { counter } = await verifyAssertion(credential, [key], expected)
  return store({ kind: 'key', name, ...key, counter, added: now, tested: [now] })
}

async function testedKey(
  keys: readonly Stored<KeyRecord>[],
  credential: unknown,
  expected: Expected,
  now: string,
): Promise<Stored<KeyRecord>> {
  const { verifyAssertion } = await verification()
  const { key, counter } = await verifyAssertion(credential, keys, expected)
  return { ...key, counter, tested: [...key.tested, now] }
}

function keyView(key: Stored<KeyRecord>, accounts: readonly Stored<AccountRecord>[] = []): KeyView {
  const { id, name, aaguid, transports, added, tested } = key
  return {
    id,
    name,
    transports,
    added,
    tested: tested.toReversed(),
    accounts: accounts.map(({ id: account, service, name: login }) => ({ id: account, service, name: login })),
    ...(aaguid !== AAGUID_NOT_DISCLOSED && { aaguid }),
  }
}
