import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import oxlint from '../../build/lint/oxlint.ts'

const ROOT = join(import.meta.dirname, '../..')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recovery-kit-lint-'))
  for (const name of ['build', 'node_modules', 'oxlint.config.ts']) symlinkSync(join(ROOT, name), join(folder, name))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the linter of TypeScript', () => {
  it('refuses the network everywhere', () => {
    const source = "import { get } from 'node:https'\nexport const answers = [get, fetch('x')]\n"
    const network = ['no-restricted-globals', 'no-restricted-imports']
    expect(refusalsIn(source, 'electron/any.ts', 'test/any.test.ts', 'test/e2e/silence.spec.ts')).toEqual({
      'electron/any.ts': network,
      'test/any.test.ts': network,
    })
  })

  it('refuses Node in what also runs in a browser', () => {
    const source = "export { join } from 'node:path'\nexport const kind = typeof Buffer\n"
    const node = ['no-restricted-globals', 'no-restricted-imports']
    const own = ['renderer/any.ts', 'electron/otp/any.ts', 'electron/kit-error.ts', 'electron/sheets/content/mark.ts']
    expect(refusalsIn(source, ...own, 'electron/vault/any.ts', 'electron/sheets/content/any.ts')).toEqual(
      Object.fromEntries(own.map((file) => [file, node])),
    )
  })

  it('refuses chance and timeouts in tests', () => {
    const source = [
      "import { it } from 'vitest'",
      "it('draws', () => void Math.random(), 5000)",
      "it.each([1])('draws', () => void Math.random(), 5000)",
      "it('draws', { timeout: 5000 }, () => undefined)",
    ].join('\n')
    const timeouts = Array.from({ length: 3 }, () => 'no-own-timeout')
    expect(refusalsIn(source, 'test/any.test.ts', 'test/bench/any.ts')).toEqual({
      'test/any.test.ts': [...timeouts, 'no-restricted-properties', 'no-restricted-properties'],
    })
  })

  it('has all rules that ESLint has for the state of components, but those of Svelte', async () => {
    const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: join(ROOT, 'build/eslint.config.js') })
    const { rules } = (await eslint.calculateConfigForFile('renderer/state/session.svelte.ts')) as {
      rules: Readonly<Record<string, [severity: number]>>
    }
    const active = Object.keys(rules).filter((name) => rules[name]?.[0] !== 0 && !name.startsWith('svelte/'))
    const own = new Set(Object.keys(oxlint.rules).map(bareName))
    expect(active.length).toBeGreaterThan(80)
    // No module can have octal numbers: they are errors of syntax.
    expect(active.map(bareName).filter((name) => !own.has(name))).toEqual(['no-octal'])
  })
})

/** The rules that a source breaks in each of some files, in the order of their names. */
function refusalsIn(source: string, ...paths: readonly string[]): Record<string, string[]> {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  const program = join(ROOT, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [program, '--format=json', ...paths], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; filename: string }[] }
  const broken: Record<string, string[]> = {}
  for (const { code, filename } of diagnostics) (broken[filename] ??= []).push(/\((.*)\)/.exec(code)?.[1] ?? code)
  return Object.fromEntries(Object.entries(broken).map(([path, rules]) => [path, rules.toSorted()]))
}

/** Oxlint calls the rules of typescript-eslint otherwise. */
function bareName(rule: string): string {
  return rule.replace(/^.*\//, '')
}
