import { expect, it } from 'vitest'
import { ShownLicences } from '../../../renderer/settings/about/shown-licences.svelte.ts'

const MADE_UP = { packages: [{ name: 'one', version: '1.0.0', licence: 'MIT', text: 0 }], texts: ['Free.'] }

it('loads the licences once, when they are opened', async () => {
  let loads = 0
  const shown = new ShownLicences(() => {
    loads += 1
    return Promise.resolve(MADE_UP)
  })
  expect([loads, shown.licences]).toEqual([0, undefined])
  await Promise.all([shown.open(), shown.open()])
  await shown.open()
  expect([loads, shown.licences]).toEqual([1, MADE_UP])
  expect([shown.textOf(0), shown.textOf(undefined)]).toEqual(['Free.', 'This package came without a text.'])
})

it('says that they could not be loaded, and tries again', async () => {
  const answers = [Promise.reject(new Error('gone')), Promise.resolve(MADE_UP)]
  const shown = new ShownLicences(() => answers.shift() ?? Promise.resolve(MADE_UP))
  await shown.open()
  expect([shown.loading.error !== '', shown.licences]).toEqual([true, undefined])
  await shown.open()
  expect([shown.loading.error, shown.licences]).toEqual(['', MADE_UP])
})
