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

  it('wants a file', async () => {
    expect(await cli.bare(['whatif'])).toMatchObject({ exit: 2 })
  })
})
