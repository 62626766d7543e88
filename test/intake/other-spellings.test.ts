import { describe, expect, test } from 'vitest'
import { commitIntake } from '../../electron/intake/plan/commit.ts'
import { recoveryCodes } from '../../electron/intake/formats/recovery-codes/recovery-codes.ts'
import type { Found, Reading } from '../../electron/intake/intake.ts'
import type { VaultContents } from '../../electron/intake/plan/vault-contents.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import type { Service } from '../../electron/services/service.ts'
import { SERVICES } from '../../electron/services/services.ts'
import {
  accountRecord,
  bytes,
  codesFound,
  EMPTY,
  ids,
  kitOf,
  NOW,
  sources,
  tokenFound,
} from '../fixtures/intake/plans.ts'
import { codesLike, spellingsOf } from '../fixtures/services.ts'

describe('a file with recovery codes', () => {
  const named = SERVICES.filter(({ codes }) => codes?.forms.some(({ samples }) => samples) && codes.words.length > 0)

  test.each(named)('of $name joins the account of the service, however that is spelled', (service) => {
    const found = codesOf(service)
    for (const spelling of spellingsOf(service)) {
      const kit = kitOf(accountRecord('a1', spelling, 'alice'))
      expect(planIntake(sources([found]), kit).entries, spelling).toMatchObject([{ joins: 'a1' }])
    }
  })

  /** As they are read from a page of the service, without the name of an account. */
  function codesOf({ codes }: Service) {
    const [form = {}] = codes?.forms ?? []
    const text = `${codes?.words[0] ?? ''} recovery codes\n\n${codesLike(form).join('\n')}\n`
    const reading = recoveryCodes.read({ name: 'codes.txt', bytes: bytes(text) }) as Reading
    const [set] = reading.found
    if (set?.kind !== 'code-set') throw new Error('no codes were read')
    return set
  }
})

/** Which account each token and code set went to. */
function accountsOf(found: readonly Found[], kit: VaultContents): readonly string[] {
  const plan = planIntake(sources(found), kit)
  const { put } = commitIntake(plan, plan.entries, NOW, ids())
  return put.flatMap((record) => (record.kind === 'token' || record.kind === 'code-set' ? [record.account] : []))
}

describe('an account of another spelling', () => {
  const kit = kitOf(accountRecord('a1', 'RubyGems.org', 'alice'), accountRecord('a2', 'rubygems.org', 'bob'))

  test('gets the codes and tokens of the service that name the account', () => {
    const found = [codesFound('RubyGems', 'alice', ['c1', 'c2']), tokenFound('ruby gems', 'BOB', 's')]
    expect(planIntake(sources(found), kit).entries).toMatchObject([{ joins: 'a1' }, { joins: 'a2' }])
    expect(accountsOf(found, kit)).toEqual(['a1', 'a2'])
  })

  test('is not chosen for codes without an account where there are two', () => {
    expect(planIntake(sources([codesFound('RubyGems', '', ['c1'])]), kit).entries).toMatchObject([{ name: '' }])
  })

  test('is made once in an import', () => {
    const found = [tokenFound('github.com', 'mara', 's'), codesFound('GitHub', '', ['c1'])]
    const { entries } = planIntake(sources(found), EMPTY)
    expect(entries).toMatchObject([
      { service: 'github.com', name: 'mara' },
      { service: 'github.com', name: 'mara' },
    ])
    const [token, set] = accountsOf(found, EMPTY)
    expect(set).toBe(token)
  })

  test('comes behind the one that is spelled as the entry is', () => {
    const both = kitOf(accountRecord('a1', 'GitHub', 'mara'), accountRecord('a2', 'github.com', 'mara'))
    const found = [tokenFound('GITHUB', 'mara', 's1'), tokenFound('github.com', 'mara', 's2')]
    expect(planIntake(sources(found), both).entries).toMatchObject([{ joins: 'a1' }, { joins: 'a2' }])
    expect(accountsOf(found, both)).toEqual(['a1', 'a2'])
  })

  test('is another one where only the service is not known', () => {
    const other = kitOf(accountRecord('a1', 'git.example.org', 'mara'))
    const { entries } = planIntake(sources([tokenFound('example.org', 'mara', 's')]), other)
    expect(entries[0]).not.toHaveProperty('joins')
  })
})
