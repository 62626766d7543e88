/** Where the kit stands, part by part: what each is called, how it is doing in a word or two, and the screen it leads to. */
import type { CheckStateView, ReadinessState, VaultState } from '../../electron/contract.ts'
import type { IconName } from '../parts/icons.ts'
import type { SettingsPart } from '../settings/settings-parts.ts'
import type { Screen } from '../state/session.svelte.ts'
import { backupInWords, LOOKED_AT, readsInWords } from '../vault/backups/backup-words.ts'
import { counted } from '../wording.ts'
import { checkInWords, type Said } from './recovery-words.ts'

export interface Standing {
  readonly name: string
  readonly icon: IconName
  /** Absent until it is known. */
  readonly said?: Said
  /** Without one it leads to the questions. */
  readonly screen?: Screen
  /** Of the settings. */
  readonly part?: SettingsPart
}

/** What is known of the kit at once, and what takes a moment to work out. */
export interface Known {
  readonly vault: Pick<VaultState, 'backup' | 'paper' | 'counts' | 'lookingAt'>
  readonly state: Pick<ReadinessState, 'checks' | 'asks'> | undefined
  /** Unix time in milliseconds. */
  readonly now: number
}

export function standingOf(known: Known): readonly Standing[] {
  return [
    { name: 'Backups', icon: 'backup', ...withSaid(backups(known)), screen: 'settings', part: 'backups' },
    { name: 'Paper', icon: 'paper', ...withSaid(paper(known)), screen: 'paper' },
    {
      name: 'Paper key',
      icon: 'print',
      ...withSaid(byChecks(known, ['second-opener', 'shares'])),
      screen: 'settings',
      part: 'security',
    },
    { name: 'Keys', icon: 'keys', ...withSaid(keys(known)), screen: 'keys' },
    { name: 'Answers', icon: 'told', ...withSaid(answers(known)) },
    { name: 'People', icon: 'people', ...withSaid(byChecks(known, ['owners', 'owner-released', 'reachable'])) },
  ]
}

const warn = (word: string): Said => ({ tone: 'warn', icon: 'warning', word })
const plain = (word: string): Said => ({ tone: 'unknown', icon: 'unknown', word })

/** A backup that is only here is lost with this computer. */
function backups({ vault, state, now }: Known): Said | undefined {
  if (vault.lookingAt !== undefined) return plain(LOOKED_AT.short)
  const backup = backupInWords(vault.backup, now)
  if (['old', 'lacking', 'missing'].includes(backup.state)) return warn(backup.short)
  const reads = readsInWords(vault.backup.reads, now)
  if (reads.state === 'overdue') return warn(reads.short)
  const elsewhere = checkOf(state, 'backup-elsewhere')
  if (elsewhere === 'due' || elsewhere === 'overdue') return warn('Only on this computer')
  return elsewhere && { ...checkInWords(elsewhere), ...(elsewhere === 'ok' && { word: 'Also on a stick' }) }
}

function paper({ vault, state }: Known): Said | undefined {
  const { reprint, overdue, files } = vault.paper
  if (reprint > 0) return warn(`${counted(reprint, 'account')} to print again`)
  if (overdue > 0) return warn(`${counted(overdue, 'copy', 'copies')} to read back`)
  if (files > 0) return warn(`${counted(files, 'saved PDF')} to delete`)
  return byChecks({ state }, ['paper-read', 'paper-fresh'])
}

function keys({ vault, state }: Known): Said | undefined {
  if (vault.counts.keys === 0) return plain('None yet')
  const said = byChecks({ state }, ['keys-tested', 'two-keys'])
  return said?.tone === 'good' ? { ...said, word: `${counted(vault.counts.keys, 'key')}, tested` } : said
}

function answers({ state }: Known): Said | undefined {
  if (!state) return undefined
  const open = state.asks.filter(({ lately }) => lately !== true).length
  return open > 0 ? plain(counted(open, 'open question')) : { tone: 'good', icon: 'check', word: 'Nothing to ask' }
}

/** The worst of some checks. */
function byChecks({ state }: Pick<Known, 'state'>, ids: readonly string[]): Said | undefined {
  if (!state) return undefined
  const states = ids.flatMap((id) => checkOf(state, id) ?? [])
  const worst = WORST.find((one) => states.includes(one)) ?? 'not-applicable'
  return checkInWords(worst)
}

const WORST: readonly CheckStateView[] = ['overdue', 'due', 'not-known', 'ok', 'not-applicable']

function checkOf(state: Known['state'], id: string): CheckStateView | undefined {
  return state?.checks.find((check) => check.id === id)?.state
}

function withSaid(said: Said | undefined): Pick<Standing, 'said'> {
  return said ? { said } : {}
}
