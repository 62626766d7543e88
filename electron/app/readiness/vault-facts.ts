import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeSetsInForce } from '../../accounts/actions.ts'
import { keysInUse } from '../../accounts/key-details.ts'
import type { Kit } from '../../accounts/kit.ts'
import type { CodeSetRecord, BackupNote, Stored, TokenRecord } from '../../accounts/records.ts'
import { namedSlots } from '../../accounts/slot-records.ts'
import type { AnswersOfVault } from '../../readiness/answers/answers-in-records.ts'
import type { SecretFact, VaultFacts } from '../../readiness/vault-evidence.ts'
import { paperFacts } from './paper-facts.ts'

/** The open vault as readiness looks at it. */
export function vaultFacts(kit: Kit, names: AnswersOfVault['names'], vaultPath: string): VaultFacts {
  const revisions = new Map(kit.vault.revisions())
  const typed = namedSlots(kit)
    .flatMap(({ slot, typed: at }) => (slot.kind === 'passphrase' && at !== undefined ? [at.slice(0, 10)] : []))
    .sort()
    .at(-1)
  return {
    accounts: kit.all('account'),
    names,
    secrets: [
      ...kit.all('token').flatMap((token) => tokenFact(token, revisions.get(token.id) ?? 0)),
      ...[...codeSetsInForce(kit).values()].flatMap((set) => codesFact(set, revisions.get(set.id) ?? 0)),
    ],
    keys: keysInUse(kit),
    papers: paperFacts(kit),
    ...(typed !== undefined && { typed }),
    copies: copiesElsewhere(kit.all('copy'), vaultPath),
  }
}

/** A token that lacks its PIN makes no codes. */
function tokenFact({ account, token, proved, added }: Stored<TokenRecord>, revision: number): readonly SecretFact[] {
  const isWhole = (token.type !== 'motp' && token.type !== 'yandex') || token.pin !== undefined
  return isWhole ? [{ account, atom: 'totp', revision, on: (proved ?? added).slice(0, 10) }] : []
}

function codesFact({ account, codes, issued, added }: Stored<CodeSetRecord>, revision: number): readonly SecretFact[] {
  const isLeft = codes.some(({ used }) => used === undefined)
  return isLeft ? [{ account, atom: 'code', revision, on: issued ?? added.slice(0, 10) }] : []
}

/** The newest copy in each folder. A folder on the disk of the vault is lost together with it. */
function copiesElsewhere(copies: readonly BackupNote[], vaultPath: string): VaultFacts['copies'] {
  const here = diskOf(vaultPath)
  return [...Map.groupBy(copies, ({ path }) => dirname(path))].flatMap(([folder, all]) => {
    const [newest] = all.toSorted((a, b) => b.revision - a.revision)
    if (!newest || (here !== undefined && diskOf(folder) === here)) return []
    return [{ name: `copy in ${folder}`, at: newest.at.slice(0, 10), revision: newest.revision }]
  })
}

/** Undefined where nothing is there now, as with a stick that is kept somewhere else. */
function diskOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.dev
}
