import type { Handlers } from '../../contract.ts'
import { makeReport } from '../../readiness/report/make-report.ts'
import { withoutNames } from '../../readiness/report/without-names.ts'
import { routesOf } from '../../readiness/graph/routes.ts'
import { runbook } from '../../readiness/runbook/runbook.ts'
import type { Session } from '../vault/session.ts'
import { kitEvidence } from './kit-evidence.ts'
import { lostThings } from './loss-view.ts'
import { registryOwners } from './registry-owners.ts'
import { reportDocument } from './report-document.ts'
import { runbookDocument } from './runbook-document.ts'
import { runbookFacts } from './runbook-facts.ts'
import { saveDocument, saveText } from './save-document.ts'

type RunbookCalls = Pick<Handlers, 'runbook.save' | 'report.save'>

/** What to do after a loss, and how everything stands, on paper or as text. No secret is in it. */
export function runbookCalls(session: Session): RunbookCalls {
  const today = (): string => new Date(session.surroundings.now()).toISOString().slice(0, 10)
  const known = () => kitEvidence(session.kit, session.surroundings.vaultPath)
  return {
    'runbook.save': async ({ lost, form, paper }) => {
      const { evidence, names } = known()
      const book = runbook(evidence, routesOf, lostThings(evidence, lost))
      const document = runbookDocument(book, runbookFacts(session.kit, names), today())
      return await saveDocument(session, document, { form, paper, name: `recovery-kit-runbook-${today()}` })
    },
    'report.save': async ({ form, paper, names, of }) => {
      const { evidence } = known()
      const made = { evidence, routesOf, made: today(), registry: registryOwners(session.kit) }
      const whole = makeReport({ ...made, ...(of !== undefined && { of }) })
      const report = names ? whole : withoutNames(whole)
      const name = `recovery-kit-report-${report.made}`
      if (form === 'pdf') return await saveDocument(session, reportDocument(report), { form, paper, name })
      const path = await session.surroundings.chooseSavePath(`${name}.json`)
      return path === undefined ? {} : saveText(session, path, `${JSON.stringify(report, null, 2)}\n`)
    },
  }
}
