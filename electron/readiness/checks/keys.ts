/** Checks 1 and 2: spare keys at each service, and each of them tried. */
import { monthsBefore } from '../days.ts'
import type { AccountEvidence } from '../evidence.ts'
import type { Check, CheckedKit, Finding } from './check.ts'
import { dayOf, heldOf, placeOf, takes, thingsOf } from './look.ts'

/** Two keys of different models in different places, at every service that takes keys. */
export const twoKeys: Check = (kit) =>
  kit.evidence.accounts.filter((account) => takes(account, 'key', kit)).map((account) => keysAt(account, kit))

function keysAt(account: AccountEvidence, kit: CheckedKit): Finding {
  const about = account.name
  const held = heldOf(account, 'key')
  if (held === 'unknown') return { state: 'not-known', what: 'keys-not-told', about }
  const names = thingsOf(held)
  if (names.length < 2) return { state: 'due', what: names.length === 0 ? 'no-key' : 'one-key', about, names }
  const places = names.map((name) => placeOf(name, kit))
  const models = names.map((name) => kit.care.keys.find((key) => key.name === name)?.model ?? '')
  if (areSame(places)) return { state: 'due', what: 'keys-one-place', about, names }
  if (areSame(models)) return { state: 'due', what: 'keys-one-model', about, names }
  if (places.includes(undefined)) return { state: 'not-known', what: 'keys-place-not-told', about, names }
  if (!areShownDifferent(names, kit)) return { state: 'not-known', what: 'keys-not-compared', about, names }
  if (!areOfTwo(models)) return { state: 'not-known', what: 'keys-model-not-known', about, names }
  return { state: 'ok', what: 'two-keys', about, names, ...dayOf(held) }
}

/** Whether a test has shown that some two of them are two: one key can have two names. */
function areShownDifferent(names: readonly string[], { care }: CheckedKit): boolean {
  return care.keys.some(({ name, differs }) => names.includes(name) && differs.some((other) => names.includes(other)))
}

/** Some two are known to be different. */
function areOfTwo(models: readonly string[]): boolean {
  return new Set(models.filter((model) => model !== '')).size > 1
}

/** All the same, and known. */
function areSame(values: readonly (string | undefined)[]): boolean {
  const [first, ...more] = values
  return first !== undefined && first !== '' && more.every((value) => value === first)
}

/** A key that nobody touched for long may be dead. */
export const keysTested: Check = ({ care, evidence, today }) => {
  const tested = new Set(care.keys.map(({ name }) => name))
  const told = evidence.bearers.filter(({ name, type }) => type === 'key' && !tested.has(name))
  return [
    ...care.keys.map(({ name, tested: on, suspect }): Finding => {
      if (suspect)
        return { state: 'overdue', what: suspect.counter ? 'key-counter' : 'key-suspect', about: name, on: suspect.on }
      if (on === undefined) return { state: 'not-known', what: 'key-not-tested', about: name }
      const isFresh = care.keyMonths === 0 || on >= monthsBefore(today, care.keyMonths)
      return {
        state: isFresh ? 'ok' : 'overdue',
        what: isFresh ? 'key-tested' : 'key-tested-long-ago',
        about: name,
        on,
      }
    }),
    ...told.map(({ name }): Finding => ({ state: 'not-known', what: 'key-not-tested', about: name })),
  ]
}
