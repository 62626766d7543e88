import type { IntakeView } from '../../electron/contract.ts'
import { cameraSentence, frameOf, listCameras, openCamera, stopCamera, type CameraChoice } from '../camera.ts'
import { call, CallError, sentenceOf } from '../kit.ts'

/** Eight pictures a second; a slower machine gets the next one when it has answered. */
const PAUSE = 125

/** The camera from opening to closing, and what was seen by it. */
export class CameraScan {
  stream = $state.raw<MediaStream>()
  cameras = $state.raw<readonly CameraChoice[]>([])
  chosen = $state('')
  inSight = $state(false)
  error = $state('')
  /** Everything that was read until now, in this intake. */
  view = $state.raw<IntakeView>()
  readonly #canvas = document.createElement('canvas')
  readonly #intake: string | undefined
  #ended = false

  /** What the camera saw, without what was there before. */
  readonly files = $derived(this.view?.files.filter(({ name }) => name === 'camera') ?? [])
  readonly entries = $derived(
    this.view?.entries.filter(({ file }) => this.files.some(({ index }) => index === file)) ?? [],
  )

  /** @param intake - The one that is under way, if there is one. */
  constructor(intake: string | undefined) {
    this.#intake = intake
  }

  /** Opens the camera; another one than before when it is named. */
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

  /** Looks at one picture after the other until the camera is closed. */
  watch = async (video: HTMLVideoElement): Promise<void> => {
    while (!this.#ended) {
      await this.#look(video)
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

  async #look(video: HTMLVideoElement): Promise<void> {
    const frame = frameOf(video, this.#canvas)
    if (!frame) return
    const intake = this.view?.id ?? this.#intake
    try {
      const seen = await call('camera.frame', intake === undefined ? frame : { ...frame, intake })
      this.inSight = seen.inSight
      if (seen.intake) this.view = seen.intake
    } catch (error) {
      if (!this.#ended) this.error = sentenceOf(error)
    }
  }
}
