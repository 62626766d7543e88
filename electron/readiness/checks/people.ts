/** Checks 15 to 18, 21, 22 and 24: other people, other ways to publish, and the envelope. */
import { isPublisher } from '../graph/atoms.ts'
import { VAULT } from '../evidence.ts'
import type { Check, Finding } from './check.ts'
import { factsOf } from './facts.ts'
import { dayFinding, dayOf, factOf, heldOf, takes, thingsOf, yesFinding } from './look.ts'

const YEAR = 12

/** Somebody else owns what you own. */
export const twoOwners: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => takes(account, 'owner', kit))
    .map((account): Finding => {
      const about = account.name
      const held = heldOf(account, 'owner')
      if (held === 'unknown') return { state: 'not-known', what: 'owners-not-told', about }
      if (held.length === 0) return { state: 'due', what: 'no-other-owner', about }
      return { state: 'ok', what: 'other-owner', about, names: thingsOf(held), ...dayOf(held) }
    })

/** Another owner released without you within a year. */
export const ownerReleased: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => factsOf(account, kit).includes('co-owner-released'))
    .map(({ name: about }) => dayFinding(kit, { about, fact: 'co-owner-released', months: YEAR }))

/** The list of trusted publishers was looked through within a year. */
export const publishersReviewed: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => factsOf(account, kit).includes('publishers-reviewed'))
    .map(({ name: about }) => dayFinding(kit, { about, fact: 'publishers-reviewed', months: YEAR }))

/** A trusted publisher is a side door only while the account it runs on is not lost as well. */
export const sideDoor: Check = ({ evidence, singles }) =>
  evidence.accounts.flatMap(({ name: about, linked }): readonly Finding[] => {
    const links = Object.entries(linked).flatMap(([atom, link]) =>
      isPublisher(atom) && link !== 'unknown' && 'account' in link ? [[atom, link] as const] : [],
    )
    const doors = links.filter(([atom]) => !atom.startsWith('stage-only'))
    if (links.length === 0) return []
    if (doors.length === 0) return [{ state: 'due', what: 'stage-only', about }]
    const names = [...new Set(doors.map(([, link]) => link.account))]
    const isOnly = singles.some(
      ({ account, goal, lost }) =>
        account === about && goal === 'publish' && lost.kind === 'account' && names.includes(lost.name),
    )
    return [{ state: isOnly ? 'due' : 'ok', what: isOnly ? 'only-door' : 'side-door', about, names }]
  })

/** A signing key is kept twice, with the certificate that revokes it. */
export const signingKey: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => takes(account, 'gpg-key', kit))
    .flatMap((account): readonly Finding[] => {
      const about = account.name
      const held = heldOf(account, 'gpg-key')
      if (held === 'unknown') return [{ state: 'not-known', what: 'signing-key-not-told', about }]
      if (held.length === 0) return []
      const names = thingsOf(held)
      const once: Finding = { state: 'due', what: 'signing-key-once', about, names }
      const kept: Finding = { state: 'ok', what: 'signing-key', about, names, ...dayOf(held) }
      return [names.length < 2 ? once : kept, yesFinding(kit, { about, fact: 'revocation' })]
    })

/** Somebody who is not you could find the envelope, and has tried. */
export const retrieval: Check = (kit) => {
  if (kit.evidence.accounts.length === 0) return []
  const told = factOf(VAULT, 'procedure', kit)
  const isTold = told !== undefined && 'is' in told && told.is !== ''
  const written: Finding = isTold
    ? { state: 'ok', what: 'procedure', about: VAULT, on: told.told }
    : {
        state: kit.care.cover ? 'not-known' : 'due',
        what: kit.care.cover ? 'procedure-on-cover' : 'no-procedure',
        about: VAULT,
      }
  return [written, dayFinding(kit, { about: VAULT, fact: 'retrieved', months: YEAR })]
}

/** Mail to the addresses in package metadata is read: a registry gives a name away after six weeks of silence. */
export const reachable: Check = (kit) =>
  kit.evidence.accounts
    .filter((account) => factsOf(account, kit).includes('reachable'))
    .map(({ name: about }) => dayFinding(kit, { about, fact: 'reachable', months: YEAR }))
