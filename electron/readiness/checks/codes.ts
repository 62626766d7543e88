/** Checks 3, 19 and 20: recovery codes, authenticator secrets, and no copies of them in the clear. */
import { VAULT, type AccountEvidence } from '../evidence.ts'
import type { Check, CheckedKit, Finding } from './check.ts'
import { dayFinding, dayOf, heldOf, isInVault, takes, thingsOf } from './look.ts'

/** Three codes or more are left and one knows of when they are, at every service that issues codes. */
export const codesLeft: Check = (kit) =>
  kit.evidence.accounts.filter((account) => takes(account, 'code', kit)).map((account) => codesOf(account, kit))

function codesOf(account: AccountEvidence, { care }: CheckedKit): Finding {
  const about = account.name
  const set = care.codes.find((one) => one.account === about)
  if (!set) return codesElsewhere(account)
  const { left, total, issued, isKey } = set
  if (isKey === true) return { state: 'ok', what: 'recovery-key', about }
  // Some services issue a single code.
  const few = Math.min(FEW, total)
  if (left < few)
    return {
      state: left === 0 ? 'overdue' : 'due',
      what: left === 0 ? 'codes-used-up' : 'few-codes',
      about,
      count: left,
    }
  if (issued === undefined) return { state: 'not-known', what: 'codes-no-date', about, count: left }
  return { state: 'ok', what: 'codes-left', about, count: left, on: issued }
}

function codesElsewhere(account: AccountEvidence): Finding {
  const about = account.name
  const held = heldOf(account, 'code')
  if (held === 'unknown') return { state: 'not-known', what: 'codes-not-told', about }
  if (held.length === 0) return { state: 'due', what: 'no-codes', about }
  return { state: 'not-known', what: 'codes-not-counted', about, names: thingsOf(held), ...dayOf(held) }
}

const FEW = 3

/** An authenticator secret that is only in one app is lost with the phone, and some services allow only one app. */
export const secretsKept: Check = ({ evidence }) =>
  evidence.accounts.flatMap((account): readonly Finding[] => {
    const about = account.name
    const held = heldOf(account, 'totp')
    if (held === 'unknown') return [{ state: 'not-known', what: 'secret-not-told', about }]
    if (held.length === 0) return []
    const kept = held.filter((one) => isInVault(one.in) || thingsOf([one]).some((name) => isPaper(name)))
    if (kept.length > 0) return [{ state: 'ok', what: 'secret-kept', about, ...dayOf(kept) }]
    const names = thingsOf(held)
    return [
      { state: names.length > 1 ? 'ok' : 'due', what: names.length > 1 ? 'secret-twice' : 'secret-once', about, names },
    ]

    function isPaper(name: string): boolean {
      return (
        name.startsWith('sealed sheets ') || evidence.bearers.some((one) => one.name === name && one.type === 'paper')
      )
    }
  })

/** No file with codes or secrets lies where any program can read it. */
export const noPlainFiles: Check = (kit) => [
  ...kit.care.files.map((about): Finding => ({ state: 'overdue', what: 'file-there', about })),
  ...(kit.evidence.accounts.length === 0
    ? []
    : [dayFinding(kit, { about: VAULT, fact: 'downloads-searched', months: SEARCH_MONTHS })]),
]

const SEARCH_MONTHS = 6
