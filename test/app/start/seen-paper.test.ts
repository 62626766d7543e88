import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'
import { hardPicture } from '../../fixtures/intake/hard-pictures.ts'

const PYPI = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const NPM = 'otpauth://totp/npm:alice?secret=GEZDGNBVGY3TQOJQ&issuer=npm'

let test: TestApp

beforeEach(() => {
  test = new TestApp()
})

afterEach(async () => {
  await test.close()
})

function frame(text: string) {
  const { width, height, data } = hardPicture(text, { turn: 8 }, 1)
  return { width, height, grey: new Uint8Array(data) }
}

const gone = { code: 'not-found' }

describe('paper held up to the camera before there is a vault', () => {
  it('is read into the new vault, each code once', async () => {
    await test.call['camera.open'](undefined)
    expect(test.app.cameraOpen()).toBe(true)
    expect(await test.call['start.frame'](frame(PYPI))).toEqual({ inSight: true, codes: 1 })
    expect(await test.call['start.frame'](frame(PYPI))).toEqual({ inSight: true, codes: 1 })
    expect(await test.call['start.frame'](frame(NPM))).toEqual({ inSight: true, codes: 2 })
    await test.call['camera.close'](undefined)
    await test.create()
    const { files, entries } = await test.call['start.readPaper']({})
    expect(files.map(({ name }) => name)).toEqual(['camera', 'camera'])
    expect(entries.map(({ service }) => service)).toEqual(['PyPI', 'npm'])
    await expect(test.call['start.readPaper']({})).rejects.toMatchObject(gone)
  })

  it('is forgotten on the way back, and by a lock', async () => {
    await test.call['camera.open'](undefined)
    await test.call['start.frame'](frame(PYPI))
    await test.call['start.forget'](undefined)
    expect(await test.call['start.frame'](frame(NPM))).toEqual({ inSight: true, codes: 1 })
    await test.create()
    await test.call['vault.lock'](undefined)
    await test.unlock()
    await expect(test.call['start.readPaper']({})).rejects.toMatchObject(gone)
  })

  it('is looked at only while the camera is open, which no vault keeps from being locked', async () => {
    await expect(test.call['start.frame'](frame(PYPI))).rejects.toMatchObject({ code: 'invalid-input' })
    await test.call['camera.open'](undefined)
    test.app.lock('system')
    expect(test.app.cameraOpen()).toBe(false)
    await test.create()
    await test.call['camera.open'](undefined)
    await expect(test.call['start.frame'](frame(PYPI))).rejects.toMatchObject({ code: 'vault-busy' })
    await test.call['vault.lock'](undefined)
    expect(() => test.call['camera.open'](undefined)).toThrow(
      expect.objectContaining({ code: 'vault-locked' }) as Error,
    )
    await expect(test.call['start.readPaper']({})).rejects.toMatchObject({ code: 'vault-locked' })
  })
})
