import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { expect, it } from 'vitest'
import { licences } from '../../build/package/licences.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { packages, texts } = licences()
const named = new Set(packages.map(({ name }) => name))

it('names every package that is installed for users, with its version and its licence', () => {
  const lock = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly version?: string; readonly dev?: true; readonly devOptional?: true }>
    >
  }
  const installed = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  )
  const missing = installed.filter(
    ([path, { version }]) =>
      existsSync(`${ROOT}${path}`) &&
      !packages.some((one) => path.endsWith(`node_modules/${one.name}`) && one.version === version),
  )
  expect([installed.length > 80, missing]).toEqual([true, []])
  expect(packages.filter(({ version, licence }) => version === '' || licence === '')).toEqual([])
  // It states none in its metadata.
  expect(packages.filter(({ licence }) => licence === 'see its text').map(({ name }) => name)).toEqual(['png-js'])
})

it('has the text of each, but for those that came without one', () => {
  expect(packages.filter(({ text }) => text === undefined).map(({ name }) => name)).toEqual([
    ...['@bufbuild/protobuf', '@tesseract.js-data/eng', 'brotli', 'dfa', 'fontkit'],
  ])
  const used = packages.flatMap(({ text }) => (text === undefined ? [] : [text]))
  expect(texts.filter((text, index) => text.length < 100 || !used.includes(index))).toEqual([])
  expect(texts).toHaveLength(new Set(texts).size)
  const mit = packages.find(({ name }) => name === 'svelte')
  expect(texts[mit?.text ?? -1]).toContain('Permission is hereby granted, free of charge')
})

it('names what a package holds of others, whose licence is there with its text', () => {
  const model = packages.find(({ name }) => name === '@tesseract.js-data/eng')
  expect(model?.licence).toBe('MIT; Apache-2.0 for the trained model of Tesseract in it')
  const apache = packages.find(({ name }) => name === 'comlink')
  expect(texts[apache?.text ?? -1]).toContain('Apache License')
})

it('names every package of which the window has a part, and is a small chunk of its own', async () => {
  const configFile = `${ROOT}build/vite.renderer.ts`
  const built = (await build({ configFile, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput
  const scripts = built.output.filter((one) => one.type === 'chunk')
  const parts = scripts.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
  )
  expect(new Set(parts).size).toBeGreaterThan(3)
  expect([...new Set(parts)].filter((name) => !named.has(name))).toEqual([])
  const own = scripts.filter(({ moduleIds }) => moduleIds.includes('\0virtual:licences'))
  expect(own.map(({ isEntry }) => isEntry)).toEqual([false])
  expect(gzipSync(own[0]?.code ?? '').length).toBeLessThan(60_000)
})
