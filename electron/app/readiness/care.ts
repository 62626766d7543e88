import { backupReads } from '../../accounts/backup-reads.ts'
import { codeSetsInForce } from '../../accounts/actions.ts'
import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import type { Kit } from '../../accounts/kit.ts'
import {
  DEFAULT_KEY_MONTHS,
  type CodeSetRecord,
  type PaperCopy,
  type SetRecord,
  type Stored,
} from '../../accounts/records.ts'
import { drillDue, namedSlots } from '../../accounts/slot-records.ts'
import type { AnswersOfVault } from '../../readiness/answers/answers-in-records.ts'
import type { Care, CodesCare, KeyCare, PaperCare } from '../../readiness/checks/check.ts'
import { paperName } from '../../readiness/vault-evidence.ts'
import { accountStates } from '../../sheets/drill/set-state.ts'
import { vaultNow, type VaultNow } from '../../sheets/drill/vault-now.ts'
import { NOT_DISCLOSED } from '../../keys/stated-model.ts'
import { KeyShelf } from '../keys/key-shelf.ts'
import { copiesOf, copyView } from '../sheets/copy-view.ts'
import { newestSets } from '../sheets/paper-view.ts'
import { vaultFacts } from './vault-facts.ts'

/** How the open vault is looked after, for checks. */
export function careOf(
  kit: Kit,
  names: AnswersOfVault['names'],
  { vaultPath, now }: { readonly vaultPath: string; readonly now: number },
): Care {
  const reads = backupReads(kit.all('backup-drill'), kit.all('account'), now)
  const [elsewhere] = vaultFacts(kit, names, vaultPath)
    .copies.map(({ at }) => at)
    .toSorted()
    .reverse()
  const files = kit.all('sheet').flatMap(({ file }) => (file && file.gone === undefined ? [file.path] : []))
  return {
    keys: keysOf(kit, now),
    keyMonths: kit.settings.keyMonths ?? DEFAULT_KEY_MONTHS,
    codes: codesOf(kit, names),
    papers: papersOf(kit, names, now),
    paperOf: gradesOf(kit, names, vaultNow(kit)),
    passphrases: namedSlots(kit)
      .filter(({ slot }) => slot.kind === 'passphrase')
      .map((slot) => ({ name: slot.name, ...dayOf('typed', slot.typed), due: drillDue(kit, slot, now) })),
    backupRead: {
      ...dayOf('passed', reads.passed?.at),
      ...dayOf('failed', reads.failed?.at),
      overdue: reads.overdue,
    },
    ...dayOf('backupElsewhere', elsewhere),
    files: [...new Set(files)],
    cover: kit.all('cover').some(({ fields }) => fields.some(({ value }) => value.trim() !== '')),
  }
}

/** Keys that are lost or retired are looked after no more. */
function keysOf(kit: Kit, now: number): readonly KeyCare[] {
  const shelf = new KeyShelf(kit, now)
  const nameOf = new Map(shelf.keys.map(({ id, name }) => [id, name]))
  return shelf.inUse().map((key) => {
    const standing = shelf.standingOf(key)
    const aaguid = shelf.detailsOf(key)?.model?.aaguid ?? key.aaguid
    return {
      name: key.name,
      model: aaguid === NOT_DISCLOSED ? '' : aaguid,
      ...dayOf('tested', key.tested.at(-1)),
      ...(standing.kind === 'suspect' && { suspect: { on: standing.on, counter: standing.counter } }),
      differs: shelf.differentFrom(key.id).flatMap(({ id }) => nameOf.get(id) ?? []),
    }
  })
}

function codesOf(kit: Kit, names: AnswersOfVault['names']): readonly CodesCare[] {
  const keyOf = (id: string, codes: CodeSetRecord['codes']) =>
    isRecoveryKey(kit.get('account', id).service, codes) ? { isKey: true } : {}
  return [...codeSetsInForce(kit)].flatMap(([id, { codes, issued }]) => {
    const account = names.get(id)
    const left = codes.filter(({ used }) => used === undefined).length
    return account === undefined
      ? []
      : [{ account, left, total: codes.length, ...(issued !== undefined && { issued }), ...keyOf(id, codes) }]
  })
}

/** Sheets of version 0.1 have no number by which a copy could be named; they are not counted. */
function papersOf(kit: Kit, names: AnswersOfVault['names'], now: number): readonly PaperCare[] {
  return kit.all('sheet').flatMap((record) => {
    const { set } = record
    if (set === undefined) return []
    const left = copiesOf(record).filter(({ gone }) => gone === undefined)
    return left.map((copy) => paperOf(copy, { ...record, set }, { names, now }))
  })
}

function paperOf(
  copy: PaperCopy,
  record: Stored<SetRecord> & { readonly set: string },
  { names, now }: { readonly names: AnswersOfVault['names']; readonly now: number },
): PaperCare {
  const { place, holder, read, due, overdue } = copyView(copy, record, now)
  const typed = copy.drills.filter(({ how, wrong }) => how === 'typed' && wrong.length === 0).at(-1)?.at
  const share = record.sheets?.find((sheet) => sheet.share)?.share
  return {
    name: paperName({ set: record.set, copy: copy.number }),
    accounts: record.accounts.flatMap((id) => names.get(id) ?? []),
    ...{ place, holder, due, overdue },
    read: read.kind,
    ...dayOf('at', read.at),
    ...dayOf('typed', typed),
    ...(share && { share: { identifier: share.identifier, index: share.index, threshold: share.threshold } }),
  }
}

function gradesOf(kit: Kit, names: AnswersOfVault['names'], now: VaultNow): Care['paperOf'] {
  return [...newestSets(kit.all('sheet'))].flatMap(([id, record]) => {
    const account = names.get(id)
    const grade = accountStates(record, now).get(id)?.grade ?? 'not-known'
    return account === undefined ? [] : [{ account, grade: grade === 'as-printed' ? 'restores' : grade }]
  })
}

function dayOf<const Name extends string>(
  name: Name,
  time: string | undefined,
): Readonly<Partial<Record<Name, string>>> {
  return (time === undefined ? {} : { [name]: time.slice(0, 10) }) as Readonly<Partial<Record<Name, string>>>
}
