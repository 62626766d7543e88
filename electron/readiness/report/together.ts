/**
 * Several people's reports together: which packages can be released within a week after losing any one of them, which is
 * what OpenSSF's `access_continuity` asks for (bestpractices.dev, silver). Nothing counts that is not known.
 */
import type { Reported, ReportedPackage } from './report.ts'
import type { ReadReport } from './report-file.ts'

export const WEEK = 7

/** A report, and the person it is of: as it says, else as its file is called. */
export interface PersonsReport {
  readonly person: string
  readonly report: ReadReport
}

export type Verdict = 'yes' | 'no' | 'not-known'

/** One package after the loss of one person. */
export interface PersonLost {
  readonly lost: string
  readonly verdict: Verdict
  /** Who can release it within a week then. */
  readonly by: readonly string[]
  /** Who else may be able to, though nobody knows. */
  readonly ask: readonly string[]
}

export interface PackageContinuity {
  readonly name: string
  readonly service?: string
  /** Whose reports have it. */
  readonly holders: readonly string[]
  readonly verdict: Verdict
  readonly losses: readonly PersonLost[]
}

export interface Continuity {
  readonly people: readonly string[]
  readonly packages: readonly PackageContinuity[]
  /** People whose reports publish something without saying what. */
  readonly unnamed: readonly string[]
}

/** If one person has two reports, the later counts. */
export function together(all: readonly PersonsReport[]): Continuity {
  const reports = latestOfEach(all)
  const entries = reports.flatMap(({ person, report }) =>
    report.packages.map((own): Holder => ({ person, own: { ...own, without: mergedWithout(own) } })),
  )
  const named = entries.filter(({ own }) => own.name !== undefined)
  const byPackage = [...Map.groupBy(named, ({ own }) => keyOf(own)).values()]
  const people = reports.map(({ person }) => person)
  return {
    people,
    packages: byPackage.map((holders) => continuityOf(holders, people)).toSorted(byName),
    unnamed: [...new Set(entries.filter(({ own }) => isUnnamed(own)).map(({ person }) => person))],
  }
}

/** Where there is no way to publish, there is nothing to name. */
function isUnnamed({ name, release }: ReportedPackage): boolean {
  return name === undefined && !(release.grade === 'never' && release.known)
}

interface Holder {
  readonly person: string
  readonly own: ReportedPackage
}

function latestOfEach(all: readonly PersonsReport[]): readonly PersonsReport[] {
  const byPerson = Map.groupBy(all, ({ person }) => folded(person))
  return [...byPerson.values()].flatMap((own) =>
    own.toSorted((a, b) => (a.report.made < b.report.made ? 1 : -1)).slice(0, 1),
  )
}

/** A person may stand there twice under two spellings; the worse counts. */
function mergedWithout({ without }: ReportedPackage): ReportedPackage['without'] {
  return [...Map.groupBy(without, ({ person }) => folded(person)).values()].flatMap((same) =>
    same.toSorted((a, b) => badness(b) - badness(a)).slice(0, 1),
  )
}

function keyOf({ service = '', name = '' }: ReportedPackage): string {
  const plain = service === 'pypi' || service === 'testpypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name
  return JSON.stringify([service, plain])
}

function byName(a: PackageContinuity, b: PackageContinuity): number {
  const [one, other] = [a, b].map(({ service = '', name }) => `${name} ${service}`) as [string, string]
  return one < other ? -1 : Number(one > other)
}

function continuityOf(holders: readonly Holder[], people: readonly string[]): PackageContinuity {
  const { name = '', service } = holders[0]?.own ?? {}
  const losses = peopleWhoMatter(holders).map((lost) => lossOf(lost, holders, people))
  return {
    name,
    ...(service !== undefined && { service }),
    holders: [...new Set(holders.map(({ person }) => person))],
    verdict: worst(losses.map(({ verdict }) => verdict)),
    losses,
  }
}

/** Those who hold it, and those without whom somebody who holds it may not be able to release it. */
function peopleWhoMatter(holders: readonly Holder[]): readonly string[] {
  const others = holders.flatMap(({ own }) => own.without.map(({ person }) => person))
  const all = [...holders.map(({ person }) => person), ...others]
  return [...Map.groupBy(all, folded).values()].flatMap(([first]) => first ?? [])
}

function lossOf(lost: string, holders: readonly Holder[], people: readonly string[]): PersonLost {
  const left = holders
    .filter(({ person }) => folded(person) !== folded(lost))
    .map(({ person, own }) => ({ person, verdict: verdictOf(own, lost, people) }))
  const having = (verdict: Verdict): readonly string[] => [
    ...new Set(left.filter((one) => one.verdict === verdict).map(({ person }) => person)),
  ]
  const by = having('yes')
  const heard = new Set([...holders.map(({ person }) => person), lost].map(folded))
  // An owner whose report is not here may be able to, or not.
  const silent = holders.flatMap(({ own }) => own.owners).filter((owner) => !heard.has(folded(owner)))
  const ask = [...new Set([...having('not-known'), ...silent])]
  return {
    lost,
    by,
    ask: by.length > 0 ? [] : ask,
    verdict: by.length > 0 ? 'yes' : ask.length > 0 ? 'not-known' : 'no',
  }
}

/**
 * What a report says of a loss: of the person by name, and where it names people of whom there is no report, of the worst of
 * those, since the lost one may be called otherwise there.
 */
function verdictOf({ release, without }: ReportedPackage, lost: string, people: readonly string[]): Verdict {
  const own = without.find(({ person }) => folded(person) === folded(lost))
  if (own) return gradeVerdict(own)
  const known = new Set(people.map(folded))
  const strangers = without.filter(({ person }) => !known.has(folded(person)))
  const verdict = gradeVerdict(release)
  return verdict === 'yes' && strangers.some((one) => gradeVerdict(one) !== 'yes') ? 'not-known' : verdict
}

function gradeVerdict(grade: Reported): Verdict {
  if (grade.grade === 'now' || (grade.grade === 'days' && grade.days <= WEEK)) return 'yes'
  return grade.known ? 'no' : 'not-known'
}

function badness(grade: Reported): number {
  return ['yes', 'not-known', 'no'].indexOf(gradeVerdict(grade))
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return (['no', 'not-known', 'yes'] as const).find((one) => verdicts.includes(one)) ?? 'not-known'
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
