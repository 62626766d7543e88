import type { IntakePlan } from '../../intake/plan/planned.ts'
import { planIntake } from '../../intake/plan/plan.ts'
import type { IntakeView } from '../../contract.ts'
import type { Session } from '../vault/session.ts'
import { isLocked, keyFileOf, type SourceFile } from './source-reading.ts'

/** Files brought in together, read as far as they could be, before anything is saved. */
export interface Intake {
  readonly id: string
  readonly files: SourceFile[]
}

/** What the window shows of it. */
export function intakeView(session: Session, intake: Intake): IntakeView {
  const plan = intakePlan(session, intake)
  return {
    id: intake.id,
    accounts: session.kit.all('account').map(({ id, service, name }) => ({ id, service, name })),
    missing: plan.missing,
    files: intake.files.map((file, index) => ({
      index,
      name: file.source.name,
      needsPassword: isLocked(file),
      ...keyFileOf(file),
      notes: plan.sources[index]?.notes ?? [],
      ...(file.reading && { format: file.reading.formatName }),
      ...(file.error && { error: { code: file.error.code, message: file.error.message } }),
    })),
    // Everything but what holds secrets.
    entries: plan.entries.map(({ found: _found, source: _source, ...shown }) => shown),
  }
}

/** What becomes of it, as the vault stands. */
export function intakePlan(session: Session, intake: Intake): IntakePlan {
  const { kit } = session
  return planIntake(
    intake.files.map(({ source, reading, error }) => ({
      source: source.name,
      ...(reading && { reading }),
      ...(error && { error }),
    })),
    {
      accounts: kit.all('account'),
      tokens: kit.all('token'),
      codeSets: kit.all('code-set'),
      quarantined: kit.all('quarantined'),
      others: OTHERS.flatMap((kind) => kit.all(kind)),
    },
  )
}

/** What only an export of this app brings. */
const OTHERS = ['key', 'sheet', 'ledger', 'cover', 'bearer', 'opened', 'access', 'snapshot'] as const
