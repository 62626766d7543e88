/** What checks ask again and again. */
import type { Told } from '../answers/answers.ts'
import { isDay, monthsBefore } from '../days.ts'
import { VAULT, type AccountEvidence, type Held, type Holding, type Where } from '../evidence.ts'
import { namesIn } from '../names.ts'
import { askedFor } from '../questions/unasked.ts'
import type { CheckedKit, Finding } from './check.ts'

/** Whether a service asks for something on any way. */
export function takes(account: AccountEvidence, atom: string, { routesOf }: CheckedKit): boolean {
  return askedFor(account, routesOf).includes(atom)
}

/** Where a credential of an account lies; an empty list where there is none. */
export function heldOf({ credentials }: AccountEvidence, atom: string): Holding {
  return credentials[atom] ?? []
}

/** The things that hold something, each once. */
export function thingsOf(holding: readonly Held[]): readonly string[] {
  return [...new Set(holding.flatMap((held) => namesIn(held.in)))]
}

/** The oldest day on which any of them was measured or told. */
export function dayOf(holding: readonly Held[]): { readonly on?: string } {
  const [on] = holding.flatMap((held) => held.on ?? []).sort()
  return on === undefined ? {} : { on }
}

/** Where a thing is: its place, and who keeps it. Undefined where nobody said. */
export function placeOf(name: string, { evidence }: CheckedKit): string | undefined {
  const bearer = evidence.bearers.find((one) => one.name === name)
  return bearer?.place ?? bearer?.with
}

/** In the vault, or on a copy of it. */
export function isInVault(where: Where): boolean {
  return typeof where === 'string' && (where === VAULT || where.startsWith(`${VAULT} on `))
}

/** What was told of an account, or of the vault under its name. */
export function factOf(about: string, fact: string, { answers }: CheckedKit): Told<string> | undefined {
  const told = [...answers.accounts, ...answers.opened].find(({ name }) => name === about)
  return told?.facts?.[fact]
}

/** A day that was told: fine for so many months, then overdue. */
export function dayFinding(
  kit: CheckedKit,
  { about, fact, months }: { readonly about: string; readonly fact: string; readonly months: number },
): Finding {
  const told = factOf(about, fact, kit)
  if (!told || 'asked' in told) return { state: 'not-known', what: `${fact}-not-told`, about }
  if (!isDay(told.is)) return { state: 'due', what: `${fact}-never`, about, on: told.told }
  const isFresh = told.is >= monthsBefore(kit.today, months)
  return { state: isFresh ? 'ok' : 'overdue', what: isFresh ? fact : `${fact}-long-ago`, about, on: told.is }
}

/** "yes" or "no" that was told. */
export function yesFinding(
  kit: CheckedKit,
  { about, fact }: { readonly about: string; readonly fact: string },
): Finding {
  const told = factOf(about, fact, kit)
  if (!told || 'asked' in told) return { state: 'not-known', what: `${fact}-not-told`, about }
  return {
    state: told.is === 'yes' ? 'ok' : 'due',
    what: told.is === 'yes' ? fact : `no-${fact}`,
    about,
    on: told.told,
  }
}
