/** What the vault itself knows of where things lie: measured, and never asked. */
import type { AccountRecord, KeyRecord, Stored } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'
import { serviceKey } from './answers/account-names.ts'
import {
  MEMORY,
  THIS_COMPUTER,
  VAULT,
  type AccountEvidence,
  type Bearer,
  type Evidence,
  type Held,
  type Holding,
  type Opened,
  type Where,
} from './evidence.ts'

/** The vault as readiness looks at it. Days are `YYYY-MM-DD`. */
export interface VaultFacts {
  readonly accounts: readonly Stored<AccountRecord>[]
  /** What each is called. */
  readonly names: ReadonlyMap<RecordId, string>
  /** By account, what the vault has of it that still works: tokens that make codes, recovery codes that are left. */
  readonly secrets: readonly SecretFact[]
  readonly keys: readonly Stored<KeyRecord>[]
  readonly papers: readonly PaperFact[]
  /** The day on which a passphrase was last typed; of several the latest. */
  readonly typed?: string
  /** Verified copies of the vault on other disks, one a place. */
  readonly copies: readonly { readonly name: string; readonly at: string; readonly revision: number }[]
}

export interface SecretFact {
  readonly account: RecordId
  readonly atom: 'totp' | 'code'
  /** The change of the vault in which it was last written: a copy from before does not have it. */
  readonly revision: number
  /** When it was last seen to work, or came in. */
  readonly on: string
}

/** One copy of a set of sheets that is not destroyed, and what on it restores today. */
export interface PaperFact {
  readonly set: string
  readonly copy: number
  readonly place: string
  readonly holder: string
  readonly made: string
  readonly holds: readonly (PaperPart & {
    readonly account: RecordId
    readonly atom: 'totp' | 'code'
    /** Only with the passphrase of its set. */
    readonly sealed: boolean
  })[]
  /** The paper key that opens the vault, whole or as a share. */
  readonly identity?: PaperPart
  readonly share?: PaperPart & Share
}

/** `proven` is the day on which it was last read back; absent where it was not. */
export interface PaperPart {
  readonly proven?: string
}

export interface Share {
  readonly identifier: number
  readonly index: number
  readonly threshold: number
}

/** The evidence of a vault, before anything is told. */
export function vaultEvidence(facts: VaultFacts): Evidence {
  return {
    bearers: [
      { name: THIS_COMPUTER, type: 'computer' },
      { name: MEMORY, type: 'memory' },
      ...facts.keys.map(({ name }): Bearer => ({ name, type: 'key' })),
      ...facts.papers.map(paperBearer),
      ...facts.copies.map(({ name }): Bearer => ({ name, type: 'stick' })),
    ],
    opened: [vaultOpened(facts), ...facts.copies.map((copy) => copyOpened(copy, facts)), ...sealedSets(facts.papers)],
    accounts: facts.accounts.map((account) => accountEvidence(account, facts)),
  }
}

/** What a copy of a set is called. */
export function paperName({ set, copy }: Pick<PaperFact, 'set' | 'copy'>): string {
  return `paper ${set} copy ${String(copy)}`
}

/** What is sealed on the sheets of a set, which its copies and the passphrase open. */
function sealedName(set: string): string {
  return `sealed sheets ${set}`
}

/** The vault as it was when it was copied. */
function copyName(name: string): string {
  return `vault on ${name}`
}

function paperBearer({ place, holder, ...paper }: PaperFact): Bearer {
  return {
    name: paperName(paper),
    type: 'paper',
    ...(place !== '' && { place }),
    ...(holder !== '' && { with: holder }),
  }
}

function vaultOpened(facts: VaultFacts): Opened {
  return { name: VAULT, needs: [[{ in: THIS_COMPUTER, known: 'measured' }], openers(facts)] }
}

function copyOpened({ name, at }: VaultFacts['copies'][number], facts: VaultFacts): Opened {
  return { name: copyName(name), needs: [[{ in: name, known: 'measured', on: at }], openers(facts)], made: 'vault' }
}

/** The passphrase, and the paper key whole or in shares. */
function openers({ papers, typed }: VaultFacts): readonly Held[] {
  const byMemory: Held =
    typed === undefined ? { in: MEMORY, known: 'told' } : { in: MEMORY, known: 'measured', on: typed }
  const whole = papers.flatMap((paper) => (paper.identity ? [heldOn(paper, paper.identity)] : []))
  return [byMemory, ...whole, ...splits(papers)]
}

/** So many shares of each split; measured when so many of them were read back. */
function splits(papers: readonly PaperFact[]): readonly Held[] {
  const shares = papers.flatMap((paper) => (paper.share ? [{ paper, share: paper.share }] : []))
  return [...Map.groupBy(shares, ({ share }) => share.identifier).values()].map((split): Held => {
    const threshold = split[0]?.share.threshold ?? 1
    const byIndex = [...Map.groupBy(split, ({ share }) => share.index).values()]
    const proven = byIndex.flatMap((copies) => lastDay(copies.map(({ share }) => share.proven)) ?? []).sort()
    // As old as the oldest of those that it takes.
    const on = proven.length >= threshold ? proven[proven.length - threshold] : undefined
    const of = byIndex.map((copies): Where => ({ atLeast: 1, of: copies.map(({ paper }) => paperName(paper)) }))
    return {
      in: { atLeast: threshold, of },
      known: on === undefined ? 'told' : 'measured',
      ...(on !== undefined && { on }),
    }
  })
}

/** What is printed and was not read back is only said to be on the paper, since it was made. */
function heldOn(paper: PaperFact, { proven }: PaperPart): Held {
  return proven === undefined
    ? { in: paperName(paper), known: 'told', on: paper.made }
    : { in: paperName(paper), known: 'measured', on: proven }
}

/** Nobody knows where the passphrase of sealed sheets is, unless somebody says. */
function sealedSets(papers: readonly PaperFact[]): readonly Opened[] {
  const sealed = papers.filter(({ holds }) => holds.some((part) => part.sealed))
  return [...Map.groupBy(sealed, ({ set }) => set)].map(([set, copies]) => ({
    name: sealedName(set),
    needs: [copies.map((paper): Held => ({ in: paperName(paper), known: 'measured', on: paper.made })), 'unknown'],
    made: 'sealed',
  }))
}

function accountEvidence(account: Stored<AccountRecord>, facts: VaultFacts): AccountEvidence {
  const { id, service } = account
  const credentials: Record<string, Holding> = {}
  for (const atom of ['totp', 'code'] as const) {
    const held = [...inVault(id, atom, facts), ...onPaper(id, atom, facts.papers)]
    if (held.length > 0) credentials[atom] = held
  }
  // Those noted, and no others, are registered there.
  const keys = account.keys && keysAt(account, facts.keys)
  return {
    name: facts.names.get(id) ?? '',
    ...(service !== '' && { service: serviceKey(service) }),
    credentials: { ...credentials, ...(keys && { key: keys }) },
    linked: {},
  }
}

function inVault(account: RecordId, atom: string, { secrets, copies }: VaultFacts): readonly Held[] {
  return secrets
    .filter((secret) => secret.account === account && secret.atom === atom)
    .flatMap(({ revision, on }) => [
      { in: VAULT, known: 'measured', on },
      ...copies
        .filter((copy) => copy.revision >= revision)
        .map(({ name, at }): Held => ({ in: copyName(name), known: 'measured', on: at })),
    ])
}

function onPaper(account: RecordId, atom: string, papers: readonly PaperFact[]): readonly Held[] {
  return papers.flatMap((paper) =>
    paper.holds
      .filter((part) => part.account === account && part.atom === atom)
      .map((part): Held => {
        const held = heldOn(paper, part)
        return part.sealed ? { ...held, in: sealedName(paper.set) } : held
      }),
  )
}

function keysAt({ keys = [] }: AccountRecord, all: readonly Stored<KeyRecord>[]): readonly Held[] {
  return keys.flatMap(({ key, noted }): readonly Held[] => {
    const found = all.find(({ id }) => id === key)
    return found ? [{ in: found.name, known: 'told', ...(noted !== undefined && { on: noted }) }] : []
  })
}

function lastDay(days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
}
