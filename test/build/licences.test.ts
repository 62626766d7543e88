import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { licences } from '../../build/package/licences.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { packages, texts } = licences()

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
