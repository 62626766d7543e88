import type { AccountRecord, Stored } from '../../accounts/records.ts'
import type { IntakeView } from '../../contract.ts'
import type { IntakePlan } from '../../intake/plan/plan-types.ts'
import { triageOf } from '../../intake/plan/triage.ts'
import { isLocked, keyFileOf, type SourceFile } from './source-reading.ts'

/** An intake as the window shows it: everything but what holds secrets. */
export function intakeView(intake: {
  readonly id: string
  readonly files: readonly SourceFile[]
  readonly plan: IntakePlan
  readonly accounts: readonly Stored<AccountRecord>[]
}): IntakeView {
  const { id, files, plan, accounts } = intake
  const triage = triageOf(plan)
  return {
    id,
    accounts: accounts.map(({ id, service, name }) => ({ id, service, name })),
    missing: plan.missing,
    files: files.map((file, index) => ({
      index,
      name: file.source.name,
      needsPassword: isLocked(file),
      leftOut: file.leftOut === true,
      ...keyFileOf(file),
      notes: plan.sources[index]?.notes ?? [],
      ...(file.reading && { format: file.reading.formatName }),
      ...(file.error && { error: { code: file.error.code, message: file.error.message } }),
    })),
    entries: plan.entries.map(({ found: _found, source: _source, ...shown }) => ({
      ...shown,
      group: 'new' as const,
      ...triage[shown.index],
    })),
  }
}
