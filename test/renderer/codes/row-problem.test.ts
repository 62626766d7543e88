import { expect, it } from 'vitest'
import type { AccountRow, TokenView } from '../../../electron/contract.ts'
import { rowProblem } from '../../../renderer/codes/row-problem.ts'
import { accountRow } from '../../fixtures/window/views.ts'

const made = '2026-03-01T12:00:00.000Z'
const PIN: TokenView = {
  ...{ id: 'f'.repeat(32), type: 'motp', algorithm: 'MD5', digits: 6, needsPin: true },
  ...{ source: 'links', added: made },
}
const problem = (rest: Partial<AccountRow>) => rowProblem({ ...accountRow('a', 'PyPI'), ...rest })

it('says the worst thing about an account, and only that', () => {
  const stale = { made, grade: 'does-not-restore' } as const
  expect([
    problem({}),
    problem({ codes: { left: 8, total: 8 }, sheet: { made, grade: 'restores' } }),
    problem({ codesMissing: true }),
    problem({ sheet: { made, grade: 'not-known' }, codesMissing: true }),
    problem({ sheet: stale, codesMissing: true }),
    problem({ codes: { left: 1, total: 8 }, sheet: stale }),
    problem({ codes: { left: 2, total: 8 }, sheet: stale }),
    problem({ codes: { left: 2, total: 8 }, tokens: [PIN] }),
    problem({ codes: { left: 0, total: 8 }, tokens: [PIN] }),
  ]).toEqual([
    undefined,
    undefined,
    'No recovery codes',
    'Check the sheet',
    'Sheet out of date',
    '1 code left',
    '2 codes left',
    'Needs its PIN',
    'No codes left',
  ])
})
