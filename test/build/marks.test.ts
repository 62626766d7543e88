import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { afterEach, expect, it, vi } from 'vitest'
import { chosenMarks } from '../../build/brand-marks.ts'
import { BRAND_SLUGS } from '../../build/brand-names.ts'
import { SERVICES } from '../../electron/services/services.ts'
import { contrast, CONTRAST, HUES } from '../../renderer/parts/marks/colours.ts'
import { markKey } from '../../renderer/parts/marks/mark-key.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const KILOBYTE = 1000
const { marks, names } = chosenMarks()

it('has every chosen mark once', () => {
  expect(Object.keys(marks)).toEqual([...new Set(BRAND_SLUGS)])
  expect(BRAND_SLUGS).toHaveLength(new Set(BRAND_SLUGS).size)
})

it('finds the mark of a service by all of its names', () => {
  const slugOf = (name: string) => names[markKey(name)]
  expect(['GitHub', 'github.com', 'https://www.github.com/login', 'PyPI', 'pypi.org'].map(slugOf)).toEqual([
    ...['github', 'github', 'github', 'pypi', 'pypi'],
  ])
  expect([slugOf('crates.io'), slugOf('Docker Hub'), slugOf('No such service')]).toEqual(['rust', 'docker', undefined])
})

it('has a mark for most services of the table', () => {
  const without = SERVICES.filter(({ name }) => names[markKey(name)] === undefined).map(({ name }) => name)
  expect(without.length).toBeLessThan(SERVICES.length / 3)
})

it('can be seen in both themes, as can initials', () => {
  const shades = [...Object.values(marks).map(({ ink }) => ink), ...HUES].flatMap(({ light, dark }) => [light, dark])
  expect(shades.filter(({ colour, tint }) => contrast(colour, tint) < CONTRAST)).toEqual([])
})

it('is a chunk of its own, and what the window loads at its start stays small', async () => {
  vi.stubEnv('NODE_ENV', 'production') // Svelte is larger in tests
  const configFile = fileURLToPath(new URL('../../build/vite.renderer.ts', import.meta.url))
  const built = (await build({ configFile, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput
  const scripts = built.output.filter((one) => one.type === 'chunk')
  const size = (some: readonly Rolldown.OutputChunk[]) => some.reduce((sum, { code }) => sum + gzipSync(code).length, 0)
  const first = scripts.filter(({ isEntry }) => isEntry)
  // The others load when they are asked for: the marks after the first paint, two screens and the graph by a button.
  expect(size(withImports(first, scripts))).toBeLessThan(150 * KILOBYTE)
  const ofMarks = scripts.filter(({ moduleIds }) =>
    moduleIds.some((id) => id.includes('brand-marks') && id.startsWith('\0')),
  )
  expect(ofMarks).toHaveLength(1)
  expect(size(ofMarks)).toBeLessThan(130 * KILOBYTE)
})

/** These scripts, and those that are loaded with them. */
function withImports(
  first: readonly Rolldown.OutputChunk[],
  all: readonly Rolldown.OutputChunk[],
): readonly Rolldown.OutputChunk[] {
  const loaded = new Set(first)
  for (const { imports } of loaded) for (const one of all) if (imports.includes(one.fileName)) loaded.add(one)
  return [...loaded]
}
