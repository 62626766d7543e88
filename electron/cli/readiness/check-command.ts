import type { CheckView, FindingView, ReadinessState } from '../../contract.ts'
import type { Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'

export const checkCommand: Command = {
  usage: 'VAULT [--json]',
  summary:
    'Say in one sentence how the kit stands, what to do today, and what each check found. Ends with 5 when one is overdue.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION },
  async run(call) {
    return await withUnlocked(call, async (app) => {
      const state = await app.handlers['readiness.state'](undefined)
      if (call.options.json === true) call.terminal.out(JSON.stringify(state))
      else for (const line of stateLines(state)) call.terminal.out(line)
      return state.checks.some((check) => check.state === 'overdue') ? 5 : 0
    })
  },
}

function stateLines({ verdict, actions, checks }: ReadinessState): readonly string[] {
  const shown = checks.filter(({ state }) => state !== 'not-applicable')
  const rest = checks.length - shown.length
  return [
    verdict.says,
    ...(actions.length === 0 ? [] : ['', 'To do today:']),
    ...actions.map(({ says }, at) => `  ${String(at + 1)}. ${says}`),
    ...shown.flatMap((check) => ['', ...checkLines(check)]),
    ...(rest === 0 ? [] : ['', `${String(rest)} ${rest === 1 ? 'check does' : 'checks do'} not apply to this kit.`]),
  ]
}

const MARKS = { overdue: 'OVERDUE', due: 'to do', 'not-known': 'NOT KNOWN', ok: 'ok', 'not-applicable': '-' } as const

/** What is fine needs no more than its line. */
function checkLines({ state, title, why, source, on, findings }: CheckView): readonly string[] {
  const first = `${MARKS[state]}  ${title}${state === 'ok' && on !== undefined ? ` (since ${on})` : ''}`
  if (state === 'ok') return [first]
  const open = findings.filter((finding) => finding.state !== 'ok')
  return [first, `    ${why} (${source})`, ...open.slice(0, SHOWN).map(findingLine), ...moreLine(open.length - SHOWN)]
}

const SHOWN = 10

function findingLine({ state, says, on }: FindingView): string {
  return `  ${MARKS[state]}: ${says}${on === undefined ? '' : ` (${on})`}`
}

function moreLine(more: number): readonly string[] {
  return more > 0 ? [`  and ${String(more)} more; --json has them all`] : []
}
