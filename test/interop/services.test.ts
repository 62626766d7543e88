/** The table of services, beside the draft that a researcher wrote of 22 of them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Service } from '../../electron/services/service.ts'
import { SERVICES } from '../../electron/services/services.ts'
import { GOALS } from '../../electron/services/vocabulary.ts'
import { SHARED } from './samples.ts'

interface Draft {
  readonly id: string
  readonly name: string
  readonly home: string
  readonly kind: string
  readonly codes?: Readonly<Record<string, unknown>> | null
  readonly routes: readonly DraftRoute[]
}

interface DraftRoute {
  readonly to: string
  readonly all: readonly string[]
  readonly days?: readonly [number, number] | null
  readonly human?: boolean
  readonly unproven?: boolean
  readonly uses?: string
}

const PATH = join(SHARED, 'registries.json')
const hasDraft = existsSync(PATH)
const drafts = hasDraft ? (JSON.parse(readFileSync(PATH, 'utf8')) as { registries: Draft[] }).registries : []
const pairs = drafts.flatMap((draft) => {
  const service = SERVICES.find(({ id }) => id === draft.id)
  return service ? [{ id: draft.id, draft, service }] : []
})

describe.skipIf(!hasDraft)('the table of services', () => {
  test('has all of the draft', () => {
    expect(pairs).toHaveLength(22)
  })

  test.each(pairs)('calls $id the same, and sees the same in it', ({ draft, service }) => {
    expect([service.name, service.home ?? '', service.kind]).toEqual([draft.name, draft.home, draft.kind])
  })

  test.each(pairs)('has for $id every way of the draft, or a reason', ({ id, draft, service }) => {
    const ours = new Set(service.routes.map((route) => keyOf(route)))
    const missing = draft.routes.map((route) => keyOf(route)).filter((key) => !ours.has(key))
    expect(missing).toEqual(Object.keys(CHANGED[id] ?? {}))
  })

  test.each(pairs)('has for $id no way besides, but with a reason', ({ id, draft, service }) => {
    const theirs = new Set(draft.routes.map((route) => keyOf(route)))
    const besides = service.routes
      .filter((route) => !theirs.has(keyOf(route)) && !isStep(route))
      .map((route) => keyOf(route))
    expect(besides).toEqual(Object.keys(ADDED[id] ?? {}))
  })

  test.each(pairs.filter(({ draft }) => draft.codes))('sees the same codes at $id', ({ draft, service }) => {
    expect(codesOf(service)).toEqual(draftCodes(draft))
  })
})

/** The draft's words for what has another name here, or is parted by provider. */
const SAME: Readonly<Record<string, string>> = {
  unlock: 'sign-in',
  phone: 'sms',
  token: 'api-token',
  'source-host': 'repo-push',
  'recovery-code': 'code',
  'trusted-publisher-stage-only': 'stage-only-publisher',
}

function keyOf({ to, all, days, human, unproven, uses }: DraftRoute): string {
  const atoms = all.map((atom) => atom.replace(/:.*/, '')).map((atom) => SAME[atom] ?? atom)
  const how = [
    ...(days ? [`in ${days.join('-')} days`] : []),
    ...(human === true ? ['human'] : []),
    ...(unproven === true ? ['unproven'] : []),
    ...(uses === undefined ? [] : [`uses ${uses}`]),
  ]
  return [`${SAME[to] ?? to}: ${atoms.join(' + ')}`, ...how].join(', ')
}

/**
 * What the draft leaves to who reads it is a way of its own here: what one can do once signed in or
 * reset, and what another owner can do.
 */
function isStep({ to, all }: DraftRoute): boolean {
  return to === 'own' || all.includes('owner') || all.some((atom) => atom !== 'password' && atom in GOALS)
}

/** Ways of the draft that are otherwise here. */
const CHANGED: Readonly<Record<string, Readonly<Record<string, string>>>> = {}

const ADDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  testpypi: {
    'sign-in: password + totp + known-network': 'it is the program that runs PyPI',
    'sign-in: password + code + known-network, uses code': 'it is the program that runs PyPI',
  },
  npm: { 'sign-in: password + mail': "the draft's own fact: without a second factor a code is mailed" },
  gitlab: {
    'push: ssh-key': "documented with the host's SSH keys",
    'push: api-token': "documented with the host's access tokens",
  },
  rubygems: { 'publish: api-token + code, uses code': "the draft's own fact: codes work in the terminal" },
  packagist: {
    'sign-in: github + totp': 'the draft names GitHub as a sign-in; its firewall asks for the factor after it',
    'sign-in: github + code, uses code': 'the same',
  },
  codeberg: {
    'push: ssh-key': "documented with the host's SSH keys",
    'push: api-token': "documented with the host's access tokens",
  },
  proton: { 'password: recovery-phrase': "the draft's own fact: the phrase sets a new password" },
}

/** What both say of codes, in the draft's words. */
function codesOf({ codes }: Pick<Service, 'codes'>): Readonly<Record<string, unknown>> {
  const [form] = codes?.forms ?? []
  return {
    count: form?.count?.value,
    pattern: form?.pattern?.value,
    bits: form?.bits?.value,
    shownOnce: codes?.shownOnce?.value,
    newSetVoidsOld: codes?.newSetVoidsOld?.value,
    needsPassword: codes?.needsPassword?.value,
    perRecovery: codes?.perRecovery?.value,
    withFirstFactorOnly: codes?.withFirstFactorOnly?.value,
    foldsCase: codes?.foldsCase?.value,
    ignoresSpaces: codes?.ignoresSpaces?.value,
    useTurnsFactorOff: codes?.useTurnsFactorOff?.value,
    reusable: codes?.reusable?.value,
    usableAfterEnrolment: codes?.burnsFirst && (form?.count?.value ?? 0) - 1,
    downloadName: codes?.fileName?.value.replace(/[[\]]/g, '').replace('<account>', '<user>'),
  }
}

function draftCodes({ id, codes }: Draft): Readonly<Record<string, unknown>> {
  const stated = Object.fromEntries(Object.keys(codesOf({})).map((field) => [field, codes?.[field] ?? undefined]))
  return { ...stated, ...CODES_OTHERWISE[id] }
}

/** Where the table says something else of codes, with the reason. */
const CODES_OTHERWISE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // The page shows it in groups of four.
  bitwarden: { pattern: '^[0-9a-z]{4}(?: ?[0-9a-z]{4}){7}$' },
  // An older page of the draft itself says so; it is marked as unverified.
  gitlab: { withFirstFactorOnly: true },
}
