/** Checks 8, 9 and 10: the mailbox behind an account is the soft spot of most. */
import { monthsBefore } from '../days.ts'
import type { AccountEvidence, Held } from '../evidence.ts'
import type { Check, CheckedKit, Finding } from './check.ts'
import { factsOf, isMailbox } from './facts.ts'
import { dayOf, factOf, heldOf, takes, thingsOf, yesFinding } from './look.ts'

/** Every mailbox is known, has a key and a second copy of its own, and keeps nothing that opens itself. */
export const mailboxSafe: Check = (kit) =>
  kit.evidence.accounts.flatMap((account) => [
    ...(takes(account, 'mail', kit) ? behind(account) : []),
    ...(isMailbox(account, kit.evidence) ? [mailbox(account, kit)] : []),
  ])

function behind({ name: about, linked: { mail } }: AccountEvidence): readonly Finding[] {
  if (mail === undefined || mail === 'unknown') return [{ state: 'not-known', what: 'mailbox-not-told', about }]
  return 'outside' in mail ? [{ state: 'not-known', what: 'mailbox-outside', about, names: [mail.outside] }] : []
}

function mailbox(account: AccountEvidence, kit: CheckedKit): Finding {
  const about = account.name
  const holdings = Object.values(account.credentials).filter((one) => one !== 'unknown')
  const circle = thingsOf(holdings.flat()).filter((name) => name === about || restsOn(name, about, kit))
  if (circle.length > 0) return { state: 'overdue', what: 'mailbox-circle', about, names: circle }
  const key = heldOf(account, 'key')
  const copies = [heldOf(account, 'code'), heldOf(account, 'totp')]
  if (key === 'unknown' || copies.includes('unknown'))
    return { state: 'not-known', what: 'mailbox-part-not-told', about }
  const second = copies.flatMap((one): readonly Held[] => (one === 'unknown' ? [] : one))
  if (key.length === 0) return { state: 'due', what: 'mailbox-no-key', about }
  if (second.length === 0) return { state: 'due', what: 'mailbox-no-copy', about }
  return { state: 'ok', what: 'mailbox-safe', about, ...dayOf([...key, ...second]) }
}

/** Whether an account that keeps something has its own mail in that mailbox. */
function restsOn(name: string, mailbox: string, { evidence }: CheckedKit): boolean {
  const mail = evidence.accounts.find((one) => one.name === name)?.linked.mail
  return mail !== undefined && mail !== 'unknown' && 'account' in mail && mail.account === mailbox
}

/** A domain that lapses takes its mailbox along; an address on another one still gets the mail. */
export const secondAddress: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => factsOf(account, kit).includes('second-address'))
    .map(({ name: about }) => yesFinding(kit, { about, fact: 'second-address' }))

/** The domain of a mailbox is paid for a year ahead. */
export const domainPaid: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => factsOf(account, kit).includes('domain-until'))
    .flatMap(({ name }) => domainOf(name, kit))

function domainOf(about: string, kit: CheckedKit): readonly Finding[] {
  const told = factOf(about, 'domain-until', kit)
  if (!told || 'asked' in told) return [{ state: 'not-known', what: 'domain-not-told', about }]
  if (told.is === 'none') return []
  if (told.is < kit.today) return [{ state: 'overdue', what: 'domain-lapsed', about, on: told.is }]
  const isSoon = monthsBefore(told.is, DOMAIN_MONTHS) < kit.today
  return [{ state: isSoon ? 'due' : 'ok', what: isSoon ? 'domain-soon' : 'domain-paid', about, on: told.is }]
}

const DOMAIN_MONTHS = 12
