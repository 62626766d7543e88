import type { Handlers } from '../../contract.ts'
import { TYPED_BY_HAND } from '../../intake/source-names.ts'
import { utf8 } from '../../intake/containers/text.ts'
import { typedLink } from '../../intake/typed-token.ts'
import { KitError } from '../../kit-error.ts'
import type { Session } from '../vault/session.ts'
import type { Intakes } from './intakes.ts'
import { ledgerView, type ImportBackups } from './ledger-view.ts'
import { joinTwins, keyIds } from '../keys/twin-keys.ts'
import { pictureTextHandlers, type PictureTextHandlers } from './picture-text-calls.ts'
import { readBack, saveIntake } from './save-intake.ts'
import { readChosen, type FoundSource, type SourceFiles } from './source-files.ts'

type IntakeCalls = Pick<
  Handlers,
  | 'intake.read'
  | 'intake.choose'
  | 'intake.typed'
  | 'intake.stop'
  | 'intake.password'
  | 'intake.keyFile'
  | 'intake.columns'
  | 'intake.leaveOut'
  | 'intake.rivals'
  | 'intake.codes'
  | 'intake.commit'
  | 'intake.cancel'
>

/** The calls about intakes under way, from the first file to the import report. */
export function intakeCalls(
  session: Session,
  sources: SourceFiles,
  intakes: Intakes,
  backups: ImportBackups,
): IntakeCalls & PictureTextHandlers {
  session.onLock(() => {
    sources.forgetAll()
  })
  return {
    'intake.read': async ({ files, intake }) => await intakes.read(files, intake),
    'intake.choose': async ({ intake }) => {
      session.requireUnlocked()
      const chosen = await chooseFiles(session)
      return chosen.length === 0 ? undefined : await intakes.read(chosen, intake)
    },
    'intake.typed': async ({ intake, ...typed }) => {
      const result = typedLink(typed)
      if (!result.ok) return { problem: { field: result.field, why: result.problem } }
      return { view: await intakes.read([{ name: TYPED_BY_HAND, bytes: utf8(result.link) }], intake) }
    },
    'intake.stop': () => {
      intakes.stop()
      return undefined
    },
    'intake.password': async ({ intake, file, password }) => await intakes.open(intake, file, password),
    'intake.columns': async ({ intake, file, columns }) => await intakes.nameColumns(intake, file, columns),
    'intake.keyFile': async ({ intake: id, file, keyFile }) => {
      session.requireUnlocked()
      const chosen = keyFile ?? (await chooseKeyFile(session))
      const intake = intakes.idle(id)
      intake.requireFile(file)
      if (chosen) intake.useKeyFile(file, chosen)
      return intake.view
    },
    'intake.leaveOut': ({ intake: id, file, leftOut }) => {
      const intake = intakes.idle(id)
      intake.leaveOut(file, leftOut)
      return intake.view
    },
    'intake.codes': ({ intake: id, entries }) => intakes.find(id).codes(entries, session.surroundings.now()),
    ...pictureTextHandlers(intakes),
    'intake.rivals': ({ intake: id, entry }) => intakes.find(id).rivals(entry, session.surroundings.now()),
    'intake.commit': ({ intake: id, take }) => {
      const intake = intakes.idle(id)
      const keys = keyIds(session.kit)
      const saved = saveIntake(session, intake.plan, intake.chosen(take))
      try {
        sources.remember(saved.ledger.id, intake.sources)
        const ledger = readBack(session, saved)
        joinTwins(session, keys)
        return ledgerView(session.kit, sources, backups, ledger)
      } finally {
        // It is saved: a second time would import everything twice.
        intakes.forget(id)
      }
    },
    'intake.cancel': ({ intake }) => {
      intakes.forget(intake)
      return undefined
    },
  }
}

async function chooseFiles(session: Session): Promise<readonly FoundSource[]> {
  const chosen = (await session.surroundings.chooseFiles()) ?? []
  return chosen.map((one) => ('path' in one ? readChosen(one.path) : one))
}

async function chooseKeyFile(session: Session): Promise<FoundSource | undefined> {
  const [chosen, ...others] = (await session.surroundings.chooseFiles()) ?? []
  if (others.length > 0)
    throw new KitError('invalid-input', 'A database has one key file, and you chose several files. Choose one.')
  return chosen && ('path' in chosen ? readChosen(chosen.path) : chosen)
}
