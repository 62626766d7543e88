import { store } from '../../accounts/kit.ts'
import type { PaperCopy, SetRecord, Stored } from '../../accounts/records.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { CoverView, PaperSetView } from '../../contract.ts'
import { copiesOf } from './copy-view.ts'
import { paperView } from './paper-view.ts'
import type { Session } from '../vault/session.ts'
import { vaultNow } from '../../sheets/drill/vault-now.ts'

type PaperCalls = Pick<
  Handlers,
  'sheets.list' | 'sheets.place' | 'sheets.gone' | 'sheets.fileGone' | 'cover.get' | 'cover.save'
>

/** What is on paper already, and what the cover says. */
export function paperCalls(session: Session): PaperCalls {
  const time = () => new Date(session.surroundings.now()).toISOString()

  function save(record: Stored<SetRecord>): PaperSetView {
    const { kit, surroundings } = session
    kit.commit({ put: [record] })
    return paperView(record, kit.all('sheet'), vaultNow(kit), surroundings.now())
  }

  return {
    'sheets.list': () => {
      const { kit, surroundings } = session
      const now = vaultNow(kit)
      const sets = kit.all('sheet').sort(newestFirst)
      return sets.map((record) => paperView(record, sets, now, surroundings.now()))
    },
    'sheets.place': ({ set, copy, place, holder }) =>
      save(withCopy(session.kit.get('sheet', set), copy, (one) => ({ ...one, place, holder }))),
    'sheets.gone': ({ set, copy, gone }) =>
      save(
        withCopy(session.kit.get('sheet', set), copy, ({ gone: _before, ...one }) =>
          gone ? { ...one, gone: time() } : one,
        ),
      ),
    'sheets.fileGone': ({ set, gone }) => {
      const record = session.kit.get('sheet', set)
      if (!record.file)
        throw new KitError('not-found', 'No file was saved of this set. Nothing was changed. Look at the list.')
      const { path } = record.file
      return save({ ...record, file: gone ? { path, gone: time() } : { path } })
    },
    'cover.get': async () => await coverView(session),
    'cover.save': async ({ fields }) => {
      const [before] = session.kit.all('cover')
      const record = { kind: 'cover' as const, fields: fields.filter(({ value }) => value !== ''), changed: time() }
      session.kit.commit({ put: [before ? { ...record, id: before.id } : store(record)] })
      return await coverView(session)
    },
  }
}

/** The labels that every cover has, then those the user added. */
async function coverView(session: Session): Promise<CoverView> {
  session.requireUnlocked()
  const { COVER_LABELS } = await import('../../sheets/content/cover-sheet.ts')
  const fields = session.kit.all('cover')[0]?.fields ?? []
  const labels: readonly string[] = [...new Set([...COVER_LABELS, ...fields.map(({ label }) => label)])]
  return {
    fields: labels.map((label) => ({ label, value: fields.find((field) => field.label === label)?.value ?? '' })),
  }
}

function withCopy(
  record: Stored<SetRecord>,
  number: number,
  change: (copy: PaperCopy) => PaperCopy,
): Stored<SetRecord> {
  const copies = copiesOf(record)
  if (!copies.some((copy) => copy.number === number))
    throw new KitError('not-found', 'This set has no such copy. Nothing was changed. Look at the list.')
  return { ...record, copies: copies.map((copy) => (copy.number === number ? change(copy) : copy)) }
}

/** Shares are printed together, and are listed by their numbers. */
function newestFirst(a: SetRecord, b: SetRecord): number {
  if (a.made !== b.made) return a.made < b.made ? 1 : -1
  return shareNumber(a) - shareNumber(b)
}

function shareNumber({ sheets }: SetRecord): number {
  return sheets?.find(({ share }) => share)?.share?.index ?? 0
}
