/** The sentence about the whole kit, and what to do today. */
import { deedSentence } from './checks/deed-words.ts'
import type { Addition } from './losses/additions.ts'
import { MEMORY } from './evidence.ts'
import type { Losable } from './graph/nodes.ts'
import { listed, lossWords } from './plain-words.ts'
import { askSentence } from './questions/question-words.ts'
import type { Action, Verdict } from './summary.ts'

export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'empty':
      return 'There are no accounts here yet, so nothing can be said about them.'
    case 'shut':
      return `As far as you told, nothing opens ${some(verdict.accounts)} even now.`
    case 'one-loss':
      return `${losing(verdict.lost)}, and you are locked out of ${countOf(verdict)}: ${some(verdict.accounts)}.`
    case 'not-known':
      return `Nobody has said enough yet to tell whether one loss would lock you out of ${some(verdict.accounts)}.`
    case 'holds':
      return `As far as you told, no single loss locks you out of ${verdict.total === 1 ? 'your account' : `any of your ${String(verdict.total)} accounts`}.${overdueWords(verdict.overdue)}`
  }
}

function losing({ kind, name }: Losable): string {
  return kind === 'bearer' && name === MEMORY ? 'Forget what only you know' : `Lose ${lossWords(kind, name)}`
}

function countOf({ accounts, total }: { readonly accounts: readonly string[]; readonly total: number }): string {
  return total === 1 ? 'your only account' : `${String(accounts.length)} of ${String(total)} accounts`
}

function overdueWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' One check is overdue.' : ` ${String(count)} checks are overdue.`
}

/** At most three by name. */
function some(names: readonly string[]): string {
  const more = names.length - SHOWN
  return more > 0 ? `${names.slice(0, SHOWN).join(', ')} and ${String(more)} more` : listed(names)
}

const SHOWN = 3

export function actionSentence(action: Action): string {
  switch (action.kind) {
    case 'import':
      return 'Import your accounts from the app that makes your codes.'
    case 'check':
      return deedSentence(action)
    case 'add':
      return `${additionWords(action.addition)} ${helpWords(action.singles, action.pairs)}`
    case 'answer':
      return `Answer a question: ${askSentence(action.ask)}`
  }
}

function additionWords(addition: Addition): string {
  switch (addition.kind) {
    case 'paper-copy':
      return 'Print one more copy of everything and keep it in another place.'
    case 'backup':
      return 'Copy the vault to a stick and keep it in another place.'
    case 'paper-key':
      return 'Print the paper key of the vault and keep it in another place.'
    case 'key':
      return `Register one more security key at ${addition.account} and keep it in another place.`
    case 'code':
      return `Get recovery codes of ${addition.account} and keep them on paper in another place.`
    case 'owner':
      return `Make somebody you trust an owner of what ${addition.account} owns.`
    case 'password':
      return `Write the password of ${addition.account} down and keep it in another place.`
  }
}

function helpWords(singles: number, pairs: number): string {
  const [count, loss] = singles > 0 ? [singles, 'one loss'] : [pairs, 'two losses at once']
  return count === 1
    ? `This ends one way to be locked out by ${loss}.`
    : `This ends ${String(count)} ways to be locked out by ${loss}.`
}
