/** Sentences of reports, and of several together. */
import { days, listed } from '../plain-words.ts'
import type { Reported, ReportedLoss, ReportedPackage } from './report.ts'
import { WEEK, type Continuity, type PackageContinuity, type PersonLost, type Verdict } from './together.ts'

/** "now", "up to 14 days", "not known": a grade in a cell of a table. */
export function cellWords(grade: Reported | undefined): string {
  if (!grade) return ''
  if (!grade.known) return 'not known'
  switch (grade.grade) {
    case 'now':
      return 'now'
    case 'days':
      return `up to ${days(grade.days)}`
    case 'goodwill':
      return 'somebody decides'
    case 'never':
      return 'never'
  }
}

/** What is shut without one thing. */
export function lossSentence({ kind, name, shuts }: ReportedLoss): string {
  const signIn = shuts.filter(({ goal }) => goal === 'sign-in').map(({ account }) => account)
  const publish = shuts.filter(({ goal }) => goal !== 'sign-in').map(({ account }) => account)
  const parts = [
    ...(signIn.length > 0 ? [`there is no sign-in at ${listed(signIn)}`] : []),
    ...(publish.length > 0 ? [`nothing can be published at ${listed(publish)}`] : []),
  ]
  return `Without ${LOST[kind](name)}, ${parts.join(', and ')}.`
}

const LOST: Readonly<Record<ReportedLoss['kind'], (name: string) => string>> = {
  bearer: (name) => name,
  place: (name) => `all that lies at "${name}"`,
  person: (name) => name,
  manager: (name) => name,
  account: (name) => `the account ${name}`,
  outside: (name) => `the mailbox ${name}`,
}

/** How a package stands without each person, and who else owns it. */
export function besidesWords({ release, without, owners, registry }: ReportedPackage): string {
  const words = cellWords(release)
  const others = without.filter((grade) => cellWords(grade) !== words)
  const parts = [
    ...others.map(({ person, ...grade }) => `without ${person}: ${cellWords(grade)}`),
    ...(without.length > 0 && others.length === 0 ? ['the same without any one person'] : []),
    owners.length === 0 ? 'no other owner told' : `owners: ${owners.join(', ')}`,
    ...(registry ? [`${String(registry.owners)} at the registry on ${registry.on}`] : []),
  ]
  return parts.join('; ')
}

const VERDICTS: Readonly<Record<Verdict, string>> = { yes: 'YES', no: 'NO', 'not-known': 'NOT KNOWN' }

/** The answer, then each package with the losses that it does not survive. */
export function continuityLines({ people, packages, unnamed }: Continuity): readonly string[] {
  const yes = packages.filter(({ verdict }) => verdict === 'yes').length
  const answer =
    packages.length === 0
      ? 'These reports name no packages.'
      : `${String(yes)} of ${String(packages.length)} packages can be released within ${days(WEEK)} after losing any one person.`
  return [
    `Reports of ${people.length === 0 ? 'nobody' : listed(people)}.`,
    answer,
    ...packages.flatMap((one) => ['', ...packageLines(one)]),
    ...unnamed.map((person) => `${person} publishes something, and nobody said what: answer which packages.`),
    '',
    'This looks at releases. Whether issues and changes go on is to be seen at the source host.',
  ]
}

function packageLines({ name, service, verdict, losses, holders }: PackageContinuity): readonly string[] {
  const called = service === undefined ? name : `${name} (${service})`
  return [
    `${VERDICTS[verdict]}  ${called}, published by ${listed(holders)}`,
    ...losses.map((loss) => `  ${lostSentence(loss)}`),
  ]
}

function lostSentence({ lost, verdict, by, ask }: PersonLost): string {
  switch (verdict) {
    case 'yes':
      return `Without ${lost}, ${listed(by)} can release it.`
    case 'no':
      return `Without ${lost}, nobody can release it within ${days(WEEK)}.`
    case 'not-known':
      return `Without ${lost}, it is not known whether ${ask.join(' or ')} can. Ask for a report, or for the answers that are missing.`
  }
}
