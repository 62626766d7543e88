/** Rehearsals: what is only known to work because it was tried, step by step, and leaves its day. */
import type { CheckView } from '../../electron/contract.ts'

export interface Rehearsal {
  /** The fact that is dated, as `readiness.answer` takes it; none where the vault records it by itself. */
  readonly fact?: 'co-owner-released' | 'retrieved'
  /** The check whose evidence it is. */
  readonly check: CheckView['id']
  readonly title: string
  readonly why: string
  readonly steps: readonly string[]
  readonly done: string
}

export const REHEARSALS: readonly Rehearsal[] = [
  {
    fact: 'co-owner-released',
    check: 'owner-released',
    title: 'Let a co-owner release without you',
    why: 'An owner who has never released may lack a right, a key or a step that only you know.',
    steps: [
      'Ask a co-owner to release the next small version, alone.',
      'Do not help. Note each thing they had to ask you.',
      'Write the answers where they will look: the repository or the envelope.',
      'Check at the registry that the release came from them.',
    ],
    done: 'They released it today',
  },
  {
    fact: 'retrieved',
    check: 'retrieval',
    title: 'Have somebody fetch the envelope',
    why: 'A safe that nobody can open, or an envelope that nobody finds, is no backup.',
    steps: [
      'Ask the person who should fetch it. Tell them only what your written procedure says.',
      'They bring it, closed. Note how long it took and what was unclear.',
      'Look that the seal is whole. If it is not, treat what was inside as stolen.',
      'Put it back, and correct the procedure.',
    ],
    done: 'They fetched it today',
  },
  {
    check: 'codes-left',
    title: 'Sign in with a recovery code',
    why: 'Whether a service still takes your codes is known only by using one.',
    steps: [
      'Open a private window at the service and sign in with your password.',
      'Choose “use a recovery code”, and type the next code that is not used.',
      'Mark that code as used here, on the account: it works only once.',
      'If the service refused it, get a new set today and import it.',
    ],
    done: 'Open the accounts',
  },
]

/** What a rehearsal is about: each account that the check names, or the kit as a whole. */
export function subjectsOf({ fact, check }: Rehearsal, checks: readonly CheckView[]): readonly string[] {
  if (fact === undefined) return []
  if (fact === 'retrieved') return ['vault']
  const findings = checks.find(({ id }) => id === check)?.findings ?? []
  return [...new Set(findings.filter(({ state }) => state !== 'not-applicable').map(({ about }) => about))]
}
