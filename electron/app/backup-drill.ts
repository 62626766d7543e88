import { encodeRecord, decodeRecord } from '../accounts/encoding.ts'
import { store, wipe } from '../accounts/kit.ts'
import type { KitRecord, Stored } from '../accounts/records.ts'
import { openAge } from '../intake/formats/recovery-kit-age.ts'
import { exportItems } from '../intake/formats/recovery-kit.ts'
import { storedRecords } from '../intake/formats/recovery-kit-records.ts'
import { KitError } from '../kit-error.ts'
import { compareSnapshots, snapshotOf, wipeSnapshot, type Snapshot } from '../vault/compare.ts'
import { passphraseBytes } from '../vault/passphrase.ts'
import { Vault } from '../vault/vault.ts'
import type { BackupDrillView, BackupKindView } from '../views.ts'
import { comparedView } from './compared-rows.ts'
import type { Session } from './session.ts'
import { readChosen } from './source-files.ts'

/** What a backup or an export holds, in memory. */
interface OpenedFile {
  readonly what: 'vault' | 'export'
  readonly vault: string
  readonly records: Snapshot
  readonly damaged: number
}

/**
 * Asks for a backup or an export, holds it against the vault, and notes what came of it. Neither
 * of the two is changed but for the note.
 *
 * @param password - The passphrase of the file, or the backup identity; absent until it is asked for.
 * @throws KitError `password-needed` when the file is encrypted and none was given, or what opening it throws
 */
export async function drillBackup(session: Session, password?: string): Promise<BackupDrillView | undefined> {
  session.requireUnlocked()
  const path = await session.surroundings.chooseFile()
  if (path === undefined) return undefined
  const opened = await openFile(path, password)
  try {
    const { kit } = session
    const here = snapshotOf(kit.vault)
    try {
      const view = compare(here, opened, kit.vault.id)
      const at = new Date(session.surroundings.now()).toISOString()
      const { what } = opened
      const { complete } = view
      kit.commit({ put: [store({ kind: 'backup-drill', at, path, what, ...sumOf(view.kinds), complete })] })
      return { at, path, what, ...view }
    } finally {
      wipeSnapshot(here)
    }
  } finally {
    wipeSnapshot(opened.records)
  }
}

async function openFile(path: string, password: string | undefined): Promise<OpenedFile> {
  const { bytes } = readChosen(path)
  try {
    const start = Buffer.from(bytes.subarray(0, 40)).toString('latin1')
    if (start.startsWith('SQLite format 3\0')) return await openVault(path, password)
    if (!/^(age-encryption\.org\/|\s*-----BEGIN AGE)/.test(start)) return openExport(bytes)
    const plain = await openAge(bytes, password)
    try {
      return openExport(plain)
    } finally {
      plain.fill(0)
    }
  } finally {
    bytes.fill(0)
  }
}

async function openVault(path: string, passphrase: string | undefined): Promise<OpenedFile> {
  if (passphrase === undefined)
    throw new KitError(
      'password-needed',
      'This is a backup of a vault. Nothing was compared yet. Give the passphrase it was made under.',
    )
  const typed = passphraseBytes(passphrase)
  try {
    const vault = await Vault.openCopy(path, typed)
    try {
      const records = snapshotOf(vault)
      return { what: 'vault', vault: vault.id, records, damaged: vault.damage.length }
    } finally {
      vault.close()
    }
  } finally {
    typed.fill(0)
  }
}

function openExport(bytes: Uint8Array): OpenedFile {
  if (!Buffer.from(bytes).includes('"recovery-kit-export"'))
    throw new KitError(
      'unknown-format',
      'This is neither a backup of a vault nor an export of this app. Nothing was compared. Choose a .rkit, .age or .json file of this app.',
    )
  const { vault, items, unknown } = exportItems(bytes)
  const { records, unread } = storedRecords(items, unknown)
  const snapshot = new Map(records.map((record) => [record.id, sealedAs(record)]))
  wipe(records)
  return { what: 'export', vault, records: snapshot, damaged: unread }
}

/** The record as it stands in a vault, where equal content is equal bytes. */
function sealedAs({ id, ...record }: Stored) {
  return { id, revision: 0, tag: new Uint8Array(), plaintext: encodeRecord(record) }
}

/** What the app notes of itself changes with every use, and restores nothing. */
const NOTES: readonly string[] = [
  'settings',
  'slot',
  'ledger',
  'copy',
  'backup-drill',
  'sheet',
  'identity',
] satisfies readonly KitRecord['kind'][]

function compare(
  here: Snapshot,
  { records: there, vault, damaged }: OpenedFile,
  vaultHere: string,
): Omit<BackupDrillView, 'at' | 'path' | 'what'> {
  const kinds = kindsOf(here, there)
  const counted = kinds.filter(({ counts }) => counts)
  const rows = comparedView(here, there, undefined)
    .rows.filter(({ kind }) => !NOTES.includes(kind))
    .sort((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name))
  return {
    sameVault: vault === vaultHere,
    kinds,
    damaged,
    complete: damaged === 0 && counted.every(({ missing, changed }) => missing === 0 && changed === 0),
    rows,
  }
}

function kindsOf(here: Snapshot, there: Snapshot): readonly BackupKindView[] {
  const kinds = new Map<string, { same: number; missing: number; changed: number; onlyThere: number }>()
  const { same, onlyHere, different, onlyThere } = compareSnapshots(here, there)
  const count = (side: Snapshot, ids: readonly string[], what: 'same' | 'missing' | 'changed' | 'onlyThere') => {
    for (const id of ids) {
      const kind = kindOf(side, id)
      const counts = kinds.get(kind) ?? { same: 0, missing: 0, changed: 0, onlyThere: 0 }
      counts[what] += 1
      kinds.set(kind, counts)
    }
  }
  count(here, same, 'same')
  count(here, onlyHere, 'missing')
  count(here, different, 'changed')
  count(there, onlyThere, 'onlyThere')
  return [...kinds]
    .map(([kind, counts]) => ({ kind, counts: !NOTES.includes(kind), ...counts }))
    .sort((a, b) => Number(b.counts) - Number(a.counts) || a.kind.localeCompare(b.kind))
}

function kindOf(side: Snapshot, id: string): string {
  const record = decodeRecord(side.get(id)?.plaintext ?? new Uint8Array())
  wipe(record)
  return record?.kind ?? 'unknown'
}

function sumOf(kinds: readonly BackupKindView[]) {
  const sum = { same: 0, missing: 0, changed: 0, onlyThere: 0 }
  for (const kind of kinds) {
    if (!kind.counts) continue
    sum.same += kind.same
    sum.missing += kind.missing
    sum.changed += kind.changed
    sum.onlyThere += kind.onlyThere
  }
  return sum
}
