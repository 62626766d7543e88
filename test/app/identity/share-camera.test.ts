import { afterEach, beforeEach, expect, test } from 'vitest'
import { identityOf } from '../../../electron/vault/age/identity-bytes.ts'
import { twoOfThree } from '../../fixtures/shares.ts'
import { TestApp } from '../../fixtures/app.ts'
import { hardPicture } from '../../fixtures/intake/hard-pictures.ts'

let app: TestApp
let shares: readonly string[]

beforeEach(async () => {
  app = new TestApp()
  await app.create()
  const { identity } = await app.call['identity.create']({ replace: false })
  shares = sharesOf(identity)
})

afterEach(async () => {
  await app.close()
})

function sharesOf(identity: string): readonly string[] {
  return twoOfThree(identity).map((share) => share.join(' '))
}

function frame(text = '') {
  const { width, height, data } = hardPicture(text, { turn: 8 }, 1)
  return { width, height, grey: new Uint8Array(data) }
}

const hold = async (text: string | undefined) => await app.call['identity.shareFrame'](frame(text))

test('each share that is held up counts once, and enough of them open the vault', async () => {
  await app.call['camera.open'](undefined)
  expect(await hold(shares[2])).toMatchObject({
    inSight: true,
    combined: {
      result: 'too-few',
      found: 1,
      needed: 2,
      pieces: [{ from: '', kind: 'share', number: 3 }],
    },
  })
  expect(await hold(shares[2])).toEqual({ inSight: true })
  expect(await hold(shares[0])).toMatchObject({
    combined: { result: 'fits', found: 2, checked: '2026-03-01T12:00:00.000Z' },
  })
  expect(await app.call['identity.get'](undefined)).toMatchObject({ checked: '2026-03-01T12:00:00.000Z' })
})

test('a share of another set and one that comes again are said, and are not counted', async () => {
  await app.call['camera.open'](undefined)
  await hold(shares[1])
  const [foreign] = sharesOf(identityOf(new Uint8Array(32).fill(7)))
  const second = { from: '', kind: 'share', number: 2 }
  expect((await hold(foreign)).combined).toMatchObject({
    found: 1,
    pieces: [second, { from: '', kind: 'other-set' }],
  })
  expect((await hold(shares[1])).combined).toMatchObject({
    found: 1,
    pieces: [second, { from: '', kind: 'again', number: 2 }],
  })
})

test('a share of the camera goes together with a typed one', async () => {
  await app.call['identity.combine']({ shares: [shares[0] ?? ''] })
  await app.call['camera.open'](undefined)
  expect((await hold(shares[1])).combined).toMatchObject({ result: 'fits', found: 2 })
})

test('a code that is no share, such as the mark of a page, is passed over', async () => {
  await app.call['camera.open'](undefined)
  expect(await hold('RK1 3F9A2C41 1/2')).toEqual({ inSight: true })
})

test('what was read is forgotten when the check ends, and when the vault is locked', async () => {
  await app.call['camera.open'](undefined)
  await hold(shares[0])
  await app.call['identity.forgetShares'](undefined)
  expect((await hold(shares[1])).combined).toMatchObject({ result: 'too-few', found: 1 })
  const late = hold(shares[2])
  app.app.lock('asked')
  expect(await late).toEqual({ inSight: false })
  await app.unlock()
  await app.call['camera.open'](undefined)
  expect((await hold(shares[2])).combined).toMatchObject({ result: 'too-few', found: 1 })
})

test('nothing is read while the camera is closed, or of a picture that is not as large as it says', async () => {
  await expect(hold(shares[0])).rejects.toMatchObject({ code: 'invalid-input' })
  await app.call['camera.open'](undefined)
  const wrong = { ...frame(shares[0]), width: 3 }
  await expect(app.call['identity.shareFrame'](wrong)).rejects.toMatchObject({ code: 'invalid-input' })
})
