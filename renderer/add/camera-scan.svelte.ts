import type { IntakeView } from '../../electron/contract.ts'
import { call } from '../kit.ts'
import { LiveCamera } from '../state/live-camera.svelte.ts'

/** Reads an import through the camera. */
export class CameraScan {
  /** Everything that was read until now, in this intake. */
  view = $state.raw<IntakeView>()
  readonly camera: LiveCamera

  /** Only what the camera saw. */
  readonly files = $derived(this.view?.files.filter(({ name }) => name === 'camera') ?? [])
  readonly entries = $derived(
    this.view?.entries.filter(({ file }) => this.files.some(({ index }) => index === file)) ?? [],
  )

  /** @param started - The intake that is under way, if there is one. */
  constructor(started: string | undefined) {
    this.camera = new LiveCamera(async (frame) => {
      const intake = this.view?.id ?? started
      const seen = await call('camera.frame', intake === undefined ? frame : { ...frame, intake })
      if (seen.intake) this.view = seen.intake
      return seen.inSight
    })
  }
}
