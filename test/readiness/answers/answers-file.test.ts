import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWER_LIMITS, BEARER_TYPES } from '../../../electron/readiness/answers/answers-shapes.ts'
import { readAnswers } from '../../../electron/readiness/answers/answers-file.ts'
import { writeAnswers } from '../../../electron/readiness/answers/answers-write.ts'
import type { Answers, Told, ToldAccount, ToldLink } from '../../../electron/readiness/answers/answers.ts'
import { ALWAYS, type Where } from '../../../electron/readiness/evidence.ts'
import { TODAY } from '../../fixtures/readiness.ts'

const read = (json: unknown) => readAnswers(JSON.stringify(json), TODAY)

describe('a file of answers', () => {
  it('says where everything lies, in short or with days', () => {
    const { answers, notUnderstood, undeclared } = read({
      bearers: {
        phone: { place: 'with me' },
        'my head': { type: 'memory', told: '2026-01-31' },
        Ana: {},
        sheet: { with: 'Ana' },
      },
      vault: { files: ['phone'], opens: ['my head', { atLeast: 2, of: ['sheet', 'Ana', 'phone'] }] },
      managers: { Safe: { needs: [['phone'], 'my head'], told: '2026-02-01' } },
      accounts: {
        work: {
          service: 'github',
          login: 'alice',
          password: ['Safe'],
          totp: { in: ['phone', 'vault'], told: '2026-03-01' },
          key: null,
          code: [],
          passkey: { asked: '2026-04-01' },
          mail: 'box',
          owner: ['Ana'],
        },
        box: { service: 'fastmail', mail: { outside: 'me@example.org', told: '2026-05-01' }, github: [] },
      },
    })
    expect([notUnderstood, undeclared]).toEqual([[], []])
    expect(answers).toEqual({
      bearers: [
        { name: 'phone', type: 'phone', place: 'with me', told: TODAY },
        { name: 'my head', type: 'memory', told: '2026-01-31' },
        { name: 'Ana', type: 'person', told: TODAY },
        { name: 'sheet', type: 'paper', with: 'Ana', told: TODAY },
      ],
      opened: [
        { name: 'vault', needs: [['phone'], ['my head', { atLeast: 2, of: ['sheet', 'Ana', 'phone'] }]], told: TODAY },
        { name: 'Safe', needs: [['phone'], ['my head']], told: '2026-02-01' },
      ],
      accounts: [
        {
          name: 'work',
          service: 'github',
          login: 'alice',
          holdings: {
            password: { is: ['Safe'], told: TODAY },
            totp: { is: ['phone', 'vault'], told: '2026-03-01' },
            key: { asked: TODAY },
            code: { is: [], told: TODAY },
            passkey: { asked: '2026-04-01' },
            owner: { is: ['Ana'], told: TODAY },
          },
          links: { mail: { is: { account: 'box' }, told: TODAY } },
          facts: {},
          packages: [],
          rest: 'none',
        },
        {
          name: 'box',
          service: 'fastmail',
          holdings: {},
          links: {
            mail: { is: { outside: 'me@example.org' }, told: '2026-05-01' },
            github: { is: 'none', told: TODAY },
          },
          facts: {},
          packages: [],
          rest: 'none',
        },
      ],
    } satisfies Answers)
  })

  it('is read in the spellings of drafts, too', () => {
    const { answers, notUnderstood } = read({
      bearers: {},
      manager: { needs: [] },
      accounts: {
        pypi: { 'source-host': 'github', 'trusted-publisher-stage-only': 'github', token: ['x'], owners: ['Ana'] },
        crates: { 'signs-in-with': { github: 'github' } },
      },
    })
    expect(notUnderstood).toEqual([])
    expect(answers.opened.map(({ name }) => name)).toEqual(['manager'])
    expect(answers.accounts.map(({ holdings, links }) => [Object.keys(holdings), Object.keys(links)])).toEqual([
      [
        ['api-token', 'owner'],
        ['repo-push', 'stage-only-publisher'],
      ],
      [[], ['github']],
    ])
  })

  it('has facts, packages, and what is simply so', () => {
    const { answers } = read({
      bearers: {},
      vault: { facts: { procedure: 'In the safe, envelope 7.' } },
      accounts: {
        gitlab: {
          'paid-plan': true,
          facts: { 'second-address': { is: 'yes', told: '2026-01-01' }, reachable: null },
          packages: { left: ['token'], right: { ways: [], told: '2026-01-02' } },
          others: 'unknown',
        },
      },
    })
    expect(answers.opened).toEqual([
      {
        name: 'vault',
        needs: [null, null],
        told: TODAY,
        facts: { procedure: { is: 'In the safe, envelope 7.', told: TODAY } },
      },
    ])
    expect(answers.accounts[0]).toEqual({
      name: 'gitlab',
      holdings: { 'paid-plan': { is: [ALWAYS], told: TODAY } },
      links: {},
      facts: { 'second-address': { is: 'yes', told: '2026-01-01' }, reachable: { asked: TODAY } },
      packages: [
        { name: 'left', ways: ['api-token'], told: TODAY },
        { name: 'right', ways: [], told: '2026-01-02' },
      ],
      rest: 'unknown',
    })
  })

  it('told nothing in the future', () => {
    const { answers } = read({ bearers: { phone: { told: '2999-01-01' } }, accounts: {} })
    expect(answers.bearers[0]?.told).toBe(TODAY)
  })

  it('keeps what it does not know as it is, says so, and writes it again', () => {
    const json = {
      bearers: {},
      accounts: {
        pypi: { service: 'pypi', 'brain-scan': { in: ['lab'] }, password: 42, 'sign-in': ['x'], others: 'later' },
      },
    }
    const { answers, notUnderstood } = read(json)
    expect(notUnderstood).toEqual(['pypi: brain-scan', 'pypi: password', 'pypi: sign-in', 'pypi: others'])
    const { accounts } = JSON.parse(writeAnswers(answers)) as typeof json
    expect(accounts).toEqual(json.accounts)
  })

  it('keeps what it does not know of bearers, managers and the vault, and names what it cannot keep', () => {
    const json = {
      bearers: { phone: { type: 'cloud', place: null, colour: 'red' } },
      vault: { files: ['phone'], opens: ['phone'], seal: 7 },
      managers: { Safe: { needs: [], since: 2020 } },
      accounts: {},
      diary: 'x',
    }
    const { answers, notUnderstood, notKept } = read(json)
    expect(notUnderstood).toEqual(['phone: type', 'phone: colour', 'vault: seal', 'Safe: since'])
    expect(notKept).toEqual(['diary'])
    expect(answers.bearers).toEqual([
      { name: 'phone', type: 'other', told: TODAY, other: { type: 'cloud', colour: 'red' } },
    ])
    expect(JSON.parse(writeAnswers(answers))).toMatchObject({
      bearers: { phone: { type: 'cloud', colour: 'red' } },
      vault: { seal: 7 },
      managers: { Safe: { since: 2020 } },
    })
  })

  it('finds names in any case, and takes one thing for a list of one', () => {
    const { answers, notUnderstood, undeclared } = read({
      bearers: { Memory: null, Laptop: {} },
      vault: { files: 'LAPTOP', opens: 'memory' },
      manager: { needs: ['laptop', ['MEMORY']] },
      accounts: {
        Mail: { Service: 'Fastmail', PASSWORD: 'memory' },
        pypi: {
          password: ['Manager'],
          Recovery_Code: ['VAULT'],
          mail: ['mail'],
          'repo-push': 'outside, not reachable',
        },
      },
    })
    expect([notUnderstood, undeclared]).toEqual([[], []])
    expect(answers.opened.map(({ needs }) => needs)).toEqual([
      [['Laptop'], ['Memory']],
      [['Laptop'], ['Memory']],
    ])
    expect(answers.accounts.map(({ service, holdings, links }) => [service, holdings, links])).toEqual([
      ['Fastmail', { password: { is: ['Memory'], told: TODAY } }, {}],
      [
        undefined,
        { password: { is: ['manager'], told: TODAY }, code: { is: ['vault'], told: TODAY } },
        { mail: { is: { account: 'Mail' }, told: TODAY }, 'repo-push': { is: 'none', told: TODAY } },
      ],
    ])
  })

  it('keeps a second word on the same atom as it is', () => {
    const { answers, notUnderstood } = read({ bearers: {}, accounts: { a: { token: ['x'], 'api-token': ['y'] } } })
    expect(notUnderstood).toEqual(['a: api-token'])
    expect(answers.accounts[0]).toMatchObject({
      holdings: { 'api-token': { is: ['x'] } },
      other: { 'api-token': ['y'] },
    })
  })

  it('of a later version gives what is understood, and says that it is one', () => {
    const { answers, notUnderstood } = read({
      format: 'recovery-kit-answers',
      version: 2,
      bearers: { phone: {} },
      accounts: {},
    })
    expect(notUnderstood).toEqual(['version 2'])
    expect(answers.bearers).toHaveLength(1)
  })

  it('names what holds something and is nowhere said to be there', () => {
    const { undeclared } = read({
      bearers: { phone: {} },
      accounts: { pypi: { password: ['note', 'phone', 'vault'], totp: [{ atLeast: 1, of: ['tablet'] }], mail: 'box' } },
    })
    expect(undeclared).toEqual(['note', 'tablet', 'box'])
  })

  it('keeps names that mean something to JavaScript', () => {
    const text = '{"bearers":{"constructor":{},"__proto__":{}},"accounts":{"toString":{"constructor":["constructor"]}}}'
    const { answers, notUnderstood } = readAnswers(text, TODAY)
    expect(answers.bearers.map(({ name }) => name)).toEqual(['constructor', '__proto__'])
    expect(notUnderstood).toEqual(['toString: constructor'])
    expect(readAnswers(writeAnswers(answers), TODAY).answers).toEqual(answers)
  })

  it.each([
    ['no JSON', 'bearers'],
    ['no answers', '{"nodes":{},"have":[],"goals":[]}'],
    ['another format', '{"format":"recovery-kit-export","bearers":{},"accounts":{}}'],
    ['a bearer that is a text', '{"bearers":{"phone":"mine"},"accounts":{}}'],
    ['an account that is a text', '{"bearers":{},"accounts":{"pypi":"mine"}}'],
  ])('is refused when it is %s', (_what, text) => {
    expect(() => readAnswers(text, TODAY)).toThrow(expect.objectContaining({ code: 'unknown-format' }) as Error)
  })

  it('says where it is not understood', () => {
    expect(() => read({ bearers: { phone: { place: 7 } }, accounts: {} })).toThrow('What is at bearers')
  })

  it.each([
    ['long', `{"bearers":{},"accounts":{},"note":"${'x'.repeat(ANSWER_LIMITS.bytes)}"}`],
    ['deep', `{"bearers":{},"accounts":{"a":{"password":${'['.repeat(50_000)}${']'.repeat(50_000)}}}}`],
    [
      'full',
      JSON.stringify({ bearers: Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [at, {}])), accounts: {} }),
    ],
  ])('is refused when it is too %s', (_what, text) => {
    expect(() => readAnswers(text, TODAY)).toThrow(expect.objectContaining({ code: 'file-too-large' }) as Error)
  })
})

describe('answers', () => {
  it('are the same after they were written and read', () => {
    fc.assert(
      fc.property(anyAnswers(), (answers) => {
        expect(readAnswers(writeAnswers(answers), '2027-06-01').answers).toEqual(answers)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  it('never end in anything but an answer or a coded sentence', () => {
    fc.assert(
      fc.property(
        fc.record({ bearers: fc.json(), accounts: fc.json() }, { requiredKeys: [] }),
        fc.json(),
        (parts, more) => {
          const text = `{"bearers":${parts.bearers ?? '{}'},"accounts":${parts.accounts ?? '{}'},"vault":${more}}`
          try {
            readAnswers(text, TODAY)
          } catch (error) {
            expect(error).toMatchObject({ code: 'unknown-format' })
          }
        },
      ),
      { seed: 12, numRuns: 300 },
    )
  })
})

function anyAnswers(): fc.Arbitrary<Answers> {
  const name = fc.stringMatching(/^[A-Za-z·'é][A-Za-z ·0-9'é]{0,10}[A-Za-z0-9]$/)
  const day = fc.constantFrom('2026-01-01', '2026-06-30', TODAY)
  const where = fc.letrec<{ where: Where }>((tie) => ({
    where: fc.oneof(
      { depthSize: 'small' },
      name,
      fc.record({ atLeast: fc.integer({ min: 1, max: 3 }), of: fc.array(tie('where'), { maxLength: 3 }) }),
    ),
  })).where
  const told = <T>(is: fc.Arbitrary<T>): fc.Arbitrary<Told<T>> =>
    fc.oneof(fc.record({ is, told: day }), fc.record({ asked: day }))
  const places = fc.oneof(fc.array(where, { maxLength: 3 }), fc.constant([ALWAYS]))
  const link: fc.Arbitrary<ToldLink> = fc.oneof(
    fc.record({ account: name }),
    fc.record({ outside: name }),
    fc.constant('none' as const),
  )
  const someOf = <T>(keys: readonly string[], value: fc.Arbitrary<T>) =>
    fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3, noNullPrototype: true })
  const unique = { selector: (one: { readonly name: string }) => one.name, maxLength: 4 }
  const account: fc.Arbitrary<ToldAccount> = fc.record(
    {
      name,
      service: fc.constantFrom('pypi', 'github', 'example'),
      login: name,
      holdings: someOf(['password', 'totp', 'key', 'owner', 'paid-plan'], told(places)),
      links: someOf(['mail', 'github', 'repo-push', 'trusted-publisher:github'], told(link)),
      facts: someOf(['procedure', 'reachable'], told(fc.string({ maxLength: 20 }))),
      packages: fc.uniqueArray(
        fc.record({ name, ways: fc.subarray(['api-token', 'trusted-publisher:github']), told: day }),
        unique,
      ),
      rest: fc.constantFrom('none', 'unknown'),
    },
    { requiredKeys: ['name', 'holdings', 'links', 'facts', 'packages', 'rest'] },
  )
  return fc.record({
    bearers: fc.uniqueArray(
      fc.record(
        { name, type: fc.constantFrom(...BEARER_TYPES), place: name, with: name, told: day },
        { requiredKeys: ['name', 'type', 'told'] },
      ),
      unique,
    ),
    opened: fc.uniqueArray(
      fc.record({
        name,
        needs: fc.array(fc.oneof(fc.array(where, { maxLength: 2 }), fc.constant(null)), { maxLength: 2 }),
        told: day,
      }),
      unique,
    ),
    accounts: fc.uniqueArray(account, unique),
  })
}
