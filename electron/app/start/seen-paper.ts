import { utf8 } from '../../intake/containers/text.ts'
import { FROM_CAMERA } from '../../intake/source-names.ts'
import { KitError } from '../../kit-error.ts'
import { FrameReader } from '../../pictures/frames.ts'
import type { Input, PaperFrameView } from '../../contract.ts'
import { codesInFrame } from '../intake/camera-frame.ts'

/** A set of a large kit has fewer. */
const MOST_CODES = 1000

/** The codes of sheets that were held up to the camera before there is a vault to read them into. In memory only. */
export class SeenPaper {
  readonly #cameraOpen: () => boolean
  readonly #frames = new FrameReader()
  #texts = new Set<string>()

  /** @param cameraOpen - Whether pictures from a camera are expected now. */
  constructor(cameraOpen: () => boolean) {
    this.#cameraOpen = cameraOpen
  }

  /** Keeps the codes in one picture, each once. @throws KitError `invalid-input` */
  async look(picture: Input<'start.frame'>): Promise<PaperFrameView> {
    const texts = this.#texts
    const seen = await codesInFrame(this.#frames, picture, this.#cameraOpen())
    // They were forgotten or taken meanwhile.
    if (texts !== this.#texts) return { inSight: false, codes: this.#texts.size }
    if (seen.some((text) => !texts.has(text)) && texts.size >= MOST_CODES) throw tooMany()
    for (const text of seen) texts.add(text)
    return { inSight: seen.length > 0, codes: texts.size }
  }

  /** The codes as files to import, which it then has no more. @throws KitError `not-found` when there are none. */
  take(): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] {
    if (this.#texts.size === 0) throw noneLeft()
    const files = [...this.#texts].map((text) => ({ name: FROM_CAMERA, bytes: new Uint8Array(utf8(text)) }))
    this.forget()
    return files
  }

  forget(): void {
    this.#texts = new Set()
    void this.#frames.close()
  }
}

function noneLeft(): KitError {
  return new KitError(
    'not-found',
    'What the camera read is no longer here. Nothing was saved. Hold the sheets up to the camera again.',
  )
}

function tooMany(): KitError {
  return new KitError(
    'invalid-input',
    `${MOST_CODES} codes are read, and no more fit into one import. Nothing of them is lost. Go on with these, and read the others in the new vault.`,
  )
}
