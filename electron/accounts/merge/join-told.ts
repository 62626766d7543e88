/** Joins the answers of two sides: for each fact the later answer wins. */
import { isDeepStrictEqual } from 'node:util'
import { joinedTexts } from './join-paper.ts'
import type { AccessRecord, BearerRecord, KitRecord, OpenedRecord, ToldRecord } from '../records.ts'

/** Whether a record holds answers of the user. */
export function isTold(record: KitRecord): record is ToldRecord {
  return record.kind === 'bearer' || record.kind === 'opened' || record.kind === 'access'
}

/** Two records with the same name are about the same thing, whatever their ids. */
export function toldName(record: ToldRecord): string {
  switch (record.kind) {
    case 'bearer':
    case 'opened':
      return JSON.stringify([record.kind, record.name])
    case 'access': {
      const { account, service = null, name = null, login = null } = record
      return JSON.stringify(account === undefined ? ['access', service, name, login] : ['access', account])
    }
  }
}

/**
 * Joins two answers. The order of the two does not matter, and joining again changes nothing.
 *
 * @returns Undefined when they are about different things, or disagree on the same day.
 */
export function joinTold(one: ToldRecord, other: ToldRecord): ToldRecord | undefined {
  const both = together(one, other)
  return both?.disputed === false ? both.record : undefined
}

/**
 * Joins two answers that one vault holds about one thing, as after a merge. What is disputed is
 * dropped, to be asked again.
 */
export function settleTold(one: ToldRecord, other: ToldRecord): ToldRecord {
  return together(one, other)?.record ?? one
}

interface Together {
  readonly record: ToldRecord
  /** The two disagree on the same day. What they disagree on is left out of the record. */
  readonly disputed: boolean
}

function together(one: ToldRecord, other: ToldRecord): Together | undefined {
  if (toldName(one) !== toldName(other)) return undefined
  if (isDeepStrictEqual(one, other)) return { record: one, disputed: false }
  if (one.kind === 'bearer' && other.kind === 'bearer') return joinBearers(one, other)
  if (one.kind === 'opened' && other.kind === 'opened') return joinOpened(one, other)
  return one.kind === 'access' && other.kind === 'access' ? joinAccess(one, other) : undefined
}

/**
 * If both were told on the same day, both places are kept, as with copies of paper: the user strikes
 * out the wrong one.
 */
function joinBearers(one: BearerRecord, other: BearerRecord): Together {
  const { kept: verbatim, disputed } = verbatimOf(one, other)
  if (one.told !== other.told) {
    const later = one.told > other.told ? one : other
    return { record: { ...later, ...(verbatim !== undefined && { verbatim }) }, disputed }
  }
  const place = joinedTexts([one.place ?? '', other.place ?? ''])
  const keeper = joinedTexts([one.with ?? '', other.with ?? ''])
  const [type = 'other'] = [one.type, other.type].filter((type) => type !== 'other').sort()
  const record: BearerRecord = {
    kind: 'bearer',
    name: one.name,
    type,
    ...(place !== '' && { place }),
    ...(keeper !== '' && { with: keeper }),
    told: one.told,
    ...(verbatim !== undefined && { verbatim }),
  }
  return { record, disputed }
}

/** What was not understood is kept whichever side has it; where both do, it is that of the later day. */
function verbatimOf(
  one: BearerRecord | OpenedRecord,
  other: BearerRecord | OpenedRecord,
): { readonly kept: string | undefined; readonly disputed: boolean } {
  const [kept, ...others] = eachOf(one.verbatim, other.verbatim)
  if (others.length === 0 || one.told === other.told) return { kept, disputed: others.length > 0 }
  return { kept: (one.told > other.told ? one : other).verbatim, disputed: false }
}

function joinOpened(one: OpenedRecord, other: OpenedRecord): Together {
  const facts = laterOfEach(({ name }) => name, one.facts, other.facts)
  const isSettled = one.told !== other.told || isDeepStrictEqual(one.needs, other.needs)
  const { name, needs, told } = one.told > other.told ? one : other
  const { kept: verbatim, disputed } = verbatimOf(one, other)
  const settled = needs.map((need, at) => (isDeepStrictEqual(one.needs[at], other.needs[at]) ? need : null))
  const record: OpenedRecord = {
    kind: 'opened',
    name,
    needs: isSettled ? needs : settled,
    told,
    ...(facts.kept.length > 0 && { facts: facts.kept }),
    ...(verbatim !== undefined && { verbatim }),
  }
  return { record, disputed: facts.disputed || !isSettled || disputed }
}

function joinAccess(one: AccessRecord, other: AccessRecord): Together {
  const { account, service, login } = one
  const [holds, rests] = [
    laterOfEach(({ atom }) => atom, one.holds, other.holds),
    laterOfEach(({ atom }) => atom, one.rests, other.rests),
  ]
  const [facts, packages] = [
    laterOfEach(({ name }) => name, one.facts, other.facts),
    laterOfEach(({ name }) => name, one.packages, other.packages),
  ]
  const [name] = eachOf(one.name, other.name)
  const [verbatim, ...others] = eachOf(one.verbatim, other.verbatim)
  const disputed = [holds, rests, facts, packages].some((some) => some.disputed)
  const record: AccessRecord = {
    kind: 'access',
    ...(account !== undefined && { account }),
    ...(name !== undefined && { name }),
    ...(service !== undefined && { service }),
    ...(login !== undefined && { login }),
    holds: holds.kept,
    rests: rests.kept,
    ...(facts.kept.length > 0 && { facts: facts.kept }),
    ...(packages.kept.length > 0 && { packages: packages.kept }),
    // If either side may have more, so may the result.
    others: !disputed && one.others === other.others ? one.others : 'unknown',
    ...(verbatim !== undefined && { verbatim }),
  }
  return { record, disputed: disputed || others.length > 0 }
}

type Dated = { readonly told: string } | { readonly asked: string }

/** Sorted by key, so that equal facts are equal records. */
function laterOfEach<Fact extends Dated>(
  keyOf: (fact: Fact) => string,
  ones: readonly Fact[] = [],
  others: readonly Fact[] = [],
): { readonly kept: readonly Fact[]; readonly disputed: boolean } {
  const byKey = [...Map.groupBy([...ones, ...others], keyOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  const kept = byKey.flatMap(([, facts]) => laterOf(facts) ?? [])
  return { kept, disputed: kept.length < byKey.length }
}

/** On the same day an answer outranks "I don't know". Undefined when two answers of one day differ. */
function laterOf<Fact extends Dated>(facts: readonly Fact[]): Fact | undefined {
  const day = facts.map(dayOf).sort().at(-1)
  const latest = facts.filter((fact) => dayOf(fact) === day)
  const told = latest.filter((fact) => 'told' in fact)
  const [first, ...more] = told.length > 0 ? told : latest
  return more.every((fact) => isDeepStrictEqual(fact, first)) ? first : undefined
}

function dayOf(fact: Dated): string {
  return 'told' in fact ? fact.told : fact.asked
}

/** Each text once, sorted. */
function eachOf(...texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text ?? []))].sort()
}
