/** What the window is built into. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { licences } from '../../build/package/licences.ts'

const KILOBYTE = 1000
const configFile = fileURLToPath(new URL('../../build/vite.renderer.ts', import.meta.url))

let scripts: readonly Rolldown.OutputChunk[]

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production') // Svelte is larger in tests
  const built = (await build({ configFile, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput
  scripts = built.output.filter((one) => one.type === 'chunk')
})

afterAll(() => {
  vi.unstubAllEnvs()
})

it('loads little at its start: the marks of services are a chunk of their own', () => {
  // The others load when they are asked for: the marks after the first paint, two screens and the graph by a button.
  const first = scripts.filter(({ isEntry }) => isEntry)
  expect(sizeOf(withImports(first))).toBeLessThan(150 * KILOBYTE)
  const ofMarks = scripts.filter(({ moduleIds }) =>
    moduleIds.some((id) => id.includes('brand-marks') && id.startsWith('\0')),
  )
  expect(ofMarks).toHaveLength(1)
  expect(sizeOf(ofMarks)).toBeLessThan(130 * KILOBYTE)
})

it('has its licences in a small chunk of their own, which names every package that is part of it', () => {
  const named = new Set(licences().packages.map(({ name }) => name))
  const parts = scripts.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
  )
  expect(new Set(parts).size).toBeGreaterThan(3)
  expect([...new Set(parts)].filter((name) => !named.has(name))).toEqual([])
  const own = scripts.filter(({ moduleIds }) => moduleIds.includes('\0virtual:licences'))
  expect(own.map(({ isEntry }) => isEntry)).toEqual([false])
  expect(sizeOf(own)).toBeLessThan(60 * KILOBYTE)
})

/** Bytes, compressed. */
function sizeOf(some: readonly Rolldown.OutputChunk[]): number {
  return some.reduce((sum, { code }) => sum + gzipSync(code).length, 0)
}

/** These scripts, and those that are loaded with them. */
function withImports(first: readonly Rolldown.OutputChunk[]): readonly Rolldown.OutputChunk[] {
  const loaded = new Set(first)
  for (const { imports } of loaded) for (const one of scripts) if (imports.includes(one.fileName)) loaded.add(one)
  return [...loaded]
}
