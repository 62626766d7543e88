import type { AccountRecord, Stored } from '../../accounts/records.ts'
import type { IntakeFileView, IntakeView } from '../../contract.ts'
import type { IntakePlan } from '../../intake/plan/plan-types.ts'
import { triageOf, type Triage } from '../../intake/plan/triage.ts'
import { isLocked, keyFileOf, mayHaveText, tableOf, type SourceFile } from './source-reading.ts'

/** An intake as the window shows it: everything but what holds secrets. */
export function intakeView(intake: {
  readonly id: string
  readonly files: readonly SourceFile[]
  readonly plan: IntakePlan
  /** What the window knows the entries by, in their order. */
  readonly numbers: readonly number[]
  readonly accounts: readonly Stored<AccountRecord>[]
}): IntakeView {
  const { id, files, plan, numbers, accounts } = intake
  const triage = triageOf(plan)
  const numberAt = (index: number) => numbers[index] ?? index
  return {
    id,
    accounts: accounts.map(({ id, service, name }) => ({ id, service, name })),
    missing: plan.missing,
    files: files.map((file, index) => ({
      index,
      name: file.source.name,
      needsPassword: isLocked(file),
      leftOut: file.leftOut === true,
      mayHaveText: mayHaveText(file),
      ...keyFileOf(file),
      ...tableIn(file),
      notes: plan.sources[index]?.notes ?? [],
      ...(file.reading && { format: file.reading.formatName }),
      ...(file.error && { error: { code: file.error.code, message: file.error.message } }),
    })),
    entries: plan.entries.map(({ found: _found, source: _source, ...shown }) => ({
      ...shown,
      group: 'new' as const,
      ...numbered(triage[shown.index], numberAt),
      index: numberAt(shown.index),
    })),
  }
}

function tableIn(file: SourceFile): Pick<IntakeFileView, 'table'> {
  const table = tableOf(file)
  return table ? { table } : {}
}

function numbered(triage: Triage | undefined, numberAt: (index: number) => number): Partial<Triage> {
  if (!triage) return {}
  const { goesWith, question } = triage
  return {
    ...triage,
    ...(goesWith !== undefined && { goesWith: numberAt(goesWith) }),
    ...(question && { question: 'first' in question ? { ...question, first: numberAt(question.first) } : question }),
  }
}
