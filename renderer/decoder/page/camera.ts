import { codesInFrame } from '../reading/pictures.ts'

/** Milliseconds between two looks: often enough for a hand, seldom enough for an old laptop. */
const PAUSE = 200

/** Looks through the camera until it is stopped; the picture goes nowhere but to the screen. */
export class Camera {
  readonly #video: HTMLVideoElement
  readonly #found: (text: string) => void
  #stream: MediaStream | undefined
  #timer: number | undefined

  constructor(video: HTMLVideoElement, found: (text: string) => void) {
    this.#video = video
    this.#found = found
  }

  /** @returns whether there is a camera that may be used. */
  async start(): Promise<boolean> {
    this.stop()
    try {
      const video = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } }
      this.#stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
      this.#video.srcObject = this.#stream
      await this.#video.play()
    } catch {
      this.stop()
      return false
    }
    void this.#look(this.#stream)
    return true
  }

  stop(): void {
    clearTimeout(this.#timer)
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = undefined
    this.#video.srcObject = null
  }

  async #look(stream: MediaStream): Promise<void> {
    // The next picture may be better than one at which reading failed.
    const texts = await codesInFrame(this.#video).catch(() => [])
    if (this.#stream !== stream) return
    for (const text of texts) this.#found(text)
    this.#timer = window.setTimeout(() => void this.#look(stream), PAUSE)
  }
}
