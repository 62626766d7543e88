import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveCamera } from '../../../renderer/state/live-camera.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'

/** A camera that says when it was stopped. */
class FakeStream {
  stopped = false
  readonly #id: string

  constructor(id: string) {
    this.#id = id
  }

  getTracks = () => [{ stop: () => (this.stopped = true) }]
  getVideoTracks = () => [{ getSettings: () => ({ deviceId: this.#id }) }]
}

let window: FakeWindow
let streams: FakeStream[]
let getUserMedia: (wanted: { video: { deviceId?: { exact: string } } }) => Promise<FakeStream>
let camera: LiveCamera

beforeEach(() => {
  window = new FakeWindow({ 'camera.open': () => undefined, 'camera.close': () => undefined })
  streams = []
  getUserMedia = ({ video }) => {
    const stream = new FakeStream(video.deviceId?.exact ?? 'back')
    streams.push(stream)
    return Promise.resolve(stream)
  }
  const devices = ['back', 'front'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: '' }))
  vi.stubGlobal('document', { createElement: () => ({}) })
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia: (wanted: never) => getUserMedia(wanted),
      enumerateDevices: () => Promise.resolve(devices),
    },
  })
  camera = new LiveCamera(() => Promise.resolve(false))
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a camera', () => {
  it('opens, and another one takes its place', async () => {
    await camera.open()
    expect([camera.chosen, camera.cameras.map(({ label }) => label)]).toEqual(['back', ['Camera 1', 'Camera 2']])
    await camera.open('front')
    expect([camera.chosen, streams.map(({ stopped }) => stopped)]).toEqual(['front', [true, false]])
  })

  it('is off after it was closed, also when it comes late', async () => {
    await camera.open()
    camera.close()
    camera.close()
    expect([streams[0]?.stopped, camera.stream]).toEqual([true, undefined])
    expect(window.asked.filter(([channel]) => channel === 'camera.close')).toHaveLength(1)
    await camera.open()
    expect(streams.map(({ stopped }) => stopped)).toEqual([true, true])
  })

  it('says why there is no picture', async () => {
    getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'))
    await camera.open()
    expect(camera.error).toBe('The camera is in use by another app. Close that one and try again.')
    window.answers['camera.open'] = refusal('vault-locked', 'The vault is locked.')
    await camera.open()
    expect(camera.error).toBe('The vault is locked.')
  })
})
