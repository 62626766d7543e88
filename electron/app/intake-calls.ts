import { wipe } from '../accounts/kit.ts'
import type { LedgerRecord, Stored } from '../accounts/records.ts'
import type { Handlers } from '../contract.ts'
import { readSource } from '../intake/formats.ts'
import type { Reading, Source } from '../intake/intake.ts'
import { commitIntake } from '../intake/commit.ts'
import { planIntake } from '../intake/plan.ts'
import type { IntakePlan } from '../intake/planned.ts'
import { KitError } from '../kit-error.ts'
import { newRecordId } from '../vault/vault.ts'
import type { IntakeView, LedgerView } from '../views.ts'
import type { Session } from './session.ts'

type IntakeCalls = Pick<
  Handlers,
  | 'intake.read'
  | 'intake.stop'
  | 'intake.password'
  | 'intake.commit'
  | 'intake.cancel'
  | 'intake.ledgers'
  | 'intake.quarantined'
  | 'quarantined.reveal'
  | 'quarantined.remove'
>

/** Files brought in together, read as far as they could be, before anything is saved. */
interface Intake {
  readonly id: string
  readonly files: SourceFile[]
}

interface SourceFile {
  readonly source: Source
  reading?: Reading
  error?: KitError
}

export function intakeCalls(session: Session): IntakeCalls {
  const intakes = new Map<string, Intake>()
  let reading = new AbortController()
  const forget = (id: string) => {
    wipe(intakes.get(id))
    intakes.delete(id)
  }
  session.onLock(() => {
    for (const id of intakes.keys()) forget(id)
  })

  function find(id: string): Intake {
    const intake = intakes.get(id)
    if (!intake) throw new KitError('not-found', 'This intake is over. Nothing was saved. Choose the files again.')
    return intake
  }

  return {
    'intake.read': async ({ files, intake: id }) => {
      const intake = id === undefined ? { id: newRecordId(), files: [] } : find(id)
      session.requireUnlocked()
      intakes.set(intake.id, intake)
      reading = new AbortController()
      const { signal } = reading
      for (const [done, source] of files.entries()) {
        if (signal.aborted) break
        session.surroundings.tell('progress', { what: source.name, done, total: files.length })
        intake.files.push(await readFile(source))
      }
      return viewOf(session, intake)
    },
    'intake.stop': () => {
      reading.abort()
      return undefined
    },
    'intake.password': async ({ intake: id, file, password }) => {
      const intake = find(id)
      const before = intake.files[file]
      if (!before) throw new KitError('not-found', 'There is no such file in this intake. Nothing was changed.')
      intake.files[file] = await readFile(before.source, password)
      return viewOf(session, intake)
    },
    'intake.commit': ({ intake: id, take }) => {
      const plan = planOf(session, find(id))
      const now = new Date(session.surroundings.now()).toISOString()
      const { put, ledger } = commitIntake(plan, take, now, newRecordId)
      session.kit.commit({ put: [...put, ledger] })
      // What was taken is the vault's now, and shares its bytes: forgotten here, not wiped.
      intakes.delete(id)
      return ledgerView(ledger)
    },
    'intake.cancel': ({ intake: id }) => {
      forget(id)
      return undefined
    },
    'intake.ledgers': () =>
      session.kit
        .all('ledger')
        .map(ledgerView)
        .sort((a, b) => b.at.localeCompare(a.at)),
    'intake.quarantined': () =>
      session.kit
        .all('quarantined')
        .map(({ id, what, reason, source, added }) => ({ id, what, reason, source, added })),
    'quarantined.reveal': ({ id }) => {
      session.requireConfirmed()
      return new TextDecoder().decode(session.kit.get('quarantined', id).verbatim)
    },
    'quarantined.remove': ({ id }) => {
      session.kit.commit({ remove: [session.kit.get('quarantined', id).id] })
      return undefined
    },
  }
}

async function readFile(source: Source, password?: string): Promise<SourceFile> {
  try {
    return { source, reading: await readSource(source, password) }
  } catch (error) {
    if (error instanceof KitError) return { source, error }
    throw error
  }
}

function planOf(session: Session, intake: Intake): IntakePlan {
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
      others: [...kit.all('key'), ...kit.all('sheet'), ...kit.all('ledger')],
    },
  )
}

function viewOf(session: Session, intake: Intake): IntakeView {
  const plan = planOf(session, intake)
  return {
    id: intake.id,
    missing: plan.missing,
    files: intake.files.map(({ source, reading, error }, index) => ({
      index,
      name: source.name,
      needsPassword: error?.code === 'password-needed' || error?.code === 'wrong-password',
      notes: reading?.notes ?? [],
      ...(reading && { format: reading.formatName }),
      ...(error && { error: { code: error.code, message: error.message } }),
    })),
    // Everything but what holds secrets.
    entries: plan.entries.map(({ found: _found, source: _source, ...shown }) => shown),
  }
}

function ledgerView({ id, at, rows, missing }: Stored<LedgerRecord>): LedgerView {
  const count = (outcome: LedgerRecord['rows'][number]['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  return {
    id,
    at,
    rows,
    missing,
    read: rows.length,
    added: count('added'),
    duplicate: count('duplicate'),
    refused: count('refused'),
    quarantined: count('quarantined'),
  }
}
