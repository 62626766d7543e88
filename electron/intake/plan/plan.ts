import type { AccountRecord, CodeSetRecord, Stored } from '../../accounts/records.ts'
import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import { tokenDigest, type Token } from '../../otp/token.ts'
import { suggestedService } from '../../services/services.ts'
import { AccountsByName } from './accounts-by-name.ts'
import { missingParts } from './batches.ts'
import { describeCodes, describeToken } from './entry-words.ts'
import type { Found, Origin } from '../intake.ts'
import type { ErrorCode } from '../../kit-error.ts'
import type { Settlement, Warning } from '../judgements.ts'
import { labelOf, namesOf } from './labels.ts'
import type { Label } from './tidy-label.ts'
import {
  codesDigest,
  isOlderSet,
  KnownEntries,
  otherUseWarning,
  placeFact,
  type VaultContents,
  type Place,
} from './vault-contents.ts'
import { byDigest, recordDigest } from './record-digest.ts'
import { reasonOf } from './reasons.ts'
import type { IntakePlan, PlanEntry, SourceReading } from './plan-types.ts'
import { remarksOf } from './token-checks.ts'
import { SplitCodes } from './split-codes.ts'

/**
 * Compares what was read with the vault and with itself. Pure: the same readings and vault give the
 * same entries with the same indexes.
 *
 * @param split - What became of split codes before; with it, an entry that was there before is the same object.
 */
export function planIntake(
  sources: readonly SourceReading[],
  kit: VaultContents,
  split = new SplitCodes(),
): IntakePlan {
  const readings = withSplitCodes(sources.map(withoutLeftOut), split)
  const known = new KnownEntries(kit)
  const accounts = new AccountsByName(kit.accounts)
  const sets = new Map(kit.codeSets.filter((set) => set.voided === undefined).map((set) => [set.account, set]))
  const others = kit.others ?? []
  const identities = new Set(byDigest(others).keys())
  const hasCover = others.some((record) => record.kind === 'cover')
  // Codes without a name do not go where they would take the place of a key, which stays valid beside them.
  const takesCodes = ({ id, service }: Stored<AccountRecord>) => !isRecoveryKey(service, sets.get(id)?.codes ?? [])
  const names = namesOf(readings, kit.accounts.filter(takesCodes))
  const entries = readings
    .flatMap(({ source, reading }, file) => (reading?.found ?? []).map((found) => ({ file, source, found })))
    .map(({ file, source, found }, index): PlanEntry => {
      const { written, ...label } = labelOf(found, names)
      const suggestion = isTakeable(found) && !('origin' in found) ? suggestedService(label.service) : undefined
      const joins = mayJoin(found) ? accounts.find(label.service, label.name) : undefined
      return {
        index,
        file,
        source,
        found,
        kind: found.kind,
        ...label,
        ...(joins && { joins: joins.id }),
        ...(suggestion !== undefined && { suggestion }),
        // PyPI asks for one code before it turns two-factor login on, and people give the first.
        ...(found.kind === 'code-set' && found.burnsFirst === true && { firstUsed: found.guessed !== true }),
        ...(found.kind === 'record'
          ? judgeRecord(found, joins, { identities, hasCover })
          : tidied(judge(found, file, label, known, joins && sets.get(joins.id)), written)),
      }
    })
  return {
    entries,
    missing: missingParts(readings.flatMap(({ reading }) => reading?.parts ?? [])),
    sources: readings.map(({ source, reading }) => ({
      name: source,
      notes: reading ? remarksOf(reading) : [],
      ...(reading && { format: reading.formatName }),
    })),
    unread: readings.flatMap(({ source, reading, error, leftOut }, file) =>
      reading ? [] : [{ source, file, reason: unreadReason(error?.code, leftOut) }],
    ),
    kit,
  }
}

/** What was read from a file that is left out counts for nothing, as if the file had not been given. */
function withoutLeftOut({ reading, ...file }: SourceReading): SourceReading {
  return reading && file.leftOut !== true ? { ...file, reading } : file
}

function unreadReason(code: ErrorCode = 'internal', leftOut = false): Settlement {
  return leftOut ? { kind: 'left-out' } : { kind: 'not-read', code }
}

/** A QR code may be split over several pictures. */
function withSplitCodes(sources: readonly SourceReading[], split: SplitCodes): readonly SourceReading[] {
  const joined = split.join(sources.map(({ reading }) => reading))
  return sources.map((source, file) => {
    const reading = joined[file]
    return reading ? { ...source, reading } : source
  })
}

type Judgement = Pick<PlanEntry, 'what' | 'warnings' | 'duplicate' | 'ticked' | 'reason'>

/** @param written - The name as the file has it, where it is another. */
function tidied(judgement: Judgement, written: string | undefined): Judgement {
  if (written === undefined) return judgement
  return { ...judgement, warnings: [...judgement.warnings, { kind: 'name-tidied', written }] }
}

/** Judges an entry, and makes it known to those after it. */
function judge(
  found: Exclude<Found, FoundRecord>,
  file: number,
  label: Label,
  known: KnownEntries,
  replaced: CodeSetRecord | undefined,
): Judgement {
  switch (found.kind) {
    case 'token': {
      const { token } = found
      const place = known.firstPlace(tokenDigest(token), fileOf(found, file))
      const warnings = [...found.warnings, ...otherUseWarning(token, known), ...counterWarning(found, place?.token)]
      known.addToken(token, { ...label, inVault: false, file })
      return { what: describeToken(token), warnings, ...tick('token', place) }
    }
    case 'code-set': {
      const place = known.firstPlace(codesDigest(found.codes), fileOf(found, file))
      const warnings = [
        ...found.warnings,
        ...(place || found.voided !== undefined ? [] : replacementWarning(found, replaced)),
      ]
      known.addCodes(found.codes, { ...label, inVault: false, file })
      return { what: describeCodes(found.service, found.codes), warnings, ...tick('codes', place) }
    }
    case 'quarantined':
    case 'refused':
      return { what: found.what, warnings: [], reason: reasonOf(found), duplicate: false, ticked: false }
  }
}

function judgeRecord(
  { record, what }: FoundRecord,
  joins: Stored<AccountRecord> | undefined,
  others: { readonly identities: ReadonlySet<string>; readonly hasCover: boolean },
): Judgement {
  const same = record.kind === 'account' ? joins !== undefined : others.identities.has(recordDigest(record))
  const warnings: readonly Warning[] = record.kind === 'cover' && others.hasCover ? [{ kind: 'second-cover' }] : []
  if (!same) return { what, warnings, duplicate: false, ticked: true }
  return { what, warnings: [], duplicate: true, ticked: false, reason: { kind: 'in-vault' } }
}

/** The file of an entry from an export of this app; undefined for any other. */
function fileOf(found: { readonly origin?: Origin }, file: number): number | undefined {
  return found.origin && file
}

function tick(what: 'token' | 'codes', place: Place | undefined): Omit<Judgement, 'what' | 'warnings'> {
  if (!place) return { duplicate: false, ticked: true }
  const reason: Settlement = { kind: 'same', what, place: placeFact(place) }
  return { duplicate: true, ticked: false, reason }
}

function counterWarning(found: Found, other: Token | undefined): Warning[] {
  if (found.kind !== 'token' || found.token.type !== 'hotp' || other?.type !== 'hotp') return []
  if (other.counter === found.token.counter) return []
  return [{ kind: 'other-counter', here: found.token.counter, there: other.counter }]
}

function replacementWarning(set: Parameters<typeof isOlderSet>[0], replaced: CodeSetRecord | undefined): Warning[] {
  if (!replaced) return []
  if (isOlderSet(set, replaced)) return [{ kind: 'older-codes' }]
  return [{ kind: 'replaces-codes', count: replaced.codes.length }]
}

type FoundRecord = Extract<Found, { kind: 'record' }>

/** A guess from the shape of codes must not void another account's codes. */
function mayJoin(found: Found): boolean {
  return isTakeable(found) && !(found.kind === 'code-set' && found.guessed === true)
}

/** Whether it goes to an account, or is one. */
function isTakeable(found: Found): boolean {
  return (
    found.kind === 'token' || found.kind === 'code-set' || (found.kind === 'record' && found.record.kind === 'account')
  )
}
