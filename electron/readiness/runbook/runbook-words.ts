/** Sentences of a runbook, besides those about ways. Nothing secret is in them: codes are named by their place in the set. */
import type { Outcome } from '../losses/after-loss.ts'
import { capital, days, goalWords, gradeWords } from '../plain-words.ts'
import type { PlanStep } from './plan-steps.ts'
import type { AccountPlan } from './runbook.ts'
import { stepSentence } from '../losses/way-words.ts'

/** Where things are that a step names, beyond what readiness knows. */
export interface RunbookFacts {
  /** By account: the first recovery code that is not used, counted from 1, and how many are left. */
  readonly codes: ReadonlyMap<string, { readonly next: number; readonly left: number }>
  /** On which sheets of a printed copy something of an account stands. */
  readonly sheetsOf: (copy: string, account: string, atom: string) => readonly number[]
}

/** A step, with the sheet and the code that it means. */
export function planStepSentence({ step, seen }: PlanStep, facts: RunbookFacts): string {
  const sentence = stepSentence(step)
  if (step.do === 'use-account' && seen)
    return seen === 'above' ? `${sentence} Its steps are above.` : `${sentence} You sign in there as always.`
  if (step.do !== 'take') return sentence
  const sheets = typeof step.from === 'string' ? facts.sheetsOf(step.from, step.account, step.atom) : []
  const code = step.atom === 'code' ? facts.codes.get(step.account) : undefined
  return [sentence, ...sheetText(sheets, step.atom), ...codeText(code)].join(' ')
}

/** An authenticator code is made of what is on the sheet. */
function sheetText(sheets: readonly number[], atom: string): readonly string[] {
  if (sheets.length === 0) return []
  const called = sheets.length === 1 ? `sheet ${String(sheets[0])}` : `sheets ${sheets.join(', ')}`
  return [atom === 'totp' ? `Scan ${called} with an authenticator app.` : `It is on ${called}.`]
}

function codeText(code: { readonly next: number; readonly left: number } | undefined): readonly string[] {
  if (!code) return []
  const left = code.left === 1 ? 'It is the last one.' : `${String(code.left)} are left.`
  return [`Number ${String(code.next)} is the first that is not used. ${left} Tick it off.`]
}

/** "now", "up to 14 days", "somebody decides": how a plan stands, in a few words. */
export function stateWords({ state, entry }: AccountPlan): string {
  switch (state) {
    case 'as-before':
      return 'as before'
    case 'now':
      return 'at once'
    case 'waits':
      return entry.grade === 'days' ? `up to ${days(entry.days)}` : 'days'
    case 'goodwill':
      return 'somebody decides'
    case 'not-known':
      return 'not known'
    case 'gone':
    case 'never-was':
      return 'no way back'
  }
}

/** What is left of an account, or of what it publishes. */
export function otherSentence({ goal, account, unknown, ...grade }: Outcome): string {
  if (grade.grade === 'never') {
    const told = unknown.length > 0 ? 'As far as anybody told, there' : 'There'
    return `${told} is no way to ${goalWords(goal)} at ${account} any more.`
  }
  return `${capital(goalWords(goal))} at ${account}: ${gradeWords(grade)}.`
}
