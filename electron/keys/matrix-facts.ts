import { detailsOf } from '../accounts/key-details.ts'
import type { Kit } from '../accounts/kit.ts'
import type { AccountRecord, KeyRecord, Stored } from '../accounts/records.ts'
import type { Service } from '../services/service.ts'
import { dateOf, serviceOf } from '../services/services.ts'
import type { AccountFacts, EnrolPlace, KeyFacts, MatrixFacts } from './matrix.ts'

/** What the vault and the table of services say of keys and accounts. */
export function matrixFacts(kit: Kit): MatrixFacts {
  const keys = kit.all('key')
  const tried = new Map(keys.map((key) => [key.id, triedAt(kit, key)]))
  return {
    keys: keys.map((key) => keyFacts(kit, key)),
    accounts: kit.all('account').map((account) => accountFacts(account, tried)),
  }
}

function keyFacts(kit: Kit, key: Stored<KeyRecord>): KeyFacts {
  const { sticker, gone } = detailsOf(kit, key) ?? {}
  return { id: key.id, name: key.name, ...(sticker !== undefined && { sticker }), ...(gone && { gone }) }
}

/** The day of the last sign-in with a key, by account. */
function triedAt(kit: Kit, key: KeyRecord): ReadonlyMap<string, string> {
  return new Map((detailsOf(kit, key)?.tried ?? []).map(({ account, on }) => [account, on]))
}

function accountFacts(
  { id, service, name, keys = [] }: Stored<AccountRecord>,
  tried: ReadonlyMap<string, ReadonlyMap<string, string>>,
): AccountFacts {
  const known = serviceOf(service)
  return {
    ...{ id, service, name },
    takes: takesKeys(known),
    where: enrolPlace(known),
    notes: keys.map((note) => {
      const on = tried.get(note.key)?.get(id)
      return { ...note, ...(on !== undefined && { tried: on }) }
    }),
  }
}

/** A service without a sign-in of its own takes no key: the account elsewhere does. */
export function takesKeys(service: Service | undefined): AccountFacts['takes'] {
  if (!service) return 'not-known'
  const factors = service.facts?.factors
  const ways = service.routes.filter(({ to }) => to === 'sign-in')
  const isKey = (what: string) => what === 'key' || what === 'passkey'
  if (factors?.value.some(isKey) || ways.some(({ all }) => all.some(isKey))) return 'keys'
  const isElsewhere = ways.length > 0 && ways.every(({ all }) => !all.includes('password'))
  return (factors && factors.unverified !== true) || isElsewhere ? 'none' : 'not-known'
}

/** The page of the service on which keys are added, if the table names it. */
export function enrolPlace(service: Service | undefined): EnrolPlace {
  const page = service?.facts?.keysPage
  if (!service || !page) return { kind: 'settings' }
  const asOf = dateOf(service, page)
  return { kind: 'page', page: page.value, ...(asOf !== undefined && { asOf }) }
}
