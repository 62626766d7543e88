import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'

const KIT = {
  bearers: { phone: { place: 'bag', colour: 'red' }, memory: {}, Ana: {} },
  vault: { files: ['phone'], opens: ['memory'], facts: { procedure: 'In the safe.' } },
  managers: { Safe: { needs: [['phone'], 'memory'] } },
  accounts: {
    pypi: { service: 'pypi', password: ['Safe'], totp: null, 'source-host': 'git', owners: ['Ana'], mood: 'fine' },
    git: { service: 'github', password: ['note'], mail: 'me@example.org' },
  },
}

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
})

afterEach(() => {
  cli.close()
})

const take = async (text: string, ...options: string[]) =>
  await cli.kit(['answer', cli.vault, '--from', cli.write('in.json', text), ...options])

async function written(name: string): Promise<string> {
  expect(await cli.kit(['answer', cli.vault, '--out', cli.path(name)])).toMatchObject({ exit: 0 })
  return readFileSync(cli.path(name), 'utf8')
}

describe('answers in files', () => {
  it('are taken, and what is not understood or nowhere is said', async () => {
    const { exit, out, err } = await take(JSON.stringify(KIT))
    expect({ exit, out }).toEqual({ exit: 0, out: 'Took answers about 3 things and 2 accounts.' })
    expect(err.split('\n')).toEqual([
      'Not understood, and kept as it is: phone: colour',
      'Not understood, and kept as it is: pypi: mood',
      'Nothing is called "note", so it counts as lost.',
    ])
  })

  it('are the same after they were written, taken and written again', async () => {
    await take(JSON.stringify(KIT))
    const first = await written('1.json')
    expect(JSON.parse(first)).toMatchObject({
      bearers: { phone: { colour: 'red' } },
      accounts: { pypi: { mood: 'fine' } },
    })
    await take('{"bearers":{},"accounts":{}}')
    expect(await take(first, '--json')).toMatchObject({ exit: 0 })
    expect(await written('2.json')).toBe(first)
  })

  it('take the place of those there were, and say how many are gone', async () => {
    await take(JSON.stringify(KIT))
    const { out } = await take('{"bearers":{"phone":{}},"accounts":{}}')
    expect(out).toBe('Took answers about 1 thing and 0 accounts. 6 earlier answers the file does not name are gone.')
  })

  it.each([
    ['no JSON', 'phone: bag', 4, 'This file does not hold answers'],
    ['something else', '{"nodes":{}}', 4, 'This file does not hold answers'],
    ['a bearer that is a number', '{"bearers":{"phone":7},"accounts":{}}', 4, 'What is at bearers'],
  ])('are refused when they are %s, and nothing is changed', async (_what, text, exit, says) => {
    await take(JSON.stringify(KIT))
    const before = await written('before.json')
    const refused = await take(text)
    expect({ exit: refused.exit, out: refused.out }).toEqual({ exit, out: '' })
    expect(refused.err).toContain(says)
    expect(refused.err).toContain('Nothing was changed.')
    expect(await written('after.json')).toBe(before)
  })

  it('end with 5 where something has no place in the vault', async () => {
    const { exit, err } = await take('{"bearers":{},"accounts":{},"diary":"x"}')
    expect({ exit, err }).toEqual({ exit: 5, err: 'Not understood, and not kept: diary' })
  })

  it('are never written over a file, and never taken and written at once', async () => {
    const file = cli.write('there.json', 'mine')
    expect(await cli.kit(['answer', cli.vault, '--out', file])).toMatchObject({ exit: 2 })
    expect(await cli.kit(['answer', cli.vault, '--out', file, '--from', file])).toMatchObject({ exit: 2 })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})

describe('questions at the terminal', () => {
  const EMPTY = { bearers: {}, accounts: { npm: { service: 'npm', totp: ['vault'], others: 'unknown' } } }
  /** Answers in turn, then Ctrl+D. */
  async function sit(...answers: readonly string[]) {
    const asked: string[] = []
    const left = [...answers]
    const ran = await cli.kit(['answer', cli.vault], {
      ask: (question) => {
        asked.push(question)
        return left.shift()
      },
    })
    return { ...ran, asked }
  }
  const told = async () => JSON.parse(await written('told.json')) as typeof KIT

  beforeEach(async () => {
    await take(JSON.stringify(EMPTY))
  })

  it('come one at a time, the most valuable first, and keep what was answered when one stops', async () => {
    const { exit, out, err, asked } = await sit('memory, Bitwarden')
    expect(exit).toBe(0)
    expect(err.split('\n').at(-1)).toBe('New in your kit: Bitwarden.')
    expect(asked[0]).toBe(
      'Where is the password of npm? Known: vault, this computer, memory. Names with commas, none, or ?',
    )
    expect(asked).toHaveLength(2)
    expect(out).toMatch(/^Stopped\. 1 answer saved\. \d+ questions are still open\.$/)
    expect(await told()).toMatchObject({
      bearers: { memory: { type: 'memory' } },
      managers: { Bitwarden: { needs: [null, null] } },
      accounts: { npm: { password: { in: ['memory', 'Bitwarden'], told: '2026-03-01' } } },
    })
  })

  it('take "I don\'t know", and an empty line passes one over', async () => {
    const { asked } = await sit('?', '')
    expect(new Set(asked).size).toBe(3)
    expect(await told()).toMatchObject({ accounts: { npm: { password: { asked: '2026-03-01' } } } })
  })

  it('are asked again when an answer is not understood', async () => {
    await take(JSON.stringify({ bearers: {}, accounts: { hub: { service: 'docker-hub', password: [] } } }))
    const { asked, err } = await sit('', '', '', 'soon')
    expect(asked[3]).toBe(asked[4])
    expect(asked[3]).toMatch(/YYYY-MM-DD, never, or \?$/)
    expect(err).toContain('That was not understood, and nothing was changed. Type a day like 2026-11-29, never or ?.')
  })

  it('need somebody who answers', async () => {
    const { exit, err } = await cli.kit(['answer', cli.vault])
    expect(exit).toBe(3)
    expect(err).toContain('Nothing was answered or changed. Answer at a terminal, or with --from F.json.')
  })
})
