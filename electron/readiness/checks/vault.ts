/** Checks of the vault itself, and those that routes make possible: what one loss does, and what one find gives away. */
import { staleAnswers } from '../questions/asking.ts'
import { VAULT } from '../evidence.ts'
import { isInVault, thingsOf } from './look.ts'
import type { Check, CheckedKit, Finding } from './check.ts'

/** Nothing is shut now, and nothing can be shut by one loss. */
export const oneLoss: Check = (kit) => {
  const { evidence, shut } = kit
  if (evidence.accounts.length === 0) return []
  const now = shut.map(({ account: about, maybe }): Finding => ({
    state: maybe ? 'not-known' : 'overdue',
    what: maybe ? 'maybe-shut' : 'shut',
    about,
  }))
  const losses = lossFindings(kit)
  const found = [...now, ...losses.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))]
  return found.length > 0
    ? found
    : [{ state: 'ok', what: 'no-one-loss', about: VAULT, count: evidence.accounts.length }]
}

/** Losses of other things than the account itself, which is no surprise. */
function lossFindings({ singles, evidence }: CheckedKit): readonly Finding[] {
  const others = singles.filter(
    ({ account, main, lost }) => main && !(lost.kind === 'account' && lost.name === account),
  )
  const byThing = [...Map.groupBy(others, ({ lost }) => JSON.stringify([lost.kind, lost.name])).values()]
  const findings = byThing.flatMap((same) => lossFinding(same) ?? [])
  // A place that is lost with the one thing there is no loss of its own.
  return findings.filter((place) => {
    const there = evidence.bearers.filter((bearer) => bearer.place === place.about).map(({ name }) => name)
    const things = findings.filter(({ thing, about }) => thing === 'bearer' && there.includes(about))
    return place.thing !== 'place' || !things.some((one) => place.names?.every((name) => one.names?.includes(name)))
  })
}

function lossFinding(same: CheckedKit['singles']): Finding | undefined {
  const [first] = same
  if (!first) return undefined
  const sure = same.filter(({ maybe }) => !maybe)
  const names = [...new Set((sure.length > 0 ? sure : same).map(({ account }) => account))]
  return {
    state: sure.length > 0 ? 'due' : 'not-known',
    what: sure.length > 0 ? 'one-loss' : 'maybe-one-loss',
    about: first.lost.name,
    thing: first.lost.kind,
    names,
    count: names.length,
  }
}

/** A finder of one thing, or a visitor to one place, cannot sign in. */
export const nothingTogether: Check = ({ evidence, findable }) => {
  if (evidence.accounts.length === 0) return []
  const found = findable.map(({ found: { name: about, kind: thing }, accounts }): Finding => ({
    state: 'due',
    what: 'found-together',
    about,
    thing,
    names: accounts,
  }))
  if (found.length > 0) return found
  // A password that may be anywhere may be beside the phone.
  const open = evidence.accounts.filter(({ credentials }) => credentials.password === 'unknown').map(({ name }) => name)
  if (open.length > 0) return [{ state: 'not-known', what: 'together-not-told', about: VAULT, names: open }]
  return [{ state: 'ok', what: 'nothing-together', about: VAULT }]
}

/** A copy of the vault is on another disk. */
export const backupElsewhere: Check = ({ care, evidence }) => {
  if (!hasSecrets(evidence)) return []
  const { backupElsewhere: on } = care
  if (on !== undefined) return [{ state: 'ok', what: 'backup-elsewhere', about: VAULT, on }]
  const files = evidence.opened.find(({ name }) => name === VAULT)?.needs[0] ?? []
  const names = files === 'unknown' ? [] : thingsOf(files)
  if (names.length > 1) return [{ state: 'not-known', what: 'backup-told', about: VAULT, names }]
  return [{ state: 'due', what: 'no-backup-elsewhere', about: VAULT }]
}

/** A person opened a backup and everything was in it. */
export const backupRead: Check = ({ care: { backupRead: read }, evidence }) => {
  if (!hasSecrets(evidence)) return []
  const { passed, failed, overdue } = read
  if (failed !== undefined) return [{ state: 'overdue', what: 'backup-failed', about: VAULT, on: failed }]
  if (passed === undefined) return [{ state: overdue ? 'overdue' : 'due', what: 'backup-not-read', about: VAULT }]
  return [
    {
      state: overdue ? 'overdue' : 'ok',
      what: overdue ? 'backup-read-long-ago' : 'backup-read',
      about: VAULT,
      on: passed,
    },
  ]
}

/** Each passphrase was typed lately. */
export const passphrasesTyped: Check = ({ care }) =>
  care.passphrases.map(({ name: about, typed, due }): Finding => ({
    state: due ? 'overdue' : 'ok',
    what: due ? 'passphrase-due' : 'passphrase-typed',
    about,
    ...(typed !== undefined && { on: typed }),
  }))

/** Something besides one memory opens the vault. */
export const secondOpener: Check = ({ evidence }) => {
  const openers = evidence.opened.find(({ name }) => name === VAULT)?.needs[1]
  if (!hasSecrets(evidence) || openers === undefined) return []
  if (openers === 'unknown') return [{ state: 'not-known', what: 'openers-not-told', about: VAULT }]
  if (openers.length < 2) return [{ state: 'due', what: 'one-opener', about: VAULT, names: thingsOf(openers) }]
  return [{ state: 'ok', what: 'openers', about: VAULT, count: openers.length }]
}

/** What was told long ago is asked again. */
export const stillTrue: Check = (kit) => {
  const stale = staleAnswers(kit)
  const [on] = stale.flatMap(({ told }) => told ?? []).sort()
  if (stale.length > 0)
    return [{ state: 'due', what: 'told-long-ago', about: VAULT, count: stale.length, ...(on !== undefined && { on }) }]
  const hasTold = kit.answers.bearers.length + kit.answers.opened.length > 0
  return hasTold ? [{ state: 'ok', what: 'told-lately', about: VAULT }] : []
}

function hasSecrets({ accounts }: CheckedKit['evidence']): boolean {
  return accounts.some(({ credentials }) =>
    Object.values(credentials).some((holding) => holding !== 'unknown' && holding.some((held) => isInVault(held.in))),
  )
}
