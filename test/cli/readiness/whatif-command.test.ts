import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'

/** The mailbox's codes lie in the mailbox; a stick and two of three shares open the vault, which has one too. */
const GRAPH = {
  nodes: {
    mail: [['password', 'code']],
    code: [['mail'], ['vault']],
    vault: [['stick', { atLeast: 2, of: ['Ana', 'Jonas', 'bank'] }]],
  },
  have: ['password', 'stick', 'Ana', 'Jonas', 'bank'],
  goals: ['mail'],
  upTo: 2,
}

let cli: TestCli

beforeEach(() => {
  cli = new TestCli()
})

afterEach(() => {
  cli.close()
})

describe('whatif --graph', () => {
  const ask = async (graph: unknown, ...options: string[]) =>
    await cli.bare(['whatif', '--graph', cli.write('graph.json', JSON.stringify(graph)), ...options])

  it('lists the smallest sets that reach a goal, and the smallest losses that shut it', async () => {
    const { exit, out } = await ask(GRAPH, '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toEqual({
      goals: {
        mail: {
          access: [
            ['Ana', 'Jonas', 'password', 'stick'],
            ['Ana', 'bank', 'password', 'stick'],
            ['Jonas', 'bank', 'password', 'stick'],
          ],
          loss: [['password'], ['stick'], ['Ana', 'Jonas'], ['Ana', 'bank'], ['Jonas', 'bank']],
        },
      },
    })
  })

  it('says so in words, and that nothing reaches what only holds itself up', async () => {
    expect((await ask({ ...GRAPH, upTo: 1 })).out).toContain('  Shut by losing:\n    password\n    stick')
    const circle = { nodes: { a: [['b']], b: [['a']] }, have: [], goals: ['a'] }
    expect((await ask(circle)).out).toContain('Nothing in hand reaches it.')
  })

  it.each([
    ['what is no graph', { nodes: [] }, 4],
    ['a goal that is nowhere', { ...GRAPH, goals: ['bank account'] }, 1],
    ['a loss of more things than are listed', { ...GRAPH, upTo: 1000 }, 4],
  ])('refuses %s with a sentence', async (_what, graph, code) => {
    const { exit, out, err } = await ask(graph, '--json')
    expect({ exit, out }).toEqual({ exit: code, out: '' })
    expect(err).toMatch(/Nothing was changed\./)
  })

  it('wants a vault or a file, and not both', async () => {
    expect(await cli.bare(['whatif'])).toMatchObject({ exit: 2 })
    expect(await cli.bare(['whatif', 'my.rkit', '--graph', 'graph.json'])).toMatchObject({ exit: 2 })
  })
})

describe('whatif of a vault', () => {
  const KIT = {
    bearers: { phone: { place: 'bag' }, laptop: { place: 'home' }, 'blue key': { place: 'home' }, memory: {} },
    vault: { files: ['laptop'], opens: ['memory'] },
    accounts: {
      mail: { service: 'fastmail', password: ['memory'], totp: ['phone'], others: 'unknown' },
      git: { service: 'gitlab', password: ['memory'], totp: ['phone'], key: ['blue key'], mail: 'mail' },
    },
  }

  beforeEach(async () => {
    await cli.kit(['create', cli.vault])
    await cli.kit(['answer', cli.vault, '--from', cli.write('kit.json', JSON.stringify(KIT))])
  })

  const ask = async (...options: string[]) => await cli.kit(['whatif', cli.vault, ...options])

  it('says the grade of every account, the worst first, with the way or what is missing', async () => {
    const { exit, out } = await ask('--lose', 'PHONE')
    expect(exit).toBe(0)
    expect(out.split('\n')).toEqual([
      'Lost: phone.',
      '',
      'mail, sign in: NOT KNOWN, and as far as you told never',
      '  - With the password and an authenticator code: an authenticator code is out of reach, in phone.',
      '  - With the password and a security key: nobody has said where a security key is.',
      '  - With the password and the telephone number: nobody has said where the telephone number is.',
      '  Answers that could make it better:',
      '  ? Which security keys are registered at mail?',
      '',
      'git, sign in: now, as you told',
      '  1. Take the password of git from memory.',
      '  2. Fetch blue key (home).',
      '  3. Take a security key of git from blue key.',
      '  4. Sign in at git with the password and a security key.',
      '',
      'Other goals are shown with --goal own, password, new-codes ...',
      '',
      'If somebody else may have it, secure these first:',
      '  mail: an authenticator code may be with somebody else. Replace what was there.',
      '  git: an authenticator code may be with somebody else. Replace what was there.',
    ])
  })

  it('gives programs the same as data', async () => {
    const { out } = await ask('--lose', 'phone', '--lose', 'home', '--goal', 'sign-in', '--json')
    const { lost, accounts } = JSON.parse(out) as { lost: unknown; accounts: readonly Record<string, unknown>[] }
    expect(lost).toEqual(['phone', 'home'])
    expect(accounts.map(({ account, goal, grade, proof, way }) => ({ account, goal, grade, proof, way }))).toEqual([
      { account: 'git', goal: 'sign-in', grade: 'never', proof: 'told', way: [] },
      { account: 'mail', goal: 'sign-in', grade: 'never', proof: 'told', way: [] },
    ])
    expect(accounts[1]?.unknown).toEqual([
      { account: 'mail', atom: 'key', says: 'Which security keys are registered at mail?' },
    ])
  })

  it.each([
    ['a name that nothing has', ['--lose', 'phoney'], 'Did you mean phone?'],
    ['a name that is near none', ['--lose', 'submarine'], 'Nothing in this kit is called "submarine".'],
    ['a goal that there is not', ['--goal', 'fly'], 'There is no goal "fly".'],
  ])('refuses %s with a sentence', async (_what, options, says) => {
    const { exit, out, err } = await ask(...options, '--json')
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(err).toContain(says)
  })
})
