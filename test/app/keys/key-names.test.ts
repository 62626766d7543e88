import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ORIGIN } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'
import { answer, challengeOf, testNewKey, touchIn } from '../../fixtures/key-bench.ts'
import { SoftwareKey } from '../../fixtures/software-key.ts'

const GITHUB = 'otpauth://totp/GitHub:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=GitHub'

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(GITHUB)
  await test.call['readiness.answer']({ kind: 'bearer', name: 'Pixel', type: 'phone' })
  await test.call['readiness.answer']({ kind: 'bearer', name: 'Yellow', type: 'key', place: 'bag' })
})
afterEach(() => test.close())

const begin = async (name: string) => await test.dispatch('keys.begin', { test: 'new', name, model: false })

describe('a new key', () => {
  it.each(['Pixel', 'pixel', 'GitHub · alice', 'vault', 'this computer', 'Memory'])(
    'is not called %s, which is something else',
    async (name) => {
      expect(await begin(name)).toEqual({
        ok: false,
        error: {
          code: 'invalid-input',
          message: `Something else is called "${name}" already. Nothing was saved. Choose another name for the key.`,
        },
      })
    },
  )

  it('may be the one that was told of, and lies where that was said to', async () => {
    const { view } = await testNewKey(test, 'Yellow')
    expect([view.name, view.place]).toEqual(['Yellow', 'bag'])
  })

  it('is kept under the next free name when its own was taken during the test', async () => {
    const blue = new SoftwareKey(ORIGIN)
    const first = await test.call['keys.begin']({ test: 'new', name: 'Blue', model: false })
    const second = touchIn(await answer(test, first, blue.register(challengeOf(first))))
    await test.call['readiness.answer']({ kind: 'bearer', name: 'blue', type: 'phone' })
    const turn = await answer(test, second, blue.assert(challengeOf(second)))
    expect(turn).toMatchObject({ at: 'passed', key: { name: 'Blue 2' } })
  })
})

describe('a key of the list', () => {
  it('takes no name of something else, and its own in other letters', async () => {
    const { view } = await testNewKey(test, 'Blue')
    const rename = async (name: string) =>
      await test.dispatch('keys.describe', { id: view.id, name, sticker: null, place: '', with: '' })
    expect(await rename('PIXEL')).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await rename('this computer')).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await rename('BLUE')).toMatchObject({ ok: true, value: { name: 'BLUE' } })
  })
})

describe('something that was told of', () => {
  it('is not renamed to what a key is called', async () => {
    await testNewKey(test, 'Blue')
    expect(await test.dispatch('readiness.answer', { kind: 'rename', name: 'Pixel', to: 'Blue' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
    expect((await test.call['readiness.bearers'](undefined)).bearers.map(({ name }) => name)).toContain('Pixel')
  })

  it('becomes the key of that name when it is a key', async () => {
    await testNewKey(test, 'Blue')
    await test.call['readiness.answer']({ kind: 'rename', name: 'Yellow', to: 'Blue' })
    const [key] = (await test.call['keys.list'](undefined)).keys
    expect([key?.name, key?.place]).toEqual(['Blue', 'bag'])
  })
})
