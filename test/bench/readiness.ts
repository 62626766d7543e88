/** What the judgements of readiness cost, over kits of several sizes. */
import { additionsInOrder } from '../../electron/readiness/losses/additions.ts'
import { readAnswers } from '../../electron/readiness/answers/answers-file.ts'
import { questionsFor } from '../../electron/readiness/questions/asking.ts'
import type { Evidence } from '../../electron/readiness/evidence.ts'
import { graphsOf, judged, mainGoals } from '../../electron/readiness/judged.ts'
import { smallLosses } from '../../electron/readiness/losses/losses.ts'
import { routesOf } from '../../electron/readiness/graph/routes.ts'
import { lossTable } from '../../electron/readiness/losses/table.ts'
import { withAnswers } from '../../electron/readiness/answers/told.ts'
import { NO_CARE } from '../fixtures/care.ts'
import { EMPTY, TODAY } from '../fixtures/readiness.ts'
import { once, type Row } from './measure.ts'

const SERVICES = ['pypi', 'npm', 'github', 'gitlab', 'rubygems', 'docker-hub', 'hex', 'packagist']
const ATOMS = ['password', 'totp', 'code', 'key']
const BEARERS = 12

/** Accounts with twelve bearers each, behind a mailbox for every ten of them that has twelve as well. */
export async function benchReadiness(accounts: number): Promise<readonly Row[]> {
  const { answers } = readAnswers(JSON.stringify(kitOf(accounts)), TODAY)
  const evidence = withAnswers(EMPTY, answers, routesOf)
  const known = { evidence, answers, routesOf, today: TODAY, stillTrueMonths: 12 }
  const graphs = graphsOf(known)
  const goals = mainGoals(evidence, graphs)
  const signIn = goals.filter(({ goal }) => goal === 'sign-in')
  const losses = (upTo: number) => smallLosses(graphs.cautious, evidence, { goals: signIn, upTo })
  const pairs = losses(2)
  const works: readonly (readonly [string, () => unknown])[] = [
    ['graphs', () => graphsOf(known)],
    ['single losses', () => losses(1)],
    ['losses of one and two', () => losses(2)],
    ['losses of up to three', () => losses(3)],
    ['table', () => lossTable(graphs, evidence, goals)],
    ['singles, finds, what is shut', () => judged(known, NO_CARE, graphs)],
    ['questions', () => questionsFor(known, goals)],
    ['additions', () => additionsInOrder(evidence, { losses: pairs, routesOf })],
  ]
  const beside = sizeOf(evidence)
  const rows: Row[] = []
  for (const [what, work] of works) {
    rows.push({ what: `readiness, ${String(accounts)} accounts: ${what}`, milliseconds: await once(work), beside })
  }
  return rows
}

function sizeOf({ accounts, bearers }: Evidence): string {
  return `${String(accounts.length)} accounts, ${String(bearers.length)} bearers`
}

function kitOf(accounts: number): object {
  const boxes = Math.ceil(accounts / 10)
  const names = Array.from({ length: accounts }, (_, at) => `account ${String(at)}`)
  const mailboxes = Array.from({ length: boxes }, (_, at) => `mailbox ${String(at)}`)
  const all = [...names, ...mailboxes]
  const bearers = all.flatMap((name) =>
    Array.from(
      { length: BEARERS },
      (_, at) => [`${name} bearer ${String(at)}`, { place: `place ${String(at)}` }] as const,
    ),
  )
  const told = names.map((name, at): readonly [string, object] => {
    const service = SERVICES[at % SERVICES.length]
    return [name, { service, mail: `mailbox ${String(at % boxes)}`, ...heldBy(name) }]
  })
  const behind = mailboxes.map((name): readonly [string, object] => [name, { service: 'fastmail', ...heldBy(name) }])
  return { bearers: Object.fromEntries(bearers), accounts: Object.fromEntries([...told, ...behind]) }
}

/** Each credential on three of the twelve. */
function heldBy(name: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    ATOMS.map((atom, at) => [atom, [0, 1, 2].map((turn) => `${name} bearer ${String(at * 3 + turn)}`)]),
  )
}
