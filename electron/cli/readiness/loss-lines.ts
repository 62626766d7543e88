/** What is left after a loss, for people: the worst first. */
import type { LossView, OutcomeView } from '../../contract.ts'
import { capital, goalWords, gradeWords } from '../../readiness/plain-words.ts'

/** @param goal - The one that was asked for; without one those that matter most are shown. */
export function lossLines({ lost, accounts, secure }: LossView, goal?: string): readonly string[] {
  const names = [...new Set(lost.map(({ name }) => name))]
  const shown = (goal === undefined ? mainGoals(accounts) : accounts).toSorted((a, b) => badness(b) - badness(a))
  return [
    names.length === 0 ? 'Nothing is lost.' : `Lost: ${names.join(', ')}.`,
    ...(accounts.length === 0 ? ['There are no accounts yet. Import some, or answer questions with "answer".'] : []),
    ...shown.flatMap((outcome) => ['', ...outcomeLines(outcome)]),
    ...(shown.length < accounts.length ? ['', 'Other goals are shown with --goal own, password, new-codes ...'] : []),
    ...(secure.length === 0 ? [] : ['', 'If somebody else may have it, secure these first:']),
    ...secure.map(({ says }) => `  ${says}`),
  ]
}

/** To sign in and to publish; of an account that has neither, whatever it has. */
function mainGoals(accounts: readonly OutcomeView[]): readonly OutcomeView[] {
  const byAccount = [...Map.groupBy(accounts, ({ account }) => account).values()]
  return byAccount.flatMap((all) => {
    const main = all.filter(({ goal }) => goal === 'sign-in' || goal === 'publish')
    return main.length > 0 ? main : all
  })
}

const GRADES = ['now', 'days', 'goodwill', 'never'] as const

function badness({ grade, unknown = [] }: OutcomeView): number {
  return GRADES.indexOf(grade) * 2 + Number(unknown.length > 0)
}

/** The grade, then the way in order, or what is missing first on each way. */
function outcomeLines(outcome: OutcomeView): readonly string[] {
  const { account, goal, unknown = [], way, blocked = [] } = outcome
  return [
    `${account}, ${goalWords(goal)}: ${gradeText(outcome)}`,
    ...way.map(({ says }, at) => `  ${String(at + 1)}. ${says}`),
    ...[...new Set(blocked.map(({ says }) => says))].map((says) => `  - ${capital(says)}`),
    ...(unknown.length > 0 ? ['  Answers that could make it better:'] : []),
    ...unknown.map(({ says }) => `  ? ${says}`),
  ]
}

function gradeText(outcome: OutcomeView): string {
  const words = gradeWords(outcome)
  if (outcome.unknown) return `NOT KNOWN, and as far as you told ${words}`
  if (outcome.grade === 'never') return words
  return `${words}, as ${outcome.proof === 'measured' ? 'the app saw' : 'you told'}`
}
