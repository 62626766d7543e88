import { wipe } from '../../accounts/kit.ts'
import type { LedgerRecord, Stored } from '../../accounts/records.ts'
import type { Handlers } from '../../contract.ts'
import { commitIntake } from '../../intake/plan/commit.ts'
import { TYPED_BY_HAND } from '../../intake/source-names.ts'
import { utf8 } from '../../intake/containers/text.ts'
import { typedLink } from '../../intake/typed-token.ts'
import { SourceReader } from '../../intake/reading/source-reader.ts'
import { KitError } from '../../kit-error.ts'
import { newRecordId } from '../../vault/vault.ts'
import type { IntakeView } from '../../contract.ts'
import { intakePlan, intakeView, type Intake } from './intake-view.ts'
import { ledgerView } from './ledger-view.ts'
import type { Session } from '../vault/session.ts'
import { readChosen, type FoundSource, type SourceFiles } from './source-files.ts'
import { fileAt, openFile, readFile, readWaiting, type Readers } from './source-reading.ts'

type IntakeCalls = Pick<
  Handlers,
  | 'intake.read'
  | 'intake.choose'
  | 'intake.typed'
  | 'intake.stop'
  | 'intake.password'
  | 'intake.keyFile'
  | 'intake.commit'
  | 'intake.cancel'
>

/** @param intakes - Those under way, by id; nothing of them is saved yet. */
export function intakeCalls(session: Session, sources: SourceFiles, intakes: Map<string, Intake>): IntakeCalls {
  const reader = new SourceReader()
  let reading = new AbortController()
  const forget = (id: string) => {
    wipe(intakes.get(id))
    over(id)
  }
  /** What was read is in the memory of the worker too, until that ends. */
  const over = (id: string) => {
    intakes.delete(id)
    if (intakes.size === 0) void reader.close()
  }
  session.onLock(() => {
    for (const id of intakes.keys()) forget(id)
    sources.forgetAll()
  })
  const startReading = (): Readers => {
    reading = new AbortController()
    return { reader, signal: AbortSignal.any([reading.signal, session.untilStopped]) }
  }

  function find(id: string): Intake {
    const intake = intakes.get(id)
    if (!intake) throw new KitError('not-found', 'This intake is over. Nothing was saved. Choose the files again.')
    return intake
  }

  /**
   * Stands after whatever takes time: an intake that was left or locked away meanwhile is wiped with what came of it since.
   *
   * @throws KitError `vault-locked` or `not-found`
   */
  function requireUnderWay(intake: Intake, waiting: readonly FoundSource[] = []): void {
    if (intakes.get(intake.id) === intake) return
    wipe([intake, waiting])
    session.requireUnlocked()
    find(intake.id)
  }

  async function readAll(files: readonly FoundSource[], id: string | undefined): Promise<IntakeView> {
    const intake = id === undefined ? { id: newRecordId(), files: [] } : find(id)
    session.requireUnlocked()
    intakes.set(intake.id, intake)
    const readers = startReading()
    const earlier = intake.files.length
    const all = [...intake.files.map(({ source }) => source), ...files]
    for (const [done, source] of files.entries()) {
      session.surroundings.tell('progress', { what: source.name, done, total: files.length })
      const read = await unlessStopped(readFile({ source }, all, readers))
      requireUnderWay(intake, files)
      if (!read) {
        wipe(files.slice(done))
        break
      }
      intake.files.push(read)
    }
    if (earlier > 0) await unlessStopped(readWaiting(intake.files, readers))
    requireUnderWay(intake)
    return intakeView(session, intake)
  }

  return {
    'intake.read': async ({ files, intake }) => await readAll(files, intake),
    'intake.choose': async ({ intake }) => {
      session.requireUnlocked()
      const chosen = await session.surroundings.chooseFiles()
      if (chosen === undefined || chosen.length === 0) return undefined
      const files = chosen.map((one) => ('path' in one ? readChosen(one.path) : one))
      return await readAll(files, intake)
    },
    'intake.typed': async ({ intake, ...typed }) => {
      const result = typedLink(typed)
      if (!result.ok) return { problem: { field: result.field, why: result.problem } }
      return { view: await readAll([{ name: TYPED_BY_HAND, bytes: utf8(result.link) }], intake) }
    },
    'intake.stop': () => {
      reading.abort()
      return undefined
    },
    'intake.password': async ({ intake: id, file, password }) => {
      const intake = find(id)
      await unlessStopped(openFile(intake.files, file, password, startReading()))
      requireUnderWay(intake)
      return intakeView(session, intake)
    },
    'intake.keyFile': async ({ intake: id, file, keyFile }) => {
      session.requireUnlocked()
      const chosen = keyFile ?? (await chooseKeyFile(session))
      const intake = find(id)
      const before = fileAt(intake.files, file)
      if (chosen) {
        wipe(before.keyFile)
        intake.files[file] = { ...before, keyFile: chosen }
      }
      return intakeView(session, intake)
    },
    'intake.commit': ({ intake: id, take }) => {
      const intake = find(id)
      const { put, ledger } = commitIntake(intakePlan(session, intake), take, nowIn(session), newRecordId)
      session.kit.commit({ put: [...put, ledger] })
      try {
        sources.remember(
          ledger.id,
          intake.files.map(({ source }) => source),
        )
        return ledgerView(session.kit, sources, readBack(session, put, ledger))
      } finally {
        forget(id)
      }
    },
    'intake.cancel': ({ intake: id }) => {
      forget(id)
      return undefined
    },
  }
}

/** Undefined when a person stopped it: then what was read before is shown. */
async function unlessStopped<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof KitError && error.code === 'cancelled') return undefined
    throw error
  }
}

/** Reads what an import left in the vault from its file again, and notes in the ledger that it is the same. */
function readBack(session: Session, put: readonly Stored[], ledger: Stored<LedgerRecord>): Stored<LedgerRecord> {
  const { kit } = session
  const duplicates = ledger.rows.flatMap(({ record }) => (record === undefined ? [] : (kit.find(record) ?? [])))
  if (!kit.holds([...put, ...duplicates, ledger])) return ledger
  const compared = { ...ledger, readBack: nowIn(session) }
  kit.commit({ put: [compared] })
  return compared
}

function nowIn(session: Session): string {
  return new Date(session.surroundings.now()).toISOString()
}

async function chooseKeyFile(session: Session): Promise<FoundSource | undefined> {
  const [chosen, ...others] = (await session.surroundings.chooseFiles()) ?? []
  if (others.length > 0)
    throw new KitError('invalid-input', 'A database has one key file, and several files were chosen. Choose one.')
  return chosen && ('path' in chosen ? readChosen(chosen.path) : chosen)
}
