import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requiredBy } from '../fixtures/required.ts'
import { PACKAGES } from '../fixtures/tools.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

describe('the programs that tests use', () => {
  it('are what .ci/run installs, apart from Chromium', () => {
    const [, table = ''] = /<<'PROGRAMS'\n([^]*?)\nPROGRAMS/.exec(read('.ci/run')) ?? []
    const installed = table.split('\n').filter((line) => line !== 'chromium chromium')
    expect(installed.toSorted()).toEqual(Object.entries(PACKAGES).map((pair) => pair.join(' ')))
  })

  it('are what the workflow installs on Linux', () => {
    const isThere = ['bsdutils', 'firefox-esr', 'util-linux']
    const wanted = new Set<string>(Object.values(PACKAGES).filter((name) => !isThere.includes(name)))
    const workflow = read('.github/workflows/test.yml')
    const [, installed = ''] = /apt-get install -y --no-install-recommends (.*)/.exec(workflow) ?? []
    expect(workflow).toContain('sudo ln -s "$(command -v firefox)" /usr/local/bin/firefox-esr\n')
    expect(new Set(installed.trim().split(' '))).toEqual(wanted)
  })
})

describe('what is required', () => {
  it('is nothing at first, and never something that no test looks for', () => {
    expect(requiredBy(undefined)).toEqual([])
    expect(requiredBy('')).toEqual([])
    expect(requiredBy('tools,samples')).toEqual(['tools', 'samples'])
    expect(() => requiredBy('tool')).toThrow('TEST_REQUIRES knows tools and samples, not "tool"')
  })
})
