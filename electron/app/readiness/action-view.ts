import type { ActionView } from '../../contract.ts'
import type { Action } from '../../readiness/summary.ts'
import { actionSentence } from '../../readiness/summary-words.ts'
import { askView } from './ask-view.ts'
import { startOf } from './starts.ts'

export function actionView(action: Action): ActionView {
  const says = actionSentence(action)
  const start = startOf(action)
  switch (action.kind) {
    case 'import':
      return { kind: action.kind, says, start }
    case 'check':
      return { kind: action.kind, says, start, check: action.check, about: action.about }
    case 'add':
      return { kind: action.kind, says, start, ...('account' in action.addition && { about: action.addition.account }) }
    case 'answer':
      return { kind: action.kind, says, start, ask: askView(action.ask) }
  }
}
