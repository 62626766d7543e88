import { accountsByKey, removeKey } from '../../accounts/account-keys.ts'
import type { AccountRecord, KeyRecord, Stored } from '../../accounts/records.ts'
import { ORIGIN, type Handlers } from '../../contract.ts'
import { Ceremony } from '../../keys/ceremony.ts'
import { KitError } from '../../kit-error.ts'
import type { KeyView } from '../../contract.ts'
import type { Session } from '../vault/session.ts'

type KeyCalls = Pick<
  Handlers,
  'keys.list' | 'keys.register' | 'keys.registered' | 'keys.test' | 'keys.asserted' | 'keys.rename' | 'keys.remove'
>

/** Security keys: tested by a registration and an assertion, listed, renamed and removed. */
export function keyCalls(session: Session): KeyCalls {
  const ceremony = new Ceremony(ORIGIN)
  session.onLock(() => {
    ceremony.forget()
  })
  return {
    'keys.list': () => keyViews(session),
    'keys.register': ({ name }) => {
      requireNewName(session, name)
      return ceremony.register(name)
    },
    'keys.registered': async ({ ceremony: id, credential }) => {
      session.requireUnlocked()
      return await ceremony.registered(id, credential)
    },
    'keys.test': () => ceremony.test(session.kit.all('key')),
    'keys.asserted': async ({ ceremony: id, credential }) => {
      const now = new Date(session.surroundings.now()).toISOString()
      return save(session, await ceremony.asserted(id, credential, session.kit.all('key'), now))
    },
    'keys.rename': ({ id, name }) => save(session, { ...session.kit.get('key', id), name }),
    'keys.remove': ({ id }) => {
      session.kit.commit(removeKey(session.kit, id))
      return undefined
    },
  }
}

/** @throws KitError `invalid-input` when another key has this name. */
function requireNewName({ kit }: Session, name: string): void {
  if (!kit.all('key').some((key) => key.name === name)) return
  throw new KitError(
    'invalid-input',
    'There is a key of this name already. Nothing was saved. Choose another name, so that you can tell them apart.',
  )
}

function save({ kit }: Session, key: Stored<KeyRecord>): KeyView {
  kit.commit({ put: [key] })
  return keyView(key, accountsByKey(kit).get(key.id))
}

/** In order of name. */
function keyViews({ kit }: Session): readonly KeyView[] {
  const accounts = accountsByKey(kit)
  return kit
    .all('key')
    .map((key) => keyView(key, accounts.get(key.id)))
    .sort((a, b) => a.name.localeCompare(b.name))
}

const AAGUID_NOT_DISCLOSED = '00000000-0000-0000-0000-000000000000'

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
