/** Checks 4, 5, 6 and 23: copies on paper that were read back, and are not out of date. */
import { monthsBefore } from '../days.ts'
import { heldOf, isInVault } from './look.ts'
import type { Check, CheckedKit, Finding, PaperCare } from './check.ts'

const PAPER_MONTHS = 12

/** Two copies in two places, each read back within a year. */
export const paperRead: Check = (kit) => [
  ...kit.care.papers.map(copyFinding),
  ...accountsInVault(kit).map((name) => copiesOf(name, kit)),
]

function copyFinding({ name: about, read, at, due, overdue }: PaperCare): Finding {
  const day = at === undefined ? {} : { on: at }
  if (read === 'wrong') return { state: 'overdue', what: 'copy-wrong', about, ...day }
  if (overdue) return { state: 'overdue', what: 'copy-overdue', about, on: due }
  if (read === 'whole') return { state: 'ok', what: 'copy-read', about, ...day }
  return { state: 'due', what: read === 'part' ? 'copy-part-read' : 'copy-not-read', about, on: due }
}

function copiesOf(about: string, { care }: CheckedKit): Finding {
  const copies = care.papers.filter(({ accounts }) => accounts.includes(about))
  if (copies.length < 2) return { state: 'due', what: copies.length === 0 ? 'no-paper' : 'one-copy', about }
  const places = new Set(copies.map(({ place, holder }) => place || holder))
  if (places.has('')) return { state: 'not-known', what: 'copies-place-not-told', about, count: copies.length }
  if (places.size < 2) return { state: 'due', what: 'copies-one-place', about, names: [...places] }
  return { state: 'ok', what: 'copies', about, count: copies.length }
}

function accountsInVault({ evidence }: CheckedKit): readonly string[] {
  const has = (holding: ReturnType<typeof heldOf>): boolean =>
    holding !== 'unknown' && holding.some((held) => held.known === 'measured' && isInVault(held.in))
  return evidence.accounts.filter((one) => has(heldOf(one, 'totp')) || has(heldOf(one, 'code'))).map(({ name }) => name)
}

/** A line typed from paper shows that eyes can read it when no scanner can. */
export const lineTyped: Check = ({ care, today }) => {
  if (care.papers.length === 0) return []
  const [on, about] = care.papers
    .flatMap(({ name, typed }) => (typed === undefined ? [] : [[typed, name] as const]))
    .sort(([a], [b]) => (a < b ? 1 : -1))[0] ?? ['', '']
  if (on === '') return [{ state: 'due', what: 'no-line-typed', about: care.papers[0]?.name ?? '' }]
  const isFresh = on >= monthsBefore(today, PAPER_MONTHS)
  return [{ state: isFresh ? 'ok' : 'overdue', what: isFresh ? 'line-typed' : 'line-typed-long-ago', about, on }]
}

/** The newest paper of each account restores it as it is now. */
export const paperFresh: Check = ({ care }) =>
  care.paperOf.map(({ account: about, grade }): Finding => {
    switch (grade) {
      case 'restores':
        return { state: 'ok', what: 'paper-restores', about }
      case 'not-known':
        return { state: 'not-known', what: 'paper-not-known', about }
      case 'does-not-restore':
        return { state: 'overdue', what: 'paper-out-of-date', about }
    }
  })

/** Each holder of a share showed it within a year, and no place has enough of them to open the vault. */
export const sharesHeld: Check = ({ care, today }) => {
  const shares = care.papers.flatMap((paper) => (paper.share ? [{ ...paper, share: paper.share }] : []))
  const fresh = monthsBefore(today, PAPER_MONTHS)
  const single = shares.map(({ name: about, at }): Finding => {
    if (at === undefined) return { state: 'due', what: 'share-not-shown', about }
    const isFresh = at >= fresh
    return { state: isFresh ? 'ok' : 'overdue', what: isFresh ? 'share-shown' : 'share-shown-long-ago', about, on: at }
  })
  const together = [...Map.groupBy(shares, ({ share, place }) => JSON.stringify([share.identifier, place])).values()]
  const many = together.flatMap((some): readonly Finding[] => {
    const [first] = some
    const isEnough =
      first && first.place !== '' && new Set(some.map(({ share }) => share.index)).size >= first.share.threshold
    return isEnough
      ? [{ state: 'due', what: 'shares-one-place', about: first.place, names: some.map(({ name }) => name) }]
      : []
  })
  return [...single, ...many]
}
