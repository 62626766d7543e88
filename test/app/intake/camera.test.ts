import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'
import { hardPicture } from '../../fixtures/intake/hard-pictures.ts'
import { migrationLink } from '../../fixtures/intake/migration.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
let app: TestApp

beforeEach(async () => {
  app = new TestApp()
  await app.create()
})

afterEach(async () => {
  await app.app.close()
})

function frame(text: string) {
  const { width, height, data } = hardPicture(text, { turn: 8 }, 1)
  return { width, height, grey: new Uint8Array(data) }
}

test('a code in front of the camera is read once, and is brought in like a file', async () => {
  await app.call['camera.open'](undefined)
  const first = await app.call['camera.frame'](frame(LINK))
  expect(first).toMatchObject({
    inSight: true,
    intake: { files: [{ name: 'camera' }], entries: [{ service: 'PyPI', name: 'alice', ticked: true }] },
  })
  const intake = first.intake?.id ?? ''
  expect(await app.call['camera.frame']({ ...frame(LINK), intake })).toEqual({ inSight: true })
  const take = [{ index: 0, service: 'PyPI', name: 'alice' }]
  expect(await app.call['intake.commit']({ intake, take })).toMatchObject({ read: 1, added: 1 })
})

test('the parts of a Google Authenticator export are collected, and the missing one is named', async () => {
  const entry = { secret: new Uint8Array(20).fill(1), name: 'a', issuer: 'b', algorithm: 1, digits: 1, type: 2 }
  await app.call['camera.open'](undefined)
  const [first, second] = [0, 1].map((index) => migrationLink([entry], { size: 3, index, id: 9 }))
  const one = await app.call['camera.frame'](frame(first ?? ''))
  const two = await app.call['camera.frame']({ ...frame(second ?? ''), intake: one.intake?.id ?? '' })
  expect(two.intake?.missing).toEqual([{ kind: 'parts-missing', missing: [3], here: [1, 2], of: 3 }])
  expect(two.intake?.files).toHaveLength(2)
})

test('nothing is read while the camera is closed, and locking closes it', async () => {
  const closed = { code: 'invalid-input' }
  await expect(app.call['camera.frame'](frame(LINK))).rejects.toMatchObject(closed)
  expect(app.app.cameraOpen()).toBe(false)
  await app.call['camera.open'](undefined)
  expect(app.app.cameraOpen()).toBe(true)
  await app.call['camera.close'](undefined)
  expect(app.app.cameraOpen()).toBe(false)
  await app.call['camera.open'](undefined)
  const late = app.call['camera.frame'](frame(LINK))
  app.app.lock('asked')
  expect(app.app.cameraOpen()).toBe(false)
  expect(await late).toEqual({ inSight: false })
  expect(() => app.call['camera.open'](undefined)).toThrow(expect.objectContaining({ code: 'vault-locked' }) as Error)
})

test('a picture that is not as large as it says is refused', async () => {
  await app.call['camera.open'](undefined)
  const picture = { ...frame(LINK), width: 3 }
  await expect(app.call['camera.frame'](picture)).rejects.toMatchObject({ code: 'invalid-input' })
})
