import {
  cameraSentence,
  frameOf,
  listCameras,
  openCamera,
  stopCamera,
  type CameraChoice,
  type Frame,
} from '../camera.ts'
import { call, CallError, sentenceOf } from '../call.ts'

/** Eight pictures a second. A slower machine gets the next one once it has answered. */
const PAUSE = 125

/** The camera, from opening to closing. Every picture goes to `look`. */
export class LiveCamera {
  stream = $state.raw<MediaStream>()
  cameras = $state.raw<readonly CameraChoice[]>([])
  chosen = $state('')
  inSight = $state(false)
  error = $state('')
  readonly #canvas = document.createElement('canvas')
  readonly #look: (frame: Frame) => Promise<boolean>
  #ended = false

  /** @param look - Takes one picture; returns whether a code is in sight. */
  constructor(look: (frame: Frame) => Promise<boolean>) {
    this.#look = look
  }

  /** Opens the camera, or another one if it is named. */
  open = async (deviceId?: string): Promise<void> => {
    this.error = ''
    try {
      await call('camera.open')
      stopCamera(this.stream)
      const stream = await openCamera(deviceId)
      if (this.#ended) {
        stopCamera(stream)
        return
      }
      this.stream = stream
      this.chosen = stream.getVideoTracks()[0]?.getSettings().deviceId ?? ''
      this.cameras = await listCameras()
    } catch (error) {
      this.error = error instanceof CallError ? sentenceOf(error) : cameraSentence(error)
    }
  }

  /** Looks at one picture after another until the camera is closed. */
  watch = async (video: HTMLVideoElement): Promise<void> => {
    while (!this.#ended) {
      await this.#lookAt(video)
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }

  close = (): void => {
    if (this.#ended) return
    this.#ended = true
    stopCamera(this.stream)
    this.stream = undefined
    call('camera.close').catch(() => undefined)
  }

  async #lookAt(video: HTMLVideoElement): Promise<void> {
    const frame = frameOf(video, this.#canvas)
    if (!frame) return
    try {
      this.inSight = await this.#look(frame)
    } catch (error) {
      if (!this.#ended) this.error = sentenceOf(error)
    }
  }
}
