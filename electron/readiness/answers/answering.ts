/** One answer at a time: what a person tells, changes or takes back, as new answers. Nothing here saves anything. */
import { KitError } from '../../kit-error.ts'
import { serviceOf } from '../../services/services.ts'
import type { Answers, Told, ToldAccount, ToldLink } from './answers.ts'
import type { Answer } from './answer.ts'
import { stillTrue } from './still-true.ts'
import { typeByName } from './answers-bearers.ts'
import { replaced, withoutThing, withRenamed } from './answers-names.ts'
import { isLink } from '../graph/atoms.ts'
import { VAULT, type Where } from '../evidence.ts'
import { Names, namesIn } from '../names.ts'

/** When an answer was given, and what there is besides that was told. */
export interface Answering {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Names of bearers that the vault knows, so that they are found in any case. */
  readonly things: readonly string[]
}

/**
 * @throws KitError `not-found` for what is not there, `invalid-input` for a name that is taken.
 */
export function answered(answers: Answers, answer: Answer, at: Answering): Answers {
  const { today } = at
  switch (answer.kind) {
    case 'holding':
    case 'link':
    case 'unknown':
    case 'withdraw':
      return withAtom(answers, answer, at)
    case 'opened':
      return withOpened(answers, answer, at)
    case 'part': {
      const { needs = [null, null] } = answers.opened.find(({ name }) => name === answer.name) ?? {}
      if (answer.part >= needs.length) throw noPart()
      return withOpened(answers, { name: answer.name, needs: needs.with(answer.part, answer.in) }, at)
    }
    case 'fact':
      return withFact(answers, answer, today)
    case 'bearer': {
      const known = answers.bearers.find(({ name }) => name === answer.name)
      const { kind: _kind, type = known?.type ?? typeByName(answer.name), ...bearer } = answer
      const { other } = known ?? {}
      return {
        ...answers,
        bearers: replaced(answers.bearers, { ...bearer, type, told: today, ...(other && { other }) }),
      }
    }
    case 'rename':
      return withRenamed(answers, answer.name, answer.to)
    case 'remove':
      return withoutThing(answers, answer.name)
    case 'account':
      return withAccount(answers, answer)
    case 'packages': {
      const packages = answer.packages.map((one) => ({ ...one, told: today }))
      return changed(answers, answer.account, (account) => ({ ...account, packages }))
    }
    case 'nothing-else':
      return changed(answers, answer.account, (account) => ({ ...account, rest: 'none' }))
    case 'still-true':
      return stillTrue(answers, answer.of, today)
  }
}

function noPart(): KitError {
  return new KitError(
    'not-found',
    'What opens it has no such part any more. Nothing was changed. Open the question again.',
  )
}

type AtomAnswer = Extract<Answer, { readonly atom: string }>

function withAtom(answers: Answers, answer: AtomAnswer, at: Answering): Answers {
  const { account, atom } = answer
  const { today } = at
  switch (answer.kind) {
    case 'holding': {
      const is = answer.in.map((place) => holders(answers, at).inWhere(place))
      return changed(withThings(answers, is, at), account, (one) => held(one, atom, { is, told: today }))
    }
    case 'link': {
      const is = ownLink(answers, answer.to, at)
      const known = is !== 'none' && 'account' in is ? withAccount(answers, { name: is.account }) : answers
      return changed(known, account, (one) => linked(one, atom, { is, told: today }))
    }
    case 'unknown':
      return changed(answers, account, (one) => (isLink(atom) ? linked : held)(one, atom, { asked: today }))
    case 'withdraw':
      return changed(answers, account, (one) => withdrawn(one, atom, today))
  }
}

/** Left out of a list that is complete it would be "none". */
function withdrawn(account: ToldAccount, atom: string, today: string): ToldAccount {
  if (account.rest === 'none') return (isLink(atom) ? linked : held)(account, atom, { asked: today })
  return { ...account, holdings: without(account.holdings, atom), links: without(account.links, atom) }
}

function without<T>(told: Readonly<Record<string, T>>, atom: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(told).filter(([name]) => name !== atom))
}

function withOpened(
  answers: Answers,
  { name, needs }: Omit<Extract<Answer, { kind: 'opened' }>, 'kind'>,
  at: Answering,
): Answers {
  const own = needs.map((need) => need?.map((place) => holders(answers, at).inWhere(place)) ?? null)
  const known = answers.opened.find((one) => one.name === name)
  const things = withThings(
    answers,
    own.flatMap((need) => need ?? []),
    at,
  )
  return { ...things, opened: replaced(things.opened, { ...known, name, needs: own, told: at.today }) }
}

function withFact(answers: Answers, { about, fact, is }: Extract<Answer, { kind: 'fact' }>, today: string): Answers {
  const told: Told<string> = is === null ? { asked: today } : { is, told: today }
  if (about !== VAULT)
    return changed(answers, about, (account) => ({ ...account, facts: { ...account.facts, [fact]: told } }))
  const vault = answers.opened.find(({ name }) => name === VAULT) ?? { name: VAULT, needs: [null, null], told: today }
  return { ...answers, opened: replaced(answers.opened, { ...vault, facts: { ...vault.facts, [fact]: told } }) }
}

/** What holds something and is nowhere yet is a new bearer, or a password manager where it is called like one. */
function withThings(answers: Answers, places: readonly Where[], at: Answering): Answers {
  const known = holders(answers, { ...at, things: [] })
  const names = [...new Set(places.flatMap(namesIn))].filter((name) => !known.has(name))
  const managers = names.filter((name) => !at.things.includes(name) && isManager(name))
  const bearers = names.filter((name) => !managers.includes(name))
  return {
    ...answers,
    bearers: [...answers.bearers, ...bearers.map((name) => ({ name, type: typeByName(name), told: at.today }))],
    // On which devices it is, and what unlocks it there.
    opened: [...answers.opened, ...managers.map((name) => ({ name, needs: [null, null], told: at.today }))],
  }
}

function isManager(name: string): boolean {
  return (
    serviceOf(name)?.kind === 'password-manager' || /\b(manager|keepass\w*|keychain|lastpass|dashlane)\b/i.test(name)
  )
}

/** A mailbox or a source host that is not in the vault is an account all the same. */
function withAccount(
  answers: Answers,
  { name, service, login }: { readonly name: string; readonly service?: string; readonly login?: string },
): Answers {
  const called = service ?? serviceOf(name)?.id
  const said = { ...(called !== undefined && { service: called }), ...(login !== undefined && { login }) }
  const known = answers.accounts.find((one) => one.name === name)
  if (known && service === undefined && login === undefined) return answers
  const account: ToldAccount = { ...NEW_ACCOUNT, ...known, name, ...said }
  return { ...answers, accounts: replaced(answers.accounts, account) }
}

const NEW_ACCOUNT = { holdings: {}, links: {}, facts: {}, packages: [], rest: 'unknown' } as const

/** @throws KitError `invalid-input` for the name of a thing, which was meant for another question. */
function ownLink(answers: Answers, to: ToldLink, at: Answering): ToldLink {
  if (to === 'none' || 'outside' in to) return to
  const accounts = new Names(answers.accounts.map(({ name }) => name))
  const account = accounts.own(to.account)
  const known = holders(answers, at)
  if (!accounts.has(account) && known.has(known.own(account)))
    throw new KitError('invalid-input', `"${account}" is a thing and no account. Nothing was changed. Name an account.`)
  return { account }
}

function holders({ bearers, opened, accounts }: Answers, { things }: Answering): Names {
  return new Names([VAULT, ...things, ...[...bearers, ...opened, ...accounts].map(({ name }) => name)])
}

function changed(answers: Answers, name: string, change: (account: ToldAccount) => ToldAccount): Answers {
  const account = answers.accounts.find((one) => one.name === name)
  if (!account)
    throw new KitError('not-found', `There is no account "${name}". Nothing was changed. Look at the list again.`)
  return { ...answers, accounts: replaced(answers.accounts, change(account)) }
}

function held(account: ToldAccount, atom: string, told: Told<readonly Where[]>): ToldAccount {
  return { ...account, holdings: { ...account.holdings, [atom]: told } }
}

function linked(account: ToldAccount, atom: string, told: Told<ToldLink>): ToldAccount {
  return { ...account, links: { ...account.links, [atom]: told } }
}
