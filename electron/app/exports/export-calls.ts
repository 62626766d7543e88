import { randomBytes } from 'node:crypto'
import { backupIdentity } from '../../accounts/identity-record.ts'
import { wipe } from '../../accounts/wipe.ts'
import type { Handlers, Input } from '../../contract.ts'
import { aegisEncrypted, aegisPlain } from '../../exports/aegis.ts'
import { ageFile, type AgeLock } from '../../exports/age-file.ts'
import type { Exported, KitContents } from '../../exports/contents.ts'
import { EXPORT_KINDS } from '../../exports/formats.ts'
import { googlePages } from '../../exports/google-pages.ts'
import { kitJson } from '../../exports/kit-json.ts'
import { otpauthList } from '../../exports/otpauth-list.ts'
import { twoFasEncrypted, twoFasPlain } from '../../exports/two-fas.ts'
import { KitError } from '../../kit-error.ts'
import type { RecordId } from '../../vault/vault.ts'
import { putDecoderBeside } from './decoder-file.ts'
import { requireStrong } from '../vault/new-passphrase.ts'
import type { Session } from '../vault/session.ts'

type ExportCalls = Pick<Handlers, 'exports.list' | 'exports.save'>
type Save = Input<'exports.save'>

/** Saves everything in the vault, or the tokens of some accounts, in a format of this app or another. */
export function exportCalls(session: Session): ExportCalls {
  return {
    'exports.list': () => EXPORT_KINDS.map(({ ending: _ending, ...shown }) => shown),
    'exports.save': async (input) => {
      const password = await passwordOf(input)
      const recipient = input.format === 'age-identity' ? recipientOf(session, input) : ''
      for (const id of input.accounts ?? []) session.kit.get('account', id)
      session.requireConfirmed()
      const path = await session.surroundings.chooseSavePath(suggestedName(session, input))
      if (path === undefined) return { count: 0, leftOut: [] }
      const { bytes, count, leftOut } = await make(() => contentsOf(session), input, { password, recipient })
      try {
        session.requireUnlocked()
        session.saves.save(path, bytes)
      } finally {
        bytes.fill(0)
      }
      const decoder = putDecoderBeside({ path, format: input.format }, session.surroundings.decoder)
      return { path, count, leftOut, ...(decoder !== undefined && { decoder }) }
    },
  }
}

/** Takes what a lock wipes at the last moment, and copies it before waiting for anything. */
type Take = () => KitContents

async function make(
  take: Take,
  { format, accounts, armor = false }: Save,
  { password, recipient }: { readonly password: string; readonly recipient: string },
): Promise<Exported> {
  const chosen = accounts && new Set(accounts)
  if (format === 'google-qr') return await googlePdf(take, chosen)
  const contents = take()
  try {
    switch (format) {
      case 'age-identity':
        return await locked(kitJson(contents, chosen), { recipient }, armor)
      case 'age-passphrase':
        return await locked(kitJson(contents, chosen), { passphrase: password }, armor)
      case 'json':
        return kitJson(contents, chosen)
      case 'otpauth':
        return otpauthList(contents, chosen)
      case 'aegis':
        return aegisPlain(contents, randomBytes, chosen)
      case 'aegis-encrypted':
        return await aegisEncrypted(contents, password, randomBytes, chosen)
      case '2fas':
        return twoFasPlain(contents, chosen)
      case '2fas-encrypted':
        return await twoFasEncrypted(contents, password, randomBytes, chosen)
    }
  } finally {
    wipe(contents.unknown)
  }
}

async function googlePdf(take: Take, chosen: ReadonlySet<RecordId> | undefined): Promise<Exported> {
  // The PDF writer takes a fifth of a second to load, and unlocking need not wait for it.
  const { renderScanPages } = await import('../../sheets/pdf/scan-pages.ts')
  const contents = take()
  wipe(contents.unknown)
  const { pages, count, leftOut } = googlePages(contents, randomBytes(4).readUInt32BE() >>> 1, chosen)
  return { bytes: await renderScanPages(pages, contents.at), count, leftOut }
}

async function locked(exported: Exported, lock: AgeLock, armored: boolean): Promise<Exported> {
  try {
    return { ...exported, bytes: await ageFile(exported.bytes, lock, { armored }) }
  } finally {
    exported.bytes.fill(0)
  }
}

/** Everything in the vault, including what this version cannot use. */
function contentsOf({ kit, surroundings }: Session): KitContents {
  const unusable = new Set(kit.unusable)
  const unknown: KitContents['unknown'][number][] = []
  if (unusable.size > 0) {
    for (const { id, plaintext } of kit.vault.records()) {
      if (unusable.has(id)) unknown.push({ id, content: plaintext })
      else plaintext.fill(0)
    }
  }
  return {
    vault: kit.vault.id,
    at: new Date(surroundings.now()).toISOString(),
    records: kit.records,
    unknown,
    damaged: kit.vault.damage.length,
  }
}

const WEAK =
  'This passphrase is too easy to guess for a file that others may get hold of. Nothing was saved. Use more words.'

/** @throws KitError `password-needed`, or `weak-passphrase`: anyone with a copy can guess forever. */
async function passwordOf({ format, password }: Save): Promise<string> {
  if (EXPORT_KINDS.some((kind) => kind.format === format && !kind.needsPassword)) return ''
  if (password === undefined || password === '')
    throw new KitError('password-needed', 'This export needs its own passphrase. Nothing was saved. Choose one.')
  await requireStrong(password, WEAK)
  return password
}

function recipientOf({ kit }: Session, { recipient }: Save): string {
  const known = recipient ?? backupIdentity(kit)?.recipient
  if (known === undefined)
    throw new KitError(
      'not-found',
      'This vault has no paper key yet. Nothing was saved. Make one, or export with a passphrase.',
    )
  return known
}

function suggestedName({ surroundings }: Session, { format }: Save): string {
  const day = new Date(surroundings.now()).toISOString().slice(0, 10)
  return `recovery-kit-${day}${EXPORT_KINDS.find((kind) => kind.format === format)?.ending ?? ''}`
}
