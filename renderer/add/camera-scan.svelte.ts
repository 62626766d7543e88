import type { IntakeView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import type { Frame } from '../camera.ts'
import { LiveCamera } from '../state/live-camera.svelte.ts'

/** Reads an import through the camera. */
export class CameraScan {
  /** Everything that was read until now, in this intake. */
  view = $state.raw<IntakeView>()
  readonly camera: LiveCamera
  readonly #started: string | undefined

  /** Only what the camera saw. */
  readonly files = $derived(this.view?.files.filter(({ name }) => name === 'camera') ?? [])
  readonly entries = $derived(
    this.view?.entries.filter(({ file }) => this.files.some(({ index }) => index === file)) ?? [],
  )

  /** @param started - The intake that is under way, if there is one. */
  constructor(started: string | undefined) {
    this.#started = started
    this.camera = new LiveCamera(this.look)
  }

  /** Has one picture searched, and keeps what was read. Returns whether a code is in sight. */
  look = async (frame: Frame): Promise<boolean> => {
    const intake = this.view?.id ?? this.#started
    const seen = await call('camera.frame', intake === undefined ? frame : { ...frame, intake })
    if (seen.intake) this.view = seen.intake
    return seen.inSight
  }
}
