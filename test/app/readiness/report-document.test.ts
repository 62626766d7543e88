import { expect, it } from 'vitest'
import { reportDocument } from '../../../electron/app/readiness/report-document.ts'
import type { Report } from '../../../electron/readiness/report/report.ts'

const REPORT: Report = {
  ...{ format: 'recovery-kit-report', version: 1, made: '2026-03-01', names: true },
  ...{ accounts: [], packages: [], losses: [] },
}

/** An account that can be signed in to, as far as is known. */
function withAccount(known: boolean): Report {
  const goals = [{ goal: 'sign-in', grade: 'now', known, proof: 'told' }] as const
  return { ...REPORT, accounts: [{ account: 'PyPI', service: 'pypi', goals }] }
}

function lossesIn(report: Report): string {
  const { parts } = reportDocument(report)
  const at = parts.findIndex(
    (part) => part.kind === 'chapter' && part.text === 'Single things whose loss shuts something',
  )
  return JSON.stringify(parts[at + 1])
}

it('says that no loss shuts anything only where no answer is missing', () => {
  expect(lossesIn(withAccount(true))).toContain('There is none, as far as anybody told.')
  expect(lossesIn(withAccount(false))).toContain('Not known: answers are missing, so any loss may shut something.')
})
