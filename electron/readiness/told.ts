/** Lays what people told beside what the vault knows: one evidence, in which what was measured comes first. */
import type { Answers, Told, ToldAccount, ToldLink } from './answers.ts'
import type { AccountEvidence, Evidence, Held, Holding, Linked, Opened, Where } from './evidence.ts'

/** Joins both. Where the vault and a person speak of one credential, all places count. */
export function withAnswers(measured: Evidence, answers: Answers): Evidence {
  const told = answers.accounts.map(accountOf)
  const names = new Set(measured.accounts.map(({ name }) => name))
  const bearers = new Set(measured.bearers.map(({ name }) => name))
  return {
    bearers: [
      ...measured.bearers,
      ...answers.bearers.filter(({ name }) => !bearers.has(name)).map(({ told: _, ...bearer }) => bearer),
    ],
    opened: openedOf(measured.opened, answers),
    accounts: [
      ...measured.accounts.map((account) =>
        joined(
          account,
          told.find(({ name }) => name === account.name),
        ),
      ),
      ...told.filter(({ name }) => !names.has(name)),
    ],
  }
}

function openedOf(measured: readonly Opened[], answers: Answers): readonly Opened[] {
  const told = answers.opened.map(({ name, needs, told: on }) => ({
    name,
    needs: needs.map((list) => heldIn(list, on)),
  }))
  const names = new Set(measured.map(({ name }) => name))
  const both = measured.map((one) => {
    const more = told.find(({ name }) => name === one.name)
    return more
      ? { name: one.name, needs: one.needs.map((holding, at) => joinedHolding(holding, more.needs[at] ?? [])) }
      : one
  })
  return [...both, ...told.filter(({ name }) => !names.has(name))]
}

function joined(measured: AccountEvidence, told: AccountEvidence | undefined): AccountEvidence {
  if (!told) return measured
  const atoms = new Set([...Object.keys(measured.credentials), ...Object.keys(told.credentials)])
  const owners = [...(measured.owners ?? []), ...(told.owners ?? [])]
  return {
    ...measured,
    credentials: Object.fromEntries(
      [...atoms].map((atom) => [atom, joinedHolding(measured.credentials[atom], told.credentials[atom])]),
    ),
    linked: { ...measured.linked, ...told.linked },
    ...(owners.length > 0 ? { owners } : {}),
  }
}

/** Nobody has said more than the other side knows. */
function joinedHolding(measured: Holding | undefined, told: Holding | undefined): Holding {
  if (measured === undefined || measured === 'unknown') return told ?? measured ?? 'unknown'
  return told === undefined || told === 'unknown' ? measured : [...measured, ...told]
}

function accountOf({ name, service, holdings, links, owners }: ToldAccount): AccountEvidence {
  return {
    name,
    ...(service === undefined ? {} : { service }),
    credentials: Object.fromEntries(Object.entries(holdings).map(([atom, told]) => [atom, holdingOf(told)])),
    linked: Object.fromEntries(Object.entries(links).map(([atom, told]) => [atom, linkOf(told)])),
    ...(owners !== undefined && 'is' in owners ? { owners: heldIn(owners.is, owners.told) } : {}),
  }
}

function holdingOf(told: Told<readonly Where[]>): Holding {
  return 'asked' in told ? 'unknown' : heldIn(told.is, told.told)
}

function linkOf(told: Told<ToldLink>): Linked {
  return 'asked' in told ? 'unknown' : { ...told.is, known: 'told', on: told.told }
}

function heldIn(places: readonly Where[], on: string): readonly Held[] {
  return places.map((place) => ({ in: place, known: 'told', on }))
}
