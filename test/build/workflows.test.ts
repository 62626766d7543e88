import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../.github/workflows')

describe.each(readdirSync(FOLDER))('the workflow %s', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  const lines = text.split('\n')
  const jobs = text
    .slice(text.indexOf('\njobs:'))
    .split(/\n(?= {2}\w+:\n)/)
    .slice(1)

  it('runs each action at a commit, with the version that it is', () => {
    const used = lines.filter((line) => /^\s*(?:- )?uses:/.test(line))
    expect(used.length).toBeGreaterThan(1)
    expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  it('may do nothing that a job does not ask for', () => {
    expect(text).toMatch(/^permissions: \{\}$/m)
    expect(jobs.length).toBeGreaterThan(1)
    expect(jobs.filter((job) => !/^ {4}permissions:$/m.test(job) || !/^ {4}timeout-minutes: \d+$/m.test(job))).toEqual(
      [],
    )
  })

  it('keeps its token out of the checkout', () => {
    const checkouts = text.split('actions/checkout@').slice(1)
    expect(checkouts.filter((after) => !/^.*\n {8}with:\n {10}persist-credentials: false\n/.test(after))).toEqual([])
  })

  it('runs no code of a stranger with rights, and puts no words of one into a command', () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run|secrets\./)
    const commands = lines.filter((line) => /^\s*(?:- )?run:|^ {10}\S/.test(line))
    expect(commands.filter((line) => line.includes('${{') && !/GH_TOKEN|matrix\.os/.test(line))).toEqual([])
  })

  it('installs what the lock file says', () => {
    expect(lines.filter((line) => /npm (?:install|i)\b/.test(line))).toEqual([])
  })
})

it('a release is built without a cache, and only its last job may write', () => {
  const text = readFileSync(join(FOLDER, 'release.yml'), 'utf8')
  expect(text).not.toMatch(/^\s*cache:/m)
  const [build = '', publish = ''] = text.split('\n  publish:\n')
  expect(build).not.toMatch(/: write/)
  expect(publish.match(/\w[\w-]*: write/g)).toEqual(['contents: write', 'id-token: write', 'attestations: write'])
})
